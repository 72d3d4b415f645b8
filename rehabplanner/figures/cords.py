"""Bands, straps and ropes: what runs between two places or round the legs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import hypot
from typing import Final

from rehabplanner.domain.pose import BodyPoint, Prop
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Ink, Point, Shape, line, smooth
from rehabplanner.figures.posture import prefix_of
from rehabplanner.figures.surfaces import grip
from rehabplanner.figures.vectors import Vec, middle, plus

LOOPS: Final[Mapping[str, tuple[str, str, float, float]]] = {
    "thigh": ("hip", "knee", 0.55, 7.4),
    "knee": ("knee", "ankle", 0.1, 6.0),
    "shin": ("knee", "ankle", 0.55, 5.0),
    "ankle": ("knee", "ankle", 1.0, 3.4),
}
"""From, to, share of the way and half the width of a leg where a band goes round it."""
WRAPS_FROM: Final = 0.6
"""A strand that leaves a leg at less than this (sine of the angle) runs along it."""
ROPE_STEPS: Final = 12


def strung(prop: Prop, place: BodyPoint, camera: Camera, others: Iterable[Prop]) -> list[Shape]:
    """A band or strap from a part of the body to its end; a rope from hand to hand."""
    end = _end(prop, camera, others)
    if prop.kind == "rope":
        return _rope(end, camera)
    ink: Ink = "band" if prop.kind == "band" else "prop_line"
    found = LOOPS.get(place.removeprefix("other_"))
    if found is None:
        return _strand((camera.point(place), end), ink)
    above, below, share, half = found
    prefix = prefix_of(place)
    bone = (camera.point(prefix + above), camera.point(prefix + below))
    start = _along(*bone, share)
    if _crosses(bone, start, end):
        return _wrapped(bone, start, end, half, ink)
    return [*_strand((start, end), ink), replace(_ring(*bone, share, half), stroke=ink, width=3.6)]


def _end(prop: Prop, camera: Camera, others: Iterable[Prop]) -> Point:
    if isinstance(prop.to, tuple):
        return prop.to
    for other in others:
        if other.kind == prop.to:
            return grip(other)
    name = prop.to or "hand"
    return camera.point(name) if name in camera.joints.points else camera.point("hand")


def _strand(ends: tuple[Point, Point], ink: Ink) -> list[Shape]:
    """A band is tight, a strap sags a little."""
    (ax, ay), (bx, by) = ends
    sag = 0.0 if ink == "band" else 1.5
    return _cord((ends[0], ((ax + bx) / 2, (ay + by) / 2 - sag), ends[1]), ink)


def _cord(points: Iterable[Point], ink: Ink, width: float = 2.4) -> list[Shape]:
    path = smooth(tuple(points), closed=False)
    return [Shape(path, None, "halo", width + 1.6), Shape(path, None, ink, width)]


def _along(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _way(a: Point, b: Point) -> Point:
    size = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((b[0] - a[0]) / size, (b[1] - a[1]) / size)


def _crosses(bone: tuple[Point, Point], start: Point, end: Point) -> bool:
    """Whether a strand pulls across a leg rather than along it."""
    leg, pull = _way(*bone), _way(start, end)
    return abs(leg[0] * pull[1] - leg[1] * pull[0]) > WRAPS_FROM


def _wrapped(
    bone: tuple[Point, Point], start: Point, end: Point, half: float, ink: Ink
) -> list[Shape]:
    """Round the far side of a leg and past it to the end: what holds the leg lies behind it."""
    pull, leg = _way(start, end), _way(*bone)
    back = (start[0] - pull[0] * half, start[1] - pull[1] * half)
    pad = line([(back[0] + leg[0] * way, back[1] + leg[1] * way) for way in (-3.0, 3.0)])
    strand = _cord((back, start, end), ink, 3.2)
    return [*strand, Shape(pad, None, "halo", 6.0), Shape(pad, None, ink, 4.8)]


def _rope(via: Point, camera: Camera) -> list[Shape]:
    """One soft curve from hand to hand that swings through a place."""
    hands = (camera.joints["hand"], camera.joints["other_hand"])
    half = max(abs(hands[0][2] - hands[1][2]) / 2, 12.0)
    between = middle(*hands)
    low: Vec = (via[0], via[1], 0.0) if camera.view == "side" else (between[0], via[1], -via[0])
    points = [_swung(hands, low, half, 2 * i / ROPE_STEPS - 1) for i in range(ROPE_STEPS + 1)]
    return _cord([camera.see(point, 0.2) for point in points], "prop_line", 2.2)


def _swung(hands: tuple[Vec, Vec], low: Vec, half: float, turn: float) -> Vec:
    """A point of a rope, from one hand (-1) through its lowest place (0) to the other (1)."""
    hand = hands[turn > 0]
    depth = 1 - abs(turn) ** 2.4
    x, y, z = plus(hand, (low[0] - hand[0], low[1] - hand[1], 0.0), depth)
    wide = half * (1 + 0.5 * depth) * (1 if z > 0 else -1)
    lag = 14.0 * depth * (1 - depth) * (1 if low[0] > hand[0] else -1)
    return (x + lag, y, wide * abs(turn) ** 0.8 + low[2])


def loop_band(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    """A band round both legs, at the knees (just above) or the ankles."""
    name, share = ("knee", 0.8) if place.endswith(("knee", "thigh")) else ("ankle", 0.86)
    above, below = ("hip", "knee") if name == "knee" else ("knee", "ankle")
    rings, middles = [], []
    for prefix in ("other_", ""):
        a, b = camera.point(prefix + above), camera.point(prefix + below)
        half = 6.4 if name == "knee" else 4.6
        rings.append(_ring(a, b, share, half))
        middles.append(_along(a, b, share))
    apart = hypot(middles[0][0] - middles[1][0], middles[0][1] - middles[1][1])
    bridge = _cord((middles[0], middles[1]), "band", 3.2) if apart > 12 else []
    return [*bridge, *rings]


def _ring(a: Point, b: Point, share: float, half: float) -> Shape:
    """Across a leg, at a share of the way from one joint to the next."""
    ahead = _way(a, b)
    x, y = _along(a, b, share)
    ends = [(x + ahead[1] * w, y - ahead[0] * w) for w in (-half, half)]
    return Shape(line(ends), None, "band", 4.0)
