"""Feet in shoes, from the side, from the front and from above."""

from math import cos, hypot, radians, sin

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import local, ribbon
from rehabplanner.figures.drawing import Path, Point, smooth
from rehabplanner.figures.feet import BALL, SOLE
from rehabplanner.figures.limb_shapes import SHOE, SHOE_FRONT, SOLE_FRONT
from rehabplanner.figures.posture import LEGS, prefix_of, side_of


def foot(limb: Limb, camera: Camera, toes: float) -> Path:
    ankle = camera.point(prefix_of(limb) + "ankle")
    ahead, down = _foot_ways(limb, camera)
    if camera.view == "side":
        return smooth(local(ankle, (-down[0], -down[1]), _bent(SHOE, toes)), tension=0.8)
    edge_on = abs(ahead[0] * down[1] - ahead[1] * down[0]) < 0.4
    if edge_on and hypot(*ahead) > hypot(*down):
        return _sole(limb, camera)
    if edge_on:
        outward = -side_of(limb)
        points = [(x * outward, y) for x, y in SHOE_FRONT]
        return smooth(local(ankle, (-down[0], -down[1]), points), tension=0.8)
    return _foot_across(ankle, ahead, down)


def _sole(limb: Limb, camera: Camera) -> Path:
    """A foot that points along the picture, seen from above or below."""
    heel, toes = camera.point(prefix_of(limb) + "heel"), camera.point(prefix_of(limb) + "toes")
    return ribbon(heel, toes, SOLE_FRONT, tension=0.9)


def _foot_across(ankle: Point, ahead: Point, down: Point) -> Path:
    """A foot seen from the front that points to the side."""
    points = [
        (ankle[0] + ahead[0] * x - down[0] * y, ankle[1] + ahead[1] * x - down[1] * y)
        for x, y in SHOE
    ]
    return smooth(points, tension=0.8)


def _foot_ways(limb: Limb, camera: Camera) -> tuple[Point, Point]:
    found = camera.joints.feet[LEGS.index(limb)]
    return camera.way(found.ahead), camera.way(found.down)


def _bent(points: tuple[Point, ...], toes: float) -> list[Point]:
    """The shoe with its toes bent up by degrees at the ball."""
    c, s = cos(radians(toes)), sin(radians(toes))
    return [
        (BALL + (x - BALL) * c - (y + SOLE) * s, -SOLE + (x - BALL) * s + (y + SOLE) * c)
        if x > BALL
        else (x, y)
        for x, y in points
    ]


def sole_line(limb: Limb, camera: Camera, toes: float) -> Path:
    ankle = camera.point(prefix_of(limb) + "ankle")
    _, down = _foot_ways(limb, camera)
    points = _bent(((-5.4, -6.1), (4, -6.2), (11, -6.2), (17.2, -6.2)), toes)
    return smooth(local(ankle, (-down[0], -down[1]), points), closed=False)
