"""Rules on what an exercise may do to this diagnosis in this stage: the library's cautions."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import CautionLevel
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.review.finding import Finding, Fix, Severity
from rehabplanner.review.parts import exercises, is_blocked, take_out
from rehabplanner.review.place import Place

_SAID: Final[dict[CautionLevel, tuple[str, Severity, str]]] = {
    "block": ("blocked-exercise", "stop", "Not for this diagnosis in this stage: {}."),
    "limit": ("limited-exercise", "warning", "Only with a limit here: {}; tell it in the note."),
    "watch": ("watched-exercise", "note", "Watch this here: {}; a note can tell the patient."),
}


def blocked_exercise(plan: Plan) -> Iterator[Finding]:
    """An exercise that this diagnosis must not do in this stage."""
    yield from _cautioned(plan, "block")


def limited_exercise(plan: Plan) -> Iterator[Finding]:
    """An exercise that is all right only with a limit, and no note tells the patient of it."""
    yield from _cautioned(plan, "limit")


def watched_exercise(plan: Plan) -> Iterator[Finding]:
    """An exercise that is allowed with an eye on something, and no note speaks of it."""
    yield from _cautioned(plan, "watch")


def exercise_of_a_later_stage(plan: Plan) -> Iterator[Finding]:
    """An exercise that the protocol does not offer before a later stage, as after a swap."""
    for stage, item, exercise in exercises(plan):
        later = _first_offer(plan, stage, exercise.known_as)
        if later is not None and not is_blocked(plan, stage, exercise):
            number = plan.stages.index(later) + 1
            yield Finding(
                "exercise-of-a-later-stage",
                "warning",
                Place("item", item.id),
                f"The protocol does not offer this exercise before stage {number}.",
                ("F031", "F176"),
                Fix(f"Move to stage {number}", partial(_move, item.id, later.id)),
            )


def _cautioned(plan: Plan, level: CautionLevel) -> Iterator[Finding]:
    rule, severity, message = _SAID[level]
    for stage, item, exercise in exercises(plan):
        caution = exercise.caution_for(plan.diagnosis.key, stage.number)
        if caution is None or caution.level != level or _is_told(item, level):
            continue
        yield Finding(
            rule,
            severity,
            Place("item", item.id),
            message.format(caution.text.rstrip(".")),
            exercise.sources,
            take_out(item) if level == "block" else None,
        )


def _is_told(item: Item, level: CautionLevel) -> bool:
    """A note takes up a limit, as those of the protocols' menus do; nothing lifts a block."""
    return level != "block" and bool(item.note)


def _first_offer(plan: Plan, stage: Stage, key: str) -> Stage | None:
    """The stage that offers the exercise first, when that is a later one."""
    offers = [each for each in plan.stages if key in each.menu]
    first = min(offers, key=lambda each: each.number, default=None)
    is_later = first is not None and first.number > stage.number
    return first if is_later and stage.menu else None


def _move(item_id: str, stage_id: str, plan: Plan) -> Plan:
    return edits.move_item(plan, item_id, stage_id, len(plan.stage(stage_id).items))
