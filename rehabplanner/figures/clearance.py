"""Free places beside the body, for arrows and marks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, dist, hypot, radians, sin
from typing import Final

from rehabplanner.domain.pose import BodyPoint, Prop
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Point
from rehabplanner.figures.posture import prefix_of
from rehabplanner.figures.surfaces import Rectangle, solid

Bone = tuple[float, float, float, float, float, float]
"""x and y of an end, the way to the other end, its squared length, half the width."""
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
TURNS: Final = (90, 75, 105, 60, 120, 45, 135, 30, 150, 15, 165, 0, 180, -30, 210, -60, 240)
"""Where a mark may stand from its place, nearest to upright first (degrees)."""
BELOW: Final = 2.0
"""How much a mark would rather be higher (centimetres farther away for each one down)."""


def clear_of_body(points: list[Point], camera: Camera, scale: float = 1.0) -> list[Point]:
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
            if most >= ROOM * scale:
                return best
            moved = shifted(points, (step * x, step * y))
            found = room(moved, bones, most)
            if found > most:
                best, most = moved, found
    return best


def shifted(points: list[Point], way: Point) -> list[Point]:
    return [(x + way[0], y + way[1]) for x, y in points]


def beside(
    camera: Camera, part: BodyPoint, scale: float = 1.0, props: Iterable[Prop] = ()
) -> Point:
    """The free place for a mark that is nearest to a part of the body, rather above than below."""
    bones, limb = _bones(camera), _limb_of(part, camera)
    boxes = [box for box in map(solid, props) if box]
    place, needed = camera.point(part), MARK_ROOM * scale

    def distance(tried: Point) -> float:
        below = max(0.0, place[1] - tried[1])
        return dist(tried, place) + BELOW * below + min(_distance(*tried, bone) for bone in limb)

    def free(tried: Point) -> float:
        return min([room([tried], bones), *(_outside(tried, box) for box in boxes)])

    tried = sorted(_round(place, scale), key=distance)
    found = (point for point in tried if free(point) >= needed)
    return next(found, None) or max(tried, key=free)


def _outside(point: Point, box: Rectangle) -> float:
    left, bottom, right, top = box
    return hypot(
        max(left - point[0], 0, point[0] - right), max(bottom - point[1], 0, point[1] - top)
    )


def _round(place: Point, scale: float) -> Iterator[Point]:
    """Places in rings, those above first."""
    for far in range(14, 63, 4):
        for turn in TURNS:
            way = (cos(radians(turn)), sin(radians(turn)))
            yield (place[0] + far * scale * way[0], place[1] + far * scale * way[1])


def _limb_of(part: BodyPoint, camera: Camera) -> list[Bone]:
    """The bones along which a mark for a part may stand."""
    prefix = prefix_of(part)
    for limb in (("hip", "knee", "ankle"), ("shoulder", "elbow", "hand")):
        if part.removeprefix("other_") in (*limb, "thigh", "shin"):
            points = [camera.point(prefix + name) for name in limb]
            return [_bone(a, b) for a, b in pairwise(points)]
    return [_bone(camera.point(part), camera.point(part))]


def room(points: Sequence[Point], bones: Sequence[Bone], enough: float = -100.0) -> float:
    """The least distance to the skin or the floor; found less than `enough`, it stops looking."""
    least = min(p[1] for p in points) - 1
    for x, y in points[::2]:
        for bone in bones:
            if least < enough:
                return least
            least = min(least, _distance(x, y, bone) - bone[5])
    return least


def _bones(camera: Camera) -> list[Bone]:
    return [_bone(camera.point(a), camera.point(b), radius) for a, b, radius in BONES]


def _bone(a: Point, b: Point, radius: float = 0.0) -> Bone:
    x, y = b[0] - a[0], b[1] - a[1]
    return (a[0], a[1], x, y, x * x + y * y or 1e-6, radius)


def _distance(x: float, y: float, bone: Bone) -> float:
    """From a point to the line between both ends."""
    ax, ay, dx, dy, size, _ = bone
    x, y = x - ax, y - ay
    share = (x * dx + y * dy) / size
    if share > 1:
        share = 1.0
    elif share < 0:
        share = 0.0
    return hypot(x - share * dx, y - share * dy)
