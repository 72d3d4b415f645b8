"""Exercise machines; pedals, plates and pads are where the feet and shins are."""

from collections.abc import Sequence
from typing import Final

from rehabplanner.domain.pose import Prop
from rehabplanner.figures.blocks import LINE, block, box_of, turned_box
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Box, Point, Shape, ellipse, line, smooth
from rehabplanner.figures.surfaces import size_of

RAIL: Final = 9.0
"""How high the rail of a leg press lies."""


def treadmill(prop: Prop, camera: Camera) -> list[Shape]:
    deck = box_of(prop)
    post = turned_box(prop, size_of(prop)[0] / 2 - 14, deck.height, size_of(prop)[0] / 2 - 10, 112)
    panel = turned_box(prop, size_of(prop)[0] / 2 - 26, 108, size_of(prop)[0] / 2 - 6, 114)
    return [block(post, "prop_dark"), block(deck, radius=4), block(panel, radius=2.4)]


def bike(prop: Prop, camera: Camera) -> list[Shape]:
    """An exercise bike: the crank turns to where the feet are."""
    x, saddle = prop.x or 0.0, (prop.y or 0.0) + size_of(prop)[1]
    way = -1 if prop.flip else 1
    crank = (x + way * 24, 30.0)
    wheel = (x + way * 58, 27.0)
    post = ((x, saddle - 4), crank, (x + way * 46, saddle - 4))
    frame = [
        Shape(line(post), None, "prop_line", 5.6),
        Shape(line(post), None, "prop_dark", 4.2),
    ]
    bars = ((x + way * 44, saddle - 10), (x + way * 50, saddle + 18), (x + way * 60, saddle + 24))
    return [
        Shape(line(((x - way * 26, 2), (x + way * 82, 2))), None, "prop_line", 4.4),
        Shape(line((crank, (x + way * 8, 2))), None, "prop_dark", 3.6),
        Shape(ellipse(wheel, 23, 23), "prop", "prop_line", LINE),
        Shape(ellipse(wheel, 4, 4), "prop_dark"),
        *frame,
        Shape(smooth(bars, closed=False), None, "prop_line", 4.0),
        *_cranks(crank, camera),
        block(Box(x - 15, saddle - 5, x + 13, saddle), "prop_dark", 2.4),
    ]


def _cranks(middle: Point, camera: Camera) -> list[Shape]:
    arms = []
    for name in ("other_foot", "foot"):
        pedal = camera.point(name)
        arms.append(Shape(line((middle, pedal)), None, "prop_line", 2.8))
        arms.append(
            block(Box(pedal[0] - 6, pedal[1] - 2.4, pedal[0] + 6, pedal[1] - 0.2), "prop_dark")
        )
    return [*arms, Shape(ellipse(middle, 6, 6), "prop", "prop_line", LINE)]


def elliptical(prop: Prop, camera: Camera) -> list[Shape]:
    x = prop.x or 0.0
    pedals = [camera.point(name) for name in ("other_foot", "foot")]
    shapes = [block(Box(x - 60, 0, x + 60, 5))]
    shapes.append(Shape(ellipse((x - 46, 26), 22, 22), "prop", "prop_line", LINE))
    shapes.append(Shape(line(((x + 30, 4), (x + 42, 150))), None, "prop_dark", 4.0))
    for px, py in pedals:
        shapes.append(Shape(line(((x - 46, 26), (px, py - 2), (x + 40, 40))), None, "prop_line", 3))
        shapes.append(block(Box(px - 16, py - 3.4, px + 12, py - 0.2), "prop_dark"))
    return shapes


def leg_press(prop: Prop, camera: Camera) -> list[Shape]:
    """A reclined seat on a long rail, and a plate under the sole that rolls along it."""
    x, seat = prop.x or 0.0, (prop.y or 0.0) + size_of(prop)[1]
    up = camera.way(camera.joints.trunk.up)
    hips = camera.point("hips")
    back = [(hips[0] + up[0] * k - up[1] * 13, hips[1] + up[1] * k + up[0] * 13) for k in (-4, 56)]
    return [
        *_rail(x - 34, x + 132),
        *_bar((back[1], (x - 24, RAIL)), 4.6),
        *_bar(((x, seat - 4), (x, RAIL)), 6.0),
        *_plate(camera),
        block(Box(x - 20, seat - 7, x + 24, seat), radius=2.6),
        Shape(line(back), None, "prop_line", 8.8),
        Shape(line(back), None, "prop", 7.2),
    ]


def _rail(left: float, right: float) -> list[Shape]:
    feet = [block(Box(at - 5, 0, at + 5, RAIL - 2), "prop_dark") for at in (left + 6, right - 6)]
    return [*feet, block(Box(left, RAIL - 2.4, right, RAIL + 2.4))]


def _plate(camera: Camera) -> list[Shape]:
    """Under the sole, with the carriage that carries it."""
    heel, toes = camera.point("heel"), camera.point("toes")
    plate = [
        (heel[0] + (toes[0] - heel[0]) * k, heel[1] + (toes[1] - heel[1]) * k) for k in (-0.4, 1.5)
    ]
    x, y = ((a + b) / 2 for a, b in zip(*plate, strict=True))
    carriage = ((x + 1.5, y), (x + 13, y - 12), (x + 13, RAIL + 4))
    wheels = [ellipse((x + 13 + dx, RAIL + 4.6), 3.0, 3.0) for dx in (-8, 8)]
    return [
        *_bar(carriage, 4.6),
        block(Box(x + 1, RAIL + 5, x + 25, RAIL + 11), "prop_dark"),
        *(Shape(wheel, "prop", "prop_line", LINE) for wheel in wheels),
        Shape(line(plate), None, "prop_line", 5.8),
        Shape(line(plate), None, "prop_dark", 4.4),
    ]


def _bar(points: Sequence[Point], width: float) -> list[Shape]:
    path = line(points)
    return [Shape(path, None, "prop_line", width), Shape(path, None, "prop_dark", width - 1.4)]


def knee_machine(prop: Prop, camera: Camera) -> list[Shape]:
    """A seat with a padded lever in front of the shin."""
    seat = size_of(prop)[1]
    half = size_of(prop)[0] / 2
    knee, ankle = camera.point("knee"), camera.point("ankle")
    share = 0.82
    pad = (knee[0] + (ankle[0] - knee[0]) * share, knee[1] + (ankle[1] - knee[1]) * share)
    side = (ankle[1] - knee[1], knee[0] - ankle[0])
    size = (side[0] ** 2 + side[1] ** 2) ** 0.5 or 1.0
    before = (pad[0] - side[0] / size * 8.6, pad[1] - side[1] / size * 8.6)
    parts = [
        (-half, 0, -half + 5, seat - 4),
        (half - 9, 0, half - 4, seat - 4),
        (-half, seat - 7, half, seat),
    ]
    blocks = [block(turned_box(prop, a, b, c, d)) for a, b, c, d in parts]
    back = block(turned_box(prop, -half - 4, seat, -half + 3, seat + 52), radius=3)
    lever = Shape(line((knee, before)), None, "prop_dark", 3.4)
    return [*blocks, back, lever, Shape(ellipse(before, 4.6, 4.6), "prop_dark", "prop_line", LINE)]
