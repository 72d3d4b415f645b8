"""Rules on load: how far a knee bends under it, and how much weight the leg may carry.

They read the same pose data that draws the picture.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rehabplanner.domain.exercise import Category, Exercise
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.figures.loading import loaded_knee_bend, stands_on_treated_leg
from rehabplanner.review.finding import Finding
from rehabplanner.review.parts import exercises, is_blocked, take_out
from rehabplanner.review.place import Place

_LOADING: Final[tuple[Category, ...]] = (
    "isometric",
    "strength",
    "unilateral",
    "balance",
    "plyometric",
)
"""Cycling and heel slides bend a knee farther, and load it little."""

_BEND_WORDS: Final = re.compile(
    r"\b(?:bend|bent|deep|low|shallow|half|straight|range)|°|\bdeg", re.IGNORECASE
)
_WEIGHT_WORDS: Final = re.compile(
    r"\b(?:weight|order|allow|brace|crutch|doctor|physician|surgeon|stand|load|both legs|hands)|%",
    re.IGNORECASE,
)
"""A note that speaks of nothing of the kind, such as praise, sets no limit."""


def knee_bend_beyond_the_stage(plan: Plan) -> Iterator[Finding]:
    """The knee bends farther under load than its stage allows, and no note sets a limit."""
    limits = {stage.id: _bend_limit(plan.stages[place:]) for place, stage in enumerate(plan.stages)}
    for stage, item, exercise in _not_told(plan, _BEND_WORDS):
        limit = limits[stage.id]
        if limit is None or exercise.figure is None or exercise.category not in _LOADING:
            continue
        bend = loaded_knee_bend(exercise.figure)
        if bend > limit:
            yield Finding(
                "knee-bend-beyond-the-stage",
                "warning",
                Place("item", item.id),
                f"The knee bends to {bend}° under load and this stage allows {limit}°;"
                " set a limit in the note.",
                ("F048", *exercise.sources),
                take_out(item),
            )


def weight_bearing_beyond_the_order(plan: Plan) -> Iterator[Finding]:
    """The treated leg carries the body while its weight-bearing is a physician's order."""
    for stage, item, exercise in _not_told(plan, _WEIGHT_WORDS):
        cautioned = exercise.caution_for(plan.diagnosis.key, stage.number)
        if stage.weight_bearing is None or exercise.figure is None or cautioned is not None:
            continue  # a caution asks for the note already
        if stands_on_treated_leg(exercise.figure):
            yield Finding(
                "weight-bearing-beyond-the-order",
                "warning",
                Place("item", item.id),
                "The treated leg carries weight here; put the physician's order into the note.",
                ("PROF",),
                take_out(item),
            )


def _not_told(plan: Plan, limits: re.Pattern[str]) -> Iterator[tuple[Stage, Item, Exercise]]:
    """Those whose note sets no limit, and that are not barred anyway."""
    for stage, item, exercise in exercises(plan):
        if not limits.search(item.note) and not is_blocked(plan, stage, exercise):
            yield stage, item, exercise


def _bend_limit(from_here_on: Iterable[Stage]) -> int | None:
    """A stage never allows more than a later one."""
    limits = [stage.max_knee_bend_deg for stage in from_here_on]
    return min((limit for limit in limits if limit is not None), default=None)
