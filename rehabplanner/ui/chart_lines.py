"""What a chart of a measure shows: its lines over the days, a scale, and all of it in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final, Literal

from rehabplanner.domain.course import asked_value
from rehabplanner.domain.measurement import Measurement, Test
from rehabplanner.domain.side import Side
from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.progress_words import asked, leg_name, values

LineKind = Literal["left", "right", "value", "gate"]

_STEPS: Final = (1, 2, 5, 10)
_WANTED_TICKS: Final = 4
_MARGIN: Final = 0.08


@dataclass(frozen=True)
class Line:
    """One line: its name and its points, oldest first."""

    kind: LineKind
    name: str
    points: tuple[tuple[date, float], ...]


def lines(course: Sequence[Measurement], test: Test | None, side: Side | None) -> tuple[Line, ...]:
    """Left and right, or the one value, then where the gate asks the treated leg to be."""
    made = (
        Line("left", leg_name("left", side), _points((m.on, m.left) for m in course)),
        Line("right", leg_name("right", side), _points((m.on, m.right) for m in course)),
        Line("value", "Value", _points((m.on, m.value) for m in course)),
        _gate(course, test, side),
    )
    return tuple(line for line in made if line.points)


def scale(found: Iterable[Line]) -> tuple[float, ...]:
    """Round numbers, evenly spaced, around all points."""
    heights = [height for line in found for _, height in line.points]
    if not heights:
        return (0.0, 1.0)
    low, high = min(heights), max(heights)
    room = max(high - low, abs(high) * _MARGIN, 1) * (1 + _MARGIN)
    step = _round_step(room / _WANTED_TICKS)
    first, last = floor(low / step), ceil(high / step)
    return tuple(round(n * step, 6) for n in range(first, max(last, first + 1) + 1))


def in_words(course: Sequence[Measurement], test: Test | None) -> str:
    """The whole chart for a screen reader."""
    if not course:
        return "Nothing was measured yet."
    told = [f"{date_words(m.on)}: {values(m)}." for m in course]
    gate = [f"The gate asks for {asked(test)}."] if test is not None else []
    return " ".join((f"{course[0].measure.name}.", *told, *gate))


def _gate(course: Sequence[Measurement], test: Test | None, side: Side | None) -> Line:
    if test is None:
        return Line("gate", "", ())
    points = _points((m.on, asked_value(test, m, side)) for m in course)
    return Line("gate", f"Gate: {asked(test)}", points)


def _points(found: Iterable[tuple[date, float | None]]) -> tuple[tuple[date, float], ...]:
    return tuple((day, value) for day, value in found if value is not None)


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough)


def shown_days(days: Sequence[date], places: Sequence[float], room: float) -> tuple[date, ...]:
    """The days that can be written under the axis: the first, the last and what fits between.

    places: where each stands, in the same unit as `room`, which one date needs
    """
    if not days:
        return ()
    kept = [0]
    kept += [n for n in range(1, len(days) - 1) if places[-1] - places[n] >= room]
    fitting = kept[:1]
    for _, number in pairwise(kept):
        if places[number] - places[fitting[-1]] >= room:
            fitting.append(number)
    last = len(days) - 1
    if last and places[last] - places[fitting[-1]] >= room:
        fitting.append(last)
    return tuple(days[number] for number in fitting)
