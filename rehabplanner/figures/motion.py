"""The path of a moving part: every angle goes evenly from start to finish."""

from collections.abc import Mapping
from dataclasses import fields
from math import hypot

from rehabplanner.domain.pose import BodyPoint, Figure, Limb, Motion
from rehabplanner.figures.camera import Camera, seen
from rehabplanner.figures.clearance import clear_of_body, shifted
from rehabplanner.figures.drawing import Point, Shape
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.marks import SHORTEST, SHORTEST_BOTH, along, arrow, path_length
from rehabplanner.figures.posture import LEGS, LimbAngles, Posture, Size
from rehabplanner.figures.skeleton import point_of
from rehabplanner.figures.vectors import middle

MOVING: Mapping[Limb, tuple[BodyPoint, ...]] = {
    "leg": ("knee", "ankle"),
    "other_leg": ("other_knee", "other_ankle"),
    "arm": ("hand",),
    "other_arm": ("other_hand",),
}
SAMPLES = 7
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
    return [seen(figure.view, part, point_of(part, posture, size)) for posture in postures]


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


def motion_arrow(
    figure: Figure, start: Placed, finish: Placed, size: Size, scale: float = 1.0
) -> list[Shape]:
    if figure.hold is not None or figure.finish is None:
        return []
    parts = followed(figure, start, finish)
    paths = [path(figure, start, finish, part, size) for part in parts]
    return [shape for points in paths for shape in _arrow(points, figure, finish, scale)]


def _arrow(points: list[Point], figure: Figure, finish: Placed, scale: float) -> list[Shape]:
    if path_length(points) < STILL:
        return []
    motion = figure.motion or Motion()
    points = _trimmed(points, scale * (SHORTEST_BOTH if motion.both_ways else SHORTEST))
    if motion.offset == (0, 0):
        points = clear_of_body(points, Camera(figure.view, finish.joints), scale)
    else:
        points = shifted(points, motion.offset)
    return arrow(points[::-1] if motion.back else points, motion.both_ways, scale)


def _trimmed(points: list[Point], shortest: float) -> list[Point]:
    """Free of the limb at both ends, but never too short to see."""
    length = path_length(points)
    spare = min(length * 0.2, (length - shortest) / 2)
    return along(points, spare, length - spare)
