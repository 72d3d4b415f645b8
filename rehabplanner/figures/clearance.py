"""Free places beside the body, for arrows and marks."""

from collections.abc import Sequence
from math import cos, hypot, radians, sin
from typing import Final

from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Point

Bone = tuple[Point, Point, float]
BONES = (
    ("hips", "neck", 10.0),
    ("neck", "head", 9.0),
    *(
        (prefix + a, prefix + b, radius)
        for prefix in ("", "other_")
        for a, b, radius in (
            ("hip", "knee", 8.0),
            ("knee", "ankle", 5.5),
            ("heel", "toes", 5.0),
            ("shoulder", "elbow", 5.0),
            ("elbow", "hand", 4.5),
        )
    ),
)
"""From, to and half the width of the parts that an arrow keeps clear of."""

ROOM: Final = 4.5
"""From the middle of an arrow to the skin."""
MARK_ROOM: Final = 9.5
"""From the middle of a mark to the skin."""
TURNS: Final = (90, 60, 120, 30, 150, 0, 180)
"""Where a mark may stand from its place, nearest to upright first (degrees)."""


def clear_of_body(points: list[Point], camera: Camera) -> list[Point]:
    """The path moved to whichever side gets it clear of the body soonest, above the floor."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    size = hypot(x1 - x0, y1 - y0) or 1.0
    normal = ((y0 - y1) / size, (x1 - x0) / size)
    ahead = (normal[1], -normal[0])
    ways = (ahead, normal, (-normal[0], -normal[1]))
    bones = _bones(camera)
    best, most = points, room(points, bones)
    for step in range(4, 48, 4):
        for x, y in ways:
            if most >= ROOM:
                return best
            moved = shifted(points, (step * x, step * y))
            found = room(moved, bones)
            if found > most:
                best, most = moved, found
    return best


def shifted(points: list[Point], way: Point) -> list[Point]:
    return [(x + way[0], y + way[1]) for x, y in points]


def beside(camera: Camera, place: Point) -> Point:
    """The free place for a mark that is nearest to a part of the body, above it if possible."""
    bones = _bones(camera)
    best, most = place, -100.0
    for far in range(21, 46, 4):
        for turn in TURNS:
            tried = (place[0] + far * cos(radians(turn)), place[1] + far * sin(radians(turn)))
            found = room([tried], bones)
            if found >= MARK_ROOM:
                return tried
            if found > most:
                best, most = tried, found
    return best


def room(points: Sequence[Point], bones: Sequence[Bone]) -> float:
    """The least distance to the skin or the floor."""
    least = min(p[1] for p in points) - 1
    if least < 0:
        return least
    return min(least, *(_distance(p, a, b) - r for p in points[::2] for a, b, r in bones))


def _bones(camera: Camera) -> list[Bone]:
    return [(camera.point(a), camera.point(b), radius) for a, b, radius in BONES]


def _distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a line between two others."""
    way = (b[0] - a[0], b[1] - a[1])
    size = way[0] ** 2 + way[1] ** 2 or 1e-6
    share = ((p[0] - a[0]) * way[0] + (p[1] - a[1]) * way[1]) / size
    share = max(0.0, min(1.0, share))
    return hypot(p[0] - a[0] - share * way[0], p[1] - a[1] - share * way[1])
