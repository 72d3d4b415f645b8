"""What is laid or wound round a leg: cold and warm packs, towels, wraps."""

from collections.abc import Sequence
from math import hypot
from typing import Final

from rehabplanner.domain.pose import BodyPoint, Prop
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import Profile, ribbon
from rehabplanner.figures.drawing import Ink, Path, Point, Shape, ellipse, line, smooth
from rehabplanner.figures.posture import prefix_of

LINE = 0.9
TOWEL: Final[Profile] = (
    (0.6, 6.6, 2.6), (0.74, 8.4, 2.8), (0.88, 8.2, 2.6), (1.0, 7.6, 2.4), (1.14, 7.0, 2.0),
    (1.28, 6.4, 1.6),
)  # fmt: skip
BAG: Final[Profile] = (
    (0.66, 6.8, 4.8), (0.78, 10.6, 5.4), (0.9, 11.0, 5.4), (1.0, 10.4, 5.2), (1.1, 9.6, 4.6),
    (1.2, 6.6, 4.0),
)  # fmt: skip
"""(share of the thigh, from 1 on of the shin; how far out it lies; how far in)."""
ON_THIGH: Final = -0.38
"""Moves a pack from the knee to the middle of the thigh."""


def pack(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    """A cold or warm pack on a towel over knee or thigh, on the upper side, bent with it."""
    ink: Ink = "cold" if prop.kind == "ice_pack" else "warm"
    prefix = prefix_of(place)
    leg = [camera.point(prefix + name) for name in ("hip", "knee", "ankle")]
    shift = ON_THIGH if place.endswith("thigh") else 0.0
    return [
        Shape(_over(leg, TOWEL, shift), "soft", "prop_line", LINE),
        Shape(_over(leg, BAG, shift), ink, "prop_line", LINE),
    ]


def _over(leg: Sequence[Point], profile: Profile, shift: float) -> Path:
    """A closed outline along the front of a bent leg."""
    outer = [_beside(leg, share + shift, out) for share, out, _ in profile]
    inner = [_beside(leg, share + shift, low) for share, _, low in reversed(profile)]
    return smooth(outer + inner, tension=0.9)


def _beside(leg: Sequence[Point], share: float, out: float) -> Point:
    """A place in front of thigh or shin; at the knee, half way between both directions."""
    a, b = (leg[0], leg[1]) if share <= 1 else (leg[1], leg[2])
    along = share if share <= 1 else share - 1
    near = max(0.0, 1 - abs(share - 1) / 0.2) / 2
    one, other = _normal(leg[0], leg[1]), _normal(leg[1], leg[2])
    weight = near if share <= 1 else 1 - near
    x, y = (one[i] * (1 - weight) + other[i] * weight for i in (0, 1))
    size = hypot(x, y) or 1.0
    place = (a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along)
    return (place[0] + x / size * out, place[1] + y / size * out)


def _normal(a: Point, b: Point) -> Point:
    size = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((a[1] - b[1]) / size, (b[0] - a[0]) / size)


def towel(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    """A thin towel under a part of a lying leg."""
    x, y = camera.point(place)
    width = (prop.width or 26.0) / 2
    return [Shape(ellipse((x, max(1.6, y - 6.6)), width, 2.0), "soft", "prop_line", LINE)]


def wrap(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    """A sleeve from the lower thigh to the upper calf, with its turns."""
    prefix = prefix_of(place)
    hip, knee, ankle = (camera.point(prefix + name) for name in ("hip", "knee", "ankle"))
    upper = ((0.62, 7.8, 7.6), (0.8, 6.8, 6.6), (1.0, 6.2, 6.2))
    lower = ((0.0, 6.2, 6.2), (0.28, 5.8, 7.4), (0.42, 5.2, 7.0))
    turns = [_ring(hip, knee, k, 7.0) for k in (0.7, 0.8, 0.9)]
    turns += [_ring(knee, ankle, k, 6.4) for k in (0.12, 0.24, 0.36)]
    parts = [
        Shape(ribbon(*bone, profile, tension=0.6), "soft", "prop_line", LINE)
        for bone, profile in (((hip, knee), upper), ((knee, ankle), lower))
    ]
    return [*parts, Shape(ellipse(knee, 6.0, 6.0), "soft"), *turns]


def _ring(a: Point, b: Point, share: float, half: float) -> Shape:
    """A slanting line across a limb."""
    size = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    ahead = ((b[0] - a[0]) / size, (b[1] - a[1]) / size)
    x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    end = (x - ahead[1] * half + ahead[0] * 2, y + ahead[0] * half + ahead[1] * 2)
    start = (x + ahead[1] * half - ahead[0] * 2, y - ahead[0] * half - ahead[1] * 2)
    return Shape(line((start, end)), None, "prop_dark", 0.8)
