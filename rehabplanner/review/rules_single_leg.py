"""Rules on single-leg work: every strengthening session asks for one or two moves on one leg."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Category, Exercise
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.domain.side import Legs
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.parts import exercises, exercises_in
from rehabplanner.review.place import Place

_STRENGTHENING: Final[tuple[Category, ...]] = ("strength", "unilateral")
_FIRST_STAGE_ASKED: Final = 2
_LABEL: Final[dict[Legs, str]] = {
    "affected": "Work the treated leg",
    "each": "Work each leg in turn",
    "other": "Work the other leg",
}


def no_single_leg_work(plan: Plan) -> Iterator[Finding]:
    """A strengthening stage, from the second on, in which no exercise is done on one leg."""
    for stage in _strengthening_stages(plan):
        if not _has_single_leg_work(stage):
            yield Finding(
                "no-single-leg-work",
                "warning",
                Place("stage", stage.id),
                "Nothing here is done on one leg; add one or two such exercises.",
                ("F144", "F143"),
            )


def bilateral_strengthening_only(plan: Plan) -> Iterator[Finding]:
    """All strengthening uses both legs at once, so that the strong one can take over."""
    for stage in _strengthening_stages(plan):
        kinds = {exercise.laterality for exercise in _strengthening(stage)}
        if kinds == {"bilateral"} and _has_single_leg_work(stage):
            yield Finding(
                "bilateral-strengthening-only",
                "note",
                Place("stage", stage.id),
                "Both legs strengthen together only; one at a time the weak one must work.",
                ("F143", "F142"),
            )


def missing_legs(plan: Plan) -> Iterator[Finding]:
    """A one-sided exercise that does not say which leg works."""
    for _, item, exercise in exercises(plan):
        legs = edits.working_legs(exercise)
        if item.legs is None and legs is not None:
            yield Finding(
                "missing-legs",
                "warning",
                Place("item", item.id),
                "Nothing says which leg does this.",
                ("PROF",),
                Fix(_LABEL[legs], partial(edits.set_legs, item_id=item.id, legs=legs)),
            )


def _strengthening_stages(plan: Plan) -> Iterator[Stage]:
    """Those that should hold single-leg work: a protocol may say why one does not."""
    for stage in plan.stages:
        is_asked = stage.number >= _FIRST_STAGE_ASKED and not stage.no_single_leg
        if is_asked and any(_strengthening(stage)):
            yield stage


def _strengthening(stage: Stage) -> Iterator[Exercise]:
    for _, exercise in exercises_in(stage):
        if exercise.category in _STRENGTHENING:
            yield exercise


def _has_single_leg_work(stage: Stage) -> bool:
    return any(exercise.single_leg for _, exercise in exercises_in(stage))
