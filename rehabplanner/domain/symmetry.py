"""Limb symmetry: how the treated leg does beside the other one."""

from typing import Final

from rehabplanner.domain.measurement import Measurement
from rehabplanner.domain.side import Side

_PER_CENT: Final = 100.0

_DECIMALS: Final = 6
"""Rounds away what binary fractions add: 4.4 - 2.4 cm is 2 cm, and meets a gate of 2 cm."""


def limb_symmetry(measurement: Measurement, side: Side | None) -> float | None:
    """The limb symmetry index (LSI) in per cent: 100 when both legs do equally well.

    Treated over other leg; where a lower value is better (a timed hop), other over treated
    (clinical library, section 2.8). None when it says nothing: a leg was not tested, the divisor
    is zero or a value negative, no side is chosen, or both knees are treated.
    """
    if side not in ("left", "right"):
        return None
    treated, other = by_leg(measurement, side)
    if treated is None or other is None or min(treated, other) < 0:
        return None
    part, whole = (treated, other) if measurement.measure.better == "higher" else (other, treated)
    return round(_PER_CENT * part / whole, _DECIMALS) if whole else None


def gap(measurement: Measurement, side: Side | None) -> float | None:
    """How far the treated leg is behind the other one, in the measure's unit; below 0 when ahead.

    None when a leg was not tested, no side is chosen, or both knees are treated.
    """
    if side not in ("left", "right"):
        return None
    treated, other = by_leg(measurement, side)
    if treated is None or other is None:
        return None
    behind = other - treated if measurement.measure.better == "higher" else treated - other
    return round(behind, _DECIMALS)


def by_leg(measurement: Measurement, side: Side) -> tuple[float | None, float | None]:
    """The values of the treated leg and the other one; for both knees left and right."""
    left, right = measurement.left, measurement.right
    return (right, left) if side == "right" else (left, right)
