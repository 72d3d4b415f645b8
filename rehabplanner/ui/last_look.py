"""Before the sheet goes out: an open stop of the review is named, asked about once and recorded."""

from collections.abc import Callable
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import PATIENT, place_name
from rehabplanner.review.review import open_findings, review
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.plan_page import PlanPage

_REASON: Final = "Handed over with this stop open."


def look_before(export: Callable[[], None], page: PlanPage, strip: MessageStrip) -> None:
    """Export at once, or first say what stands against it."""
    plan = page.session.plan
    stops = open_findings(review(plan), "stop")
    if plan.side is None:
        sentence = "Choose left, right or both knees before you hand over the sheet."

        def show_patient() -> None:
            page.show_place(PATIENT)

        strip.say(sentence, "stop", "Show me", show_patient, of=page.session)
    elif stops:
        where = place_name(plan, stops[0].place)
        said = f"{_counted(stops)} open. {where}: {stops[0].message} Export anyway?"

        def go_on() -> None:
            page.session.edit("Export anyway", _gone_on, stops)
            export()

        strip.say(said, "stop", "Export anyway", go_on, of=page.session)
    else:
        export()


def _gone_on(plan: Plan, stops: tuple[Finding, ...]) -> Plan:
    for stop in stops:
        given = Override(rule=stop.rule, part=stop.part, reason=_REASON, on=plan.created)
        plan = edits.add_override(plan, given)
    return plan


def _counted(stops: tuple[Finding, ...]) -> str:
    return "1 stop is" if len(stops) == 1 else f"{len(stops)} stops are"
