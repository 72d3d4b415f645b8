"""The path of a moving part: every angle goes evenly from start to finish."""

from collections.abc import Mapping
from dataclasses import fields
from math import hypot

from rehabplanner.domain.pose import BodyPoint, Figure, Limb, Motion, View
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Point, Shape
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.marks import SHORTEST, along, arrow, path_length
from rehabplanner.figures.skeleton import LEGS, LimbAngles, Posture, Size, joints
from rehabplanner.figures.vectors import middle

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
MOVING: Mapping[Limb, tuple[BodyPoint, ...]] = {
    "leg": ("knee", "ankle"),
    "other_leg": ("other_knee", "other_ankle"),
    "arm": ("hand",),
    "other_arm": ("other_hand",),
}
ROOM = 4.5
SAMPLES = 10
STANDS = 4.0
"""An ankle that moves less than this (cm) stands: the body moves over it."""
MOST = 0.75
"""Hips that travel this share of what a limb does carry the whole body along."""
STILL = 2.0
"""What moves less than this (cm) gets no arrow."""


def between(start: Posture, finish: Posture, share: float) -> Posture:
    def mix(a: float, b: float) -> float:
        return a + (b - a) * share

    limbs = [
        LimbAngles(*(mix(getattr(a, f.name), getattr(b, f.name)) for f in fields(LimbAngles)))
        for a, b in zip(start.limbs, finish.limbs, strict=True)
    ]
    return Posture(
        middle(start.hips, finish.hips, share),
        mix(start.lean, finish.lean),
        mix(start.tilt, finish.tilt),
        mix(start.neck, finish.neck),
        mix(start.hike, finish.hike),
        (limbs[0], limbs[1], limbs[2], limbs[3]),
    )


def path(figure: Figure, start: Placed, finish: Placed, part: BodyPoint, size: Size) -> list[Point]:
    """Where a part goes, in the picture."""
    steps = (i / (SAMPLES - 1) for i in range(SAMPLES))
    postures = (between(start.posture, finish.posture, step) for step in steps)
    return [Camera(figure.view, joints(posture, size)).point(part) for posture in postures]


def followed(figure: Figure, start: Placed, finish: Placed) -> list[BodyPoint]:
    """The part of the working legs and of the working arms that travels farthest; the hips when
    the body moves over its feet.
    """
    if figure.motion is not None and figure.motion.follow is not None:
        return [figure.motion.follow]
    legs = [limb for limb in figure.working if limb in LEGS]
    arms = [limb for limb in figure.working if limb not in LEGS]
    hips = travel(figure, start, finish, "hips")
    stand = all(travel(figure, start, finish, MOVING[limb][-1]) < STANDS for limb in legs)
    far = [_farthest(figure, start, finish, limbs) for limbs in (legs, arms) if limbs]
    if stand and hips > STILL:
        far = far[1:] if legs else far
    moving = [part for part in far if hips < MOST * travel(figure, start, finish, part)]
    return moving or ["hips"]


def _farthest(figure: Figure, start: Placed, finish: Placed, limbs: list[Limb]) -> BodyPoint:
    parts = [part for limb in limbs for part in MOVING[limb]]
    return max(parts, key=lambda part: travel(figure, start, finish, part))


def travel(figure: Figure, start: Placed, finish: Placed, part: BodyPoint) -> float:
    a = Camera(figure.view, start.joints).point(part)
    b = Camera(figure.view, finish.joints).point(part)
    return hypot(b[0] - a[0], b[1] - a[1])


def motion_arrow(figure: Figure, start: Placed, finish: Placed, size: Size) -> list[Shape]:
    if figure.hold is not None or figure.finish is None:
        return []
    parts = followed(figure, start, finish)
    paths = [path(figure, start, finish, part, size) for part in parts]
    return [shape for points in paths for shape in _arrow(points, figure, finish)]


def _arrow(points: list[Point], figure: Figure, finish: Placed) -> list[Shape]:
    if path_length(points) < STILL:
        return []
    motion = figure.motion or Motion()
    points = _trimmed(points)
    if motion.offset == (0, 0):
        points = _clear(points, finish, figure.view)
    else:
        points = _shifted(points, motion.offset)
    return arrow(points[::-1] if motion.back else points, both_ways=motion.both_ways)


def _trimmed(points: list[Point]) -> list[Point]:
    """Free of the limb at both ends, but never too short to see."""
    length = path_length(points)
    spare = max(0.0, min(length * 0.2, (length - SHORTEST) / 2))
    if length < SHORTEST:
        spare = (length - SHORTEST) / 2
    return along(points, spare, length - spare)


def _shifted(points: list[Point], way: Point) -> list[Point]:
    return [(x + way[0], y + way[1]) for x, y in points]


def _clear(points: list[Point], finish: Placed, view: View) -> list[Point]:
    """The path moved to whichever side gets it clear of the body soonest, above the floor."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    size = hypot(x1 - x0, y1 - y0) or 1.0
    normal = ((y0 - y1) / size, (x1 - x0) / size)
    bones = _bones(Camera(view, finish.joints))
    ahead = (normal[1], -normal[0])
    ways = (ahead, normal, (-normal[0], -normal[1]))
    tries = [(step * x, step * y) for step in range(0, 48, 4) for x, y in ways]
    best, most = points, _room(points, bones)
    for way in tries:
        if most >= ROOM:
            break
        moved = _shifted(points, way)
        room = _room(moved, bones)
        if room > most:
            best, most = moved, room
    return best


def _room(points: list[Point], bones: list[tuple[Point, Point, float]]) -> float:
    """The least distance to the skin or the floor."""
    body = min(_distance(p, a, b) - radius for p in points[::2] for a, b, radius in bones)
    return min(body, *(p[1] - 1 for p in points))


def _bones(camera: Camera) -> list[tuple[Point, Point, float]]:
    return [(camera.point(a), camera.point(b), radius) for a, b, radius in BONES]


def _distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a line between two others."""
    way = (b[0] - a[0], b[1] - a[1])
    size = way[0] ** 2 + way[1] ** 2 or 1e-6
    share = ((p[0] - a[0]) * way[0] + (p[1] - a[1]) * way[1]) / size
    share = max(0.0, min(1.0, share))
    return hypot(p[0] - a[0] - share * way[0], p[1] - a[1] - share * way[1])
