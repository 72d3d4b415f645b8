"""Tells whether an exercise asks for more or less than at the last visit."""

from collections.abc import Iterator
from typing import Literal

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.minutes import EASY_PACE_S
from rehabplanner.domain.side import Legs, Side

Change = Literal["new", "harder", "easier", "same", "stop"]


Work = tuple[Dose, Legs | None]


def compare(before: Work, after: Work, side: Side) -> Change:
    """Whether the second dose asks for more, by the first of these that differs: the weight, the
    work of a session, how many legs work, the sessions of a week, the rest, the tempo.

    New when the two cannot be compared: counted before and timed now, or the leg across.
    """
    if _kind(*before, side) != _kind(*after, side):
        return "new"
    for old, new in zip(_measures(*before, side), _measures(*after, side), strict=True):
        if old != new:
            return "harder" if new > old else "easier"
    return "same"


def _kind(dose: Dose, legs: Legs | None, side: Side) -> tuple[bool, bool]:
    return dose.reps is None, legs == "other" and side != "both"


def _measures(dose: Dose, legs: Legs | None, side: Side) -> Iterator[float]:
    """What makes it hard, each the more the harder."""
    in_turn = 2 if legs == "each" and side != "both" else 1
    yield dose.load_kg or 0
    yield dose.sets * _work(dose) * in_turn
    yield 0 if legs is None else in_turn
    yield dose.times_per_day * dose.days_per_week
    yield -(dose.rest_s or 0)
    yield dose.tempo_s or EASY_PACE_S


def _work(dose: Dose) -> int:
    return dose.duration_s or (dose.reps or 0) * (dose.hold_s or 1)
