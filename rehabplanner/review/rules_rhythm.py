"""Rules on rhythm: muscles and joints need days to recover (dosage grammar, library rule 2.4)."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Category, Exercise
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.parts import exercises
from rehabplanner.review.place import Place

_MOST_DAYS: Final[dict[Category, int]] = {"strength": 3, "unilateral": 3, "plyometric": 2}
"""Strength 2-3 days a week, not two days running; jumps 1-2 days, 48 to 72 hours apart."""


def training_on_consecutive_days(plan: Plan) -> Iterator[Finding]:
    """Strength work or jumps on so many days that two of them follow each other.

    Easy work to wake a muscle up is meant for more days: its usual dose says so.
    """
    for _, item, exercise in exercises(plan):
        dose = item.dose
        most = _most_days(item, exercise)
        if dose is not None and most is not None and dose.days_per_week > most:
            yield Finding(
                "training-on-consecutive-days",
                "warning",
                Place("item", item.id),
                f"{dose.days_per_week} days a week leave no day to recover; {most} are enough.",
                ("F033", "F110", "ACSM"),
                _fewer_days(item, dose, most),
            )


def _most_days(item: Item, exercise: Exercise) -> int | None:
    """None for what may be done every day. Extra weight makes easy work strength work."""
    most = _MOST_DAYS.get(exercise.category)
    is_loaded = item.dose is not None and item.dose.load_kg is not None
    return most if most is None or is_loaded else max(most, exercise.dose.days_per_week)


def _fewer_days(item: Item, dose: Dose, days: int) -> Fix:
    fewer = dose.replace(days_per_week=days)
    return Fix(f"{days} days a week", partial(edits.set_dose, item_id=item.id, dose=fewer))
