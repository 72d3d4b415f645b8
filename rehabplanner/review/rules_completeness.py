"""Rules on what a plan must not lack: a side, criteria, stop rules, words of its own."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.criterion import Criterion, Gate
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import DEFAULT, in_language
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.pain_rule import AMBER_POINTS
from rehabplanner.review.place import PATIENT, RETURN, Place
from rehabplanner.review.wording import passages

_PLACEHOLDER: Final = re.compile(
    r"^(?:new stage|what this stage is for)\.?$|\b(?:todo|tbd|xxx+|lorem ipsum)\b|…|\.{3}|\?{2}"
    r"|\[[^\]]*\]|<[a-z ]+>|_{3}",
    re.IGNORECASE,
)


def missing_side(plan: Plan) -> Iterator[Finding]:
    """No side is chosen, so no word or picture can say which knee is meant."""
    if plan.side is None:
        yield Finding("missing-side", "stop", PATIENT, "Choose left, right or both.", ("PROF",))


def no_return_criteria(plan: Plan) -> Iterator[Finding]:
    """Nothing says when full activity is safe again; time alone does not (F204 to F208)."""
    if not plan.return_to_activity:
        yield Finding(
            "no-return-criteria",
            "warning",
            RETURN,
            "Nothing says when the patient may go back to sport; add criteria.",
            ("F204", "F205", "F206", "F207"),
        )


def no_criteria_to_move_on(plan: Plan) -> Iterator[Finding]:
    """A stage ends when its criteria are met, never because time has passed (library rule 2.5)."""
    for stage in plan.stages:
        if not stage.leave:
            yield Finding(
                "no-criteria-to-move-on",
                "warning",
                Place("leave", stage.id),
                "Nothing says when this stage is done; add a criterion.",
                ("F207", "PROF"),
                Fix("Let the therapist decide", partial(_let_therapist_decide, stage.id)),
            )


def missing_stop_rule(plan: Plan) -> Iterator[Finding]:
    """An exercise that does not say when to stop it; sharp pain always is a reason (F097)."""
    for stage in plan.stages:
        for item in stage.items:
            if isinstance(item.content, Exercise) and not in_language(item.content.text).stop_if:
                yield Finding(
                    "missing-stop-rule",
                    "note",
                    Place("item", item.id),
                    "This exercise does not say when to stop.",
                    ("F097", "SILB"),
                    Fix("Add a stop rule", partial(_add_stop_rule, item.id)),
                )


def placeholder_text(plan: Plan) -> Iterator[Finding]:
    """Words that were meant to be replaced and would be printed."""
    for passage in passages(plan):
        if any(map(_waits_to_be_written, passage.lines)):
            yield Finding(
                "placeholder-text",
                "warning",
                passage.place,
                "Words here still wait to be written, and would be printed.",
                ("PROF",),
                _fix_for_empty(plan, passage.place),
            )


@lru_cache(maxsize=10_000)
def _waits_to_be_written(line: str) -> bool:
    """Kept for every line, because the review runs after every edit."""
    return _PLACEHOLDER.search(line) is not None


def _fix_for_empty(plan: Plan, place: Place) -> Fix | None:
    """A stage that nobody has filled can simply go."""
    is_only = len(plan.stages) == 1
    if place.kind != "stage" or is_only or plan.stage(place.id).items:
        return None
    return Fix("Remove the empty stage", partial(edits.remove_stage, stage_id=place.id))


def _let_therapist_decide(stage_id: str, plan: Plan) -> Plan:
    criterion = Criterion(
        judged_by="clinician",
        text={DEFAULT: "Your therapist says you may move on."},
        clinical="Goal of the stage reached; clinician's decision.",
        sources=("PROF",),
    )
    return edits.set_leave_gates(plan, stage_id, (Gate(criterion=criterion),))


def _add_stop_rule(item_id: str, plan: Plan) -> Plan:
    item = plan.item(item_id)
    if not isinstance(item.content, Exercise):
        return plan
    words = in_language(item.content.text)
    rule = _stop_rule(plan, plan.stage_of(item_id))
    return edits.set_item_words(plan, item_id, words.replace(stop_if=rule))


def _stop_rule(plan: Plan, stage: Stage) -> str:
    rule, ceiling = plan.diagnosis.pain_rule, stage.pain_ceiling
    if ceiling is None and rule is not None:
        ceiling = rule.ceiling
    if ceiling is None:
        return "Stop if you feel sharp pain."
    return f"Stop if you feel sharp pain, or more than {ceiling + AMBER_POINTS} out of 10."
