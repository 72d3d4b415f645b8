"""Outlines of limbs: soft ribbons round a bone with a width for every share of its length."""

from collections.abc import Sequence
from math import hypot

from rehabplanner.figures.drawing import Path, Point, Shape, smooth

Profile = Sequence[tuple[float, float, float]]
"""(share of the bone, half width on the left of the way, half width on the right)."""

OUTLINE = 1.1


def ribbon(a: Point, b: Point, profile: Profile, factor: float = 1.0, tension: float = 1.0) -> Path:
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1e-6
    ahead = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
    left = (-ahead[1], ahead[0])

    def at(share: float, width: float) -> Point:
        x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        return (x + left[0] * width * factor, y + left[1] * width * factor)

    there = [at(share, one) for share, one, _ in profile]
    back = [at(share, -other) for share, _, other in reversed(profile)]
    return smooth(there + back, tension=tension)


def local(origin: Point, up: Point, points: Sequence[Point], factor: float = 1.0) -> list[Point]:
    """Points given as (to the right of up, along up) in a frame of their own."""
    right = (up[1], -up[0])
    return [
        (
            origin[0] + (right[0] * x + up[0] * y) * factor,
            origin[1] + (right[1] * x + up[1] * y) * factor,
        )
        for x, y in points
    ]


def outlined(parts: Sequence[Shape], width: float = OUTLINE) -> list[Shape]:
    """One clean contour round all parts together: the strokes first, then the fills."""
    strokes = [Shape(part.path, None, "line", width * 2) for part in parts]
    return strokes + list(parts)


def swapped(profile: Profile) -> Profile:
    """The same profile for the limb across."""
    return [(share, right, left) for share, left, right in profile]
