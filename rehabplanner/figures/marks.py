"""What helps to read a picture: the arrow, the place where a stretch is felt, the pause mark."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Final

from rehabplanner.domain.pose import Limb, Zone
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import Profile, ribbon
from rehabplanner.figures.drawing import Box, Path, Point, Shape, ellipse, polygon, rounded, smooth
from rehabplanner.figures.posture import prefix_of

ARROW_WIDTH: Final = 2.8
ARROW_HEAD: Final = 9.0
ARROW_HALO: Final = 2.6
SHORTEST: Final = 17.0
SHORTEST_BOTH: Final = 27.0
"""Of an arrow with one head, and with two."""

THIGH_ZONES: Final[dict[Zone, Profile]] = {
    "thigh_front": (
        (0.1, 7.4, -5.0), (0.25, 8.4, -2.6), (0.5, 7.4, -1.6), (0.75, 5.4, -1.6), (0.92, 4.0, -3.0),
    ),
    "thigh_back": (
        (0.15, -5.5, 8.0), (0.3, -3.6, 7.8), (0.55, -2.8, 6.8), (0.8, -2.4, 5.0), (0.92, -3.0, 4.2),
    ),
    "thigh_inner": ((0.15, 7.0, -3.0), (0.5, 6.0, -1.5), (0.85, 4.0, -2.0)),
    "thigh_outer": ((0.0, -3.5, 7.0), (0.25, -2.0, 7.0), (0.52, -3.0, 5.4)),
}  # fmt: skip
CALF_ZONE: Final[Profile] = (
    (0.08, -3.0, 4.8), (0.28, -2.4, 6.2), (0.55, -1.6, 5.1), (0.75, -1.4, 3.3),
)  # fmt: skip


def arrow(points: Sequence[Point], both_ways: bool = False, scale: float = 1.0) -> list[Shape]:
    """An arrow along a soft line, with a white halo so that it reads over limbs."""
    line, heads = _shaft(points, both_ways, ARROW_HEAD * scale)
    width, rim = ARROW_WIDTH * scale, ARROW_HALO * scale
    halo = [Shape(line, None, "halo", width + rim)]
    halo += [Shape(head, "halo", "halo", rim) for head in heads]
    ink = [Shape(line, None, "arrow", width), *(Shape(head, "arrow") for head in heads)]
    return halo + ink


def _shaft(points: Sequence[Point], both_ways: bool, size: float) -> tuple[Path, list[Path]]:
    inner = list(points)
    heads = [_head(inner[-2], inner[-1], size)]
    inner[-1] = _short_of(inner[-2], inner[-1], size)
    if both_ways:
        heads.append(_head(inner[1], inner[0], size))
        inner[0] = _short_of(inner[1], inner[0], size)
    return smooth(inner, closed=False), heads


def _short_of(before: Point, tip: Point, size: float) -> Point:
    ahead = _unit(before, tip)
    return (tip[0] - ahead[0] * size * 0.75, tip[1] - ahead[1] * size * 0.75)


def _head(before: Point, tip: Point, size: float) -> Path:
    ahead = _unit(before, tip)
    base = (tip[0] - ahead[0] * size, tip[1] - ahead[1] * size)
    wide = size * 0.56
    left = (base[0] - ahead[1] * wide, base[1] + ahead[0] * wide)
    right = (base[0] + ahead[1] * wide, base[1] - ahead[0] * wide)
    return polygon((tip, left, right))


def _unit(a: Point, b: Point) -> Point:
    size = hypot(b[0] - a[0], b[1] - a[1]) or 1e-6
    return ((b[0] - a[0]) / size, (b[1] - a[1]) / size)


def path_length(points: Sequence[Point]) -> float:
    pairs = pairwise(points)
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairs)


def along(points: Sequence[Point], start: float, end: float, count: int = 7) -> list[Point]:
    """Points at even distances from one length of a path to another."""
    return [_at(points, start + (end - start) * i / (count - 1)) for i in range(count)]


def _at(points: Sequence[Point], wanted: float) -> Point:
    """The place after a length of the path; beyond its ends, straight on."""
    gone = 0.0
    for i, (a, b) in enumerate(pairwise(points)):
        step = hypot(b[0] - a[0], b[1] - a[1])
        if wanted <= gone + step or i == len(points) - 2:
            share = (wanted - gone) / (step or 1e-6)
            return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        gone += step
    return points[-1]


def pause_mark(at: Point, scale: float = 1.0) -> list[Shape]:
    """Two upright bars in a ring: hold still."""
    x, y = at
    half, high = 1.2 * scale, 3.4 * scale
    bars = [
        rounded(Box(x + off - half, y - high, x + off + half, y + high), half / 2)
        for off in (-2.3 * scale, 2.3 * scale)
    ]
    ring = Shape(ellipse(at, 7.4 * scale, 7.4 * scale), "halo", "arrow", 1.8 * scale)
    disc = Shape(ellipse(at, 9.2 * scale, 9.2 * scale), "halo")
    return [disc, ring, *(Shape(bar, "arrow") for bar in bars)]


def zone(which: Zone, limb: Limb, camera: Camera) -> list[Shape]:
    """The dark patch where the stretch is felt."""
    prefix = prefix_of(limb)
    hip, knee, ankle = (camera.point(prefix + name) for name in ("hip", "knee", "ankle"))
    if which == "calf":
        return [Shape(ribbon(knee, ankle, CALF_ZONE), "zone")]
    if which in THIGH_ZONES:
        return [Shape(ribbon(hip, knee, THIGH_ZONES[which]), "zone")]
    trunk = camera.joints.trunk
    front = camera.way(trunk.front)
    way, size = (-3.2, 3.8) if which == "buttock" else (4.5, 3.6)
    centre = (hip[0] + front[0] * way, hip[1] + front[1] * way)
    return [Shape(ellipse(centre, size, size * 1.2), "zone")]
