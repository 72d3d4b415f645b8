"""What differs in the facts above the stages: patient, side, goal, day, diagnosis."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import Side
from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.comparing.aspects import Aspect, all_but, compared, nothing, words_compared
from rehabplanner.ui.comparing.difference import Difference, Spot
from rehabplanner.ui.comparing.stages import stage_title
from rehabplanner.ui.inspector_about import PEOPLE

PLAN: Final = "Patient and plan"
DIAGNOSIS: Final = "What the patient has"

_KNEES: Final = {
    "left": "Left knee",
    "right": "Right knee",
    "both": "Both knees",
    None: "Not chosen",
}


def plan_compared(before: Plan, after: Plan) -> Iterator[Difference]:
    spot = Spot(PLAN, (before.side, after.side))
    yield from compared(spot, _PLAN, before, after)
    if before.current_stage != after.current_stage:
        titles = (stage_title(plan, plan.stage(plan.current_stage)) for plan in (before, after))
        yield spot.told("Today’s stage", *titles)


def diagnosis_compared(before: Plan, after: Plan) -> Iterator[Difference]:
    old, new = before.diagnosis, after.diagnosis
    if old == new:
        return
    spot = Spot(DIAGNOSIS, (before.side, after.side))
    if old.key != new.key:
        yield spot.told("Diagnosis", old.name, new.name)
        return
    yield from words_compared(spot, old.text, new.text)
    yield from compared(spot, _DIAGNOSIS, old, new)


def _date(day: date | None, _side: Side | None) -> str:
    return "" if day is None else date_words(day)


def _minutes(minutes: int | None, _side: Side | None) -> str:
    return "" if minutes is None else f"{minutes} minutes"


_PLAN: Final = (
    Aspect[Plan]("Name", lambda plan: plan.patient.name),
    Aspect[Plan]("Born", lambda plan: plan.patient.born, _date),
    Aspect[Plan]("Knee", lambda plan: plan.side, lambda side, _: _KNEES[side]),
    Aspect[Plan]("Goal", lambda plan: plan.goal),
    Aspect[Plan]("Time a day", lambda plan: plan.minutes_per_day, _minutes),
    Aspect[Plan]("Things at home", lambda plan: plan.equipment),
    Aspect[Plan]("Day of the plan", lambda plan: plan.created, _date),
    Aspect[Plan]("Next visit", lambda plan: plan.next_visit),
    Aspect[Plan](
        "Person in the pictures", lambda plan: plan.person, lambda person, _: PEOPLE[person]
    ),
)
_DIAGNOSIS: Final = (
    Aspect[Diagnosis]("Name for the therapist", lambda diagnosis: diagnosis.name),
    Aspect[Diagnosis]("Details for the therapist", all_but("text", "name"), nothing),
)
