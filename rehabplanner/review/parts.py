"""The parts of a plan as rules ask for them."""

from collections.abc import Iterator
from functools import partial

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.review.finding import Fix


def exercises(plan: Plan) -> Iterator[tuple[Stage, Item, Exercise]]:
    """Every exercise with its item and stage, in the order of the plan."""
    for stage in plan.stages:
        for item, exercise in exercises_in(stage):
            yield stage, item, exercise


def exercises_in(stage: Stage) -> Iterator[tuple[Item, Exercise]]:
    for item in stage.items:
        if isinstance(item.content, Exercise):
            yield item, item.content


def is_blocked(plan: Plan, stage: Stage, exercise: Exercise) -> bool:
    """Whether the library bars the exercise here; other rules then have nothing to add."""
    caution = exercise.caution_for(plan.diagnosis.key, stage.number)
    return caution is not None and caution.level == "block"


def stage_before(plan: Plan) -> Stage | None:
    """The stage that leads into today's; None when today's is the first.

    Where stages were moved about, it is the last one that the protocol puts before today's.
    """
    today = plan.stage(plan.current_stage)
    place = plan.stages.index(today)
    skipped = [stage for stage in plan.stages[place + 1 :] if stage.number < today.number]
    if skipped:
        return max(skipped, key=lambda stage: stage.number)
    return plan.stages[place - 1] if place else None


def is_begun(plan: Plan) -> bool:
    """Whether the patient was in today's stage, or beyond it, at the last visit already."""
    if not plan.visits:
        return False
    numbers = {stage.id: number for number, stage in enumerate(plan.stages)}
    # a stage that is gone was beyond: what it took to leave it, nobody can say any more
    return numbers.get(plan.visits[-1].stage, len(numbers)) >= numbers[plan.current_stage]


def take_out(item: Item) -> Fix:
    return Fix("Take it out", partial(edits.remove_item, item_id=item.id))
