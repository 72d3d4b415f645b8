"""The way back: the angles that bring a hand or foot to a place (two-bone reach)."""

from math import asin, atan2, degrees, sqrt

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.frames import Frame, axes
from rehabplanner.figures.posture import LimbAngles, Size, side_of
from rehabplanner.figures.vectors import (
    Vec,
    across,
    angle_between,
    dot,
    length,
    minus,
    plus,
    times,
    unit,
)


def reach(
    limb: Limb, root: Vec, target: Vec, frame: Frame, pole: Vec, size: Size
) -> tuple[LimbAngles, float]:
    """The angles that bring the end of a limb to a target, and by how much they miss it.

    pole: the direction to which knee or elbow point
    """
    a, b = size.bones(limb)
    way = minus(target, root)
    far = length(way)
    near = max(abs(a - b) + 0.01, min(far, a + b - 0.01))
    along = (a * a + near * near - b * b) / (2 * near)
    side = sqrt(max(0.0, a * a - along * along))
    ahead = unit(way)
    joint = plus(times(ahead, along), unit(across(pole, ahead)), side)
    lower = minus(times(ahead, near), joint)
    return angles_of(limb, frame, unit(joint), unit(lower), pole), abs(far - near)


def angles_of(limb: Limb, frame: Frame, upper: Vec, lower: Vec, pole: Vec) -> LimbAngles:
    """The angles of two bones given by their directions."""
    outward = times(frame.side, side_of(limb))
    out = degrees(asin(max(-1.0, min(1.0, dot(upper, outward)))))
    root = degrees(atan2(dot(upper, frame.front), -dot(upper, frame.up)))
    _, bend, away = axes(limb, frame, root, out)
    mid = angle_between(upper, lower)
    bent = across(lower, upper) if mid > 2 else times(pole, -1)
    return LimbAngles(root, out, degrees(atan2(-dot(bent, away), dot(bent, bend))), mid)
