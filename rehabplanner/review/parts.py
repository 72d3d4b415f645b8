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


def take_out(item: Item) -> Fix:
    return Fix("Take it out", partial(edits.remove_item, item_id=item.id))
