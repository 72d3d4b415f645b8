"""The course of a measure over the visits, and what a test asks of each of them."""

from typing import Final

from rehabplanner.domain.measurement import Measurement, Test
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import Side
from rehabplanner.domain.symmetry import by_leg

_PER_CENT: Final = 100.0


def course(plan: Plan, measure_key: str) -> tuple[Measurement, ...]:
    """What was measured up to the plan's day, oldest first."""
    made = (m for m in plan.measurements if m.measure.key == measure_key and m.on <= plan.created)
    return tuple(sorted(made, key=lambda measurement: measurement.on))


def todays(plan: Plan, measure_key: str) -> Measurement | None:
    """What was measured on the plan's day."""
    return next((m for m in course(plan, measure_key) if m.on == plan.created), None)


def before_today(plan: Plan, measure_key: str) -> Measurement | None:
    """What was measured last before the plan's day."""
    earlier = [m for m in course(plan, measure_key) if m.on < plan.created]
    return earlier[-1] if earlier else None


def asked_value(test: Test, measurement: Measurement, side: Side | None) -> float | None:
    """Where the treated leg has to be on that day, in the measure's unit.

    None when it depends on the other leg and that one was not tested, or neither is the sound one.
    """
    if test.compared not in ("symmetry", "gap"):
        return test.threshold
    if side not in ("left", "right"):
        return None
    _, other = by_leg(measurement, side)
    return None if other is None else _beside(test, other)


def _beside(test: Test, other: float) -> float | None:
    higher = test.measure.better == "higher"
    if test.compared == "gap":
        return other - test.threshold if higher else other + test.threshold
    if not test.threshold:
        return None
    share = test.threshold / _PER_CENT
    return other * share if higher else other / share
