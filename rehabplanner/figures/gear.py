"""Props that are held, worn or stretched: weights, balls, bands, packs, wraps."""

from collections.abc import Callable, Iterable, Mapping
from math import hypot

from rehabplanner.domain.pose import BodyPoint, Prop, PropKind
from rehabplanner.figures import cords, packs
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import ribbon
from rehabplanner.figures.drawing import Point, Shape, ellipse, line
from rehabplanner.figures.posture import prefix_of

LINE = 0.9
DEFAULT_PLACE: Mapping[PropKind, BodyPoint] = {
    "dumbbell": "hand",
    "barbell": "neck",
    "ball": "hand",
    "ankle_weight": "ankle",
    "ice_pack": "knee",
    "warm_pack": "knee",
    "wrap": "knee",
    "towel": "knee",
    "stick": "neck",
    "kneecap": "knee",
    "float_belt": "hips",
    "band": "ankle",
    "strap": "ankle",
    "loop_band": "knee",
    "rope": "hand",
}
"""Where a prop is worn unless its `at` says so."""


def worn_prop(prop: Prop, camera: Camera, others: Iterable[Prop]) -> list[Shape]:
    """What a held or worn prop looks like; nothing for those that stand."""
    place = prop.at or DEFAULT_PLACE.get(prop.kind)
    if place is None:
        return []
    if prop.kind in ("band", "strap", "rope"):
        return cords.strung(prop, place, camera, others)
    painter = PAINTERS.get(prop.kind)
    return painter(prop, place, camera) if painter else []


def _bone(place: BodyPoint, camera: Camera) -> tuple[Point, Point]:
    """From the joint above a place to the joint below it."""
    prefix = prefix_of(place)
    name = place.removeprefix("other_")
    ends = {"knee": ("hip", "knee"), "thigh": ("hip", "knee"), "hand": ("elbow", "wrist")}
    above, below = ends.get(name, ("knee", "ankle"))
    return camera.point(prefix + above), camera.point(prefix + below)


def dumbbell(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    x, y = camera.point(place)
    bar = line(((x - 8, y), (x + 8, y)))
    discs = [Shape(ellipse((x + dx, y), 2.8, 5.2), "prop_dark", "line", LINE) for dx in (-8, 8)]
    return [Shape(bar, None, "line", 3.4), *discs]


def barbell(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    x, y = camera.point(place)
    if camera.view == "front":
        bar = line(((x - 55, y - 3), (x + 55, y - 3)))
        discs = [ellipse((x + dx, y - 3), 3, 16) for dx in (-52, 52)]
        return [
            Shape(bar, None, "line", 3.0),
            *(Shape(d, "prop_dark", "line", LINE) for d in discs),
        ]
    front = camera.way(camera.joints.trunk.front)
    centre = (x - front[0] * 7, y - front[1] * 7 - 2)
    return [
        Shape(ellipse(centre, 13, 13), "prop", "prop_line", LINE),
        Shape(ellipse(centre, 3.2, 3.2), "prop_dark", "line", LINE),
    ]


def ball(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    x, y = _between_knees(camera) if place.endswith("knee") else camera.point(place)
    radius = (prop.width or 20.0) / 2
    shine = ellipse((x - radius * 0.3, y + radius * 0.35), radius * 0.3, radius * 0.2, 30)
    return [Shape(ellipse((x, y), radius, radius), "cold", "prop_line", LINE), Shape(shine, "halo")]


def _between_knees(camera: Camera) -> Point:
    a, b = camera.point("knee"), camera.point("other_knee")
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def ankle_weight(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    above, below = _bone(place, camera)
    cuff = ((0.74, 3.0, 3.0), (0.75, 5.2, 5.4), (0.92, 5.0, 5.0), (0.93, 3.0, 3.0))
    return [Shape(ribbon(above, below, cuff, tension=0.5), "prop_line", "line", LINE)]


def stick(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    """A stick along the back."""
    hips, head = camera.point("hips"), camera.point("neck")
    up, front = camera.way(camera.joints.trunk.up), camera.way(camera.joints.trunk.front)
    low = (hips[0] - front[0] * 11 - up[0] * 8, hips[1] - front[1] * 11 - up[1] * 8)
    high = (head[0] - front[0] * 11 + up[0] * 28, head[1] - front[1] * 11 + up[1] * 28)
    return [
        Shape(line((low, high)), None, "line", 3.0),
        Shape(line((low, high)), None, "prop_dark", 1.8),
    ]


def kneecap(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    """The kneecap, for close-ups; x and y move it along the leg and off it."""
    above, below = _bone(place, camera)
    size = hypot(below[0] - above[0], below[1] - above[1]) or 1.0
    ahead = ((below[0] - above[0]) / size, (below[1] - above[1]) / size)
    along, off = prop.x or 0.0, (prop.y or 0.0) + (0.0 if camera.view == "front" else 3.4)
    centre = (
        below[0] + ahead[0] * along - ahead[1] * off,
        below[1] + ahead[1] * along + ahead[0] * off,
    )
    return [Shape(ellipse(centre, 3.6, 3.0), "skin", "line", 0.9)]


def float_belt(prop: Prop, place: BodyPoint, camera: Camera) -> list[Shape]:
    neck, hips = camera.point("neck"), camera.point("hips")
    belt = ((0.62, 4, 4), (0.63, 10.4, 8.6), (0.8, 10.2, 8.8), (0.81, 4, 4))
    return [Shape(ribbon(neck, hips, belt, tension=0.5), "cold", "line", LINE)]


PAINTERS: Mapping[PropKind, Callable[[Prop, BodyPoint, Camera], list[Shape]]] = {
    "dumbbell": dumbbell,
    "barbell": barbell,
    "ball": ball,
    "ankle_weight": ankle_weight,
    "ice_pack": packs.pack,
    "warm_pack": packs.pack,
    "wrap": packs.wrap,
    "towel": packs.towel,
    "stick": stick,
    "kneecap": kneecap,
    "float_belt": float_belt,
    "loop_band": cords.loop_band,
}
