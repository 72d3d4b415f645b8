"""Rules on impact: running and jumping begin by criteria, on their ladders (library 2.9, 2.10)."""

from collections.abc import Callable, Iterator
from typing import Final

from rehabplanner.domain.charting import GATES_RULE
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.gates import gate_status, open_gates
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.review.finding import Finding
from rehabplanner.review.parts import exercises, exercises_in, is_begun, stage_before, take_out
from rehabplanner.review.place import Place

_FIRST_STAGE: Final = 3
"""Before it only what a diagnosis allows by a caution of its own."""

_RUNNING: Final = ("walk-jog", "cadence-run", "run-steady", "stride-buildup")


def jumps_before_their_entry(plan: Plan) -> Iterator[Finding]:
    """Jumps before stage 3, or in today's stage while its criteria are open."""
    yield from _before_entry(plan, "jumps-before-their-entry", "jumps", is_jump)


def running_before_its_entry(plan: Plan) -> Iterator[Finding]:
    """Running before stage 3, or in today's stage while its criteria are open."""
    yield from _before_entry(plan, "running-before-its-entry", "running", is_run)


def _before_entry(
    plan: Plan, rule: str, what: str, is_one: Callable[[Exercise], bool]
) -> Iterator[Finding]:
    for stage, item, exercise in exercises(plan):
        cautioned = exercise.caution_for(plan.diagnosis.key, stage.number)
        if is_one(exercise) and stage.number < _FIRST_STAGE and cautioned is None:
            message = f"Too early for {what}: it begins in stage {_FIRST_STAGE} or later."
            place = Place("item", item.id)
            yield Finding(rule, "stop", place, message, ("F048", "F205"), take_out(item))
    today = plan.stage(plan.current_stage)
    waiting = _still_open(plan, today)
    if waiting and any(is_one(exercise) for _, exercise in exercises_in(today)):
        message = f"This stage has {what}, and criteria to begin it are open ({waiting})."
        yield Finding(rule, "warning", Place("stage", today.id), message, ("F205", "F206"))


def _still_open(plan: Plan, today: Stage) -> int:
    """Gates of the way into today's stage; 0 when the therapist moved on with a reason.

    What was met when the stage began does not close again by getting old.
    """
    before = stage_before(plan)
    if before is None:
        return 0
    if any((each.rule, each.part) == (GATES_RULE, before.id) for each in plan.overrides):
        return 0
    own = (gate for gate in today.enter if not gate.criterion.derived)
    waiting = open_gates(plan, (*before.leave, *own))
    begun = is_begun(plan)
    return sum(not (begun and gate_status(plan, gate) == "stale") for gate in waiting)


def is_jump(exercise: Exercise) -> bool:
    return exercise.category == "plyometric"


def is_run(exercise: Exercise) -> bool:
    return exercise.known_as in _RUNNING
