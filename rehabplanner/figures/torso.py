"""Trunk, neck and head as contours, from the side and from the front."""

from collections.abc import Callable
from dataclasses import replace

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.contours import local, outlined, ribbon
from rehabplanner.figures.drawing import Point, Shape, ellipse, smooth
from rehabplanner.figures.legs import shorts_front
from rehabplanner.figures.posture import LEGS
from rehabplanner.figures.styles import FigureStyle
from rehabplanner.figures.torso_shapes import (
    CHEST_FRONT,
    CHEST_SIDE,
    EAR,
    EAR_FRONT,
    FACE,
    HAIR_FRONT,
    HAIR_SIDE,
    HEAD_SIDE,
    NECK_FRONT,
    NECK_SIDE,
    PELVIS_FRONT,
    PELVIS_SIDE,
)

Placer = Callable[[tuple[Point, ...]], list[Point]]


def trunk_side(camera: Camera, style: FigureStyle) -> list[Shape]:
    nape, hips = camera.point("neck"), camera.point("hips")
    skull, up = camera.point("skull"), camera.way(camera.joints.trunk.up)
    throat = (nape[0] - up[0] * 4, nape[1] - up[1] * 4)
    return outlined(
        [
            Shape(ribbon(skull, throat, NECK_SIDE), "skin"),
            Shape(ribbon(nape, hips, CHEST_SIDE, style.build), "shirt"),
            Shape(ribbon(nape, hips, PELVIS_SIDE, style.build, 0.9), "shorts"),
        ]
    )


def head_side(camera: Camera, style: FigureStyle) -> list[Shape]:
    up = camera.way(camera.joints.head_up)
    skull = camera.point("skull")

    def at(points: tuple[Point, ...]) -> list[Point]:
        return local(skull, up, points, style.head)

    shapes = outlined([Shape(smooth(at(HEAD_SIDE), tension=0.85), "skin")])
    if style.hair == "bun":
        shapes.append(Shape(ellipse(at(((-10.5, 15.5),))[0], 3.6, 3.6), "hair", "line", 0.5))
    shapes.append(Shape(smooth(at(HAIR_SIDE[style.hair]), tension=0.9), "hair", "line", 0.5))
    if style.hair != "bob":
        shapes.append(Shape(smooth(at(EAR), tension=0.9), "skin", "line", 0.6))
    shapes += [
        Shape(ellipse(at(((5.9, 12.3),))[0], 0.65, 0.95), "line"),
        Shape(smooth(at(((4.4, 15.0), (6.2, 15.5), (7.6, 14.9))), closed=False), None, "line", 0.5),
        Shape(smooth(at(((8.5, 4.6), (6.8, 4.5), (5.9, 4.9))), closed=False), None, "line", 0.5),
    ]
    return shapes


def pelvis_front(camera: Camera, style: FigureStyle, working: tuple[Limb, ...]) -> list[Shape]:
    shorts = [shorts_front(limb, camera, working, style.build) for limb in LEGS]
    pelvis = Shape(smooth(_whole(camera, PELVIS_FRONT, style.build), tension=0.8), "shorts")
    if set(LEGS) <= set(working):
        pelvis = replace(pelvis, fill="working_shorts")
    crease = smooth(_on_trunk(camera, ((0, -1), (0, -9)), 1.0), closed=False)
    return [*outlined([pelvis, *shorts]), Shape(crease, None, "line", 1.0)]


def shirt_front(camera: Camera, style: FigureStyle, sleeves: list[Shape]) -> list[Shape]:
    """Chest and neck, with the sleeves of the arms that hang beside them."""
    chest = Shape(smooth(_whole(camera, CHEST_FRONT, style.build), tension=0.9), "shirt")
    neck = Shape(smooth(_on_trunk(camera, NECK_FRONT, 1.0), tension=0.6), "skin")
    collar = smooth(_on_trunk(camera, ((-6, 53.2), (0, 50.6), (6, 53.2)), 1.0), closed=False)
    return [*outlined([neck, *sleeves, chest]), Shape(collar, None, "line", 0.7)]


def _whole(camera: Camera, half: tuple[Point, ...], build: float) -> list[Point]:
    other = [(-x, y) for x, y in reversed(half) if x]
    return _on_trunk(camera, (*half, *other), build)


def _on_trunk(camera: Camera, points: tuple[Point, ...], build: float) -> list[Point]:
    """Points of the front of the trunk, shortened as it leans to the viewer."""
    origin = camera.point("hips")
    up = camera.way(camera.joints.trunk.up)
    side = camera.way(camera.joints.trunk.side)
    stretch = camera.joints["shoulders"], camera.joints["hips"]
    share = sum((a - b) ** 2 for a, b in zip(*stretch, strict=True)) ** 0.5 / 46
    return [
        (
            origin[0] - side[0] * x * build * share + up[0] * y * share,
            origin[1] - side[1] * x * build * share + up[1] * y * share,
        )
        for x, y in points
    ]


def head_front(camera: Camera, style: FigureStyle) -> list[Shape]:
    up = camera.way(camera.joints.head_up)
    skull = camera.point("skull")
    size = (up[0] ** 2 + up[1] ** 2) ** 0.5 or 1.0
    ahead = (up[0] / size, up[1] / size)
    centre = (skull[0] + up[0] * 10.5, skull[1] + up[1] * 10.5)

    def at(points: tuple[Point, ...]) -> list[Point]:
        return local(centre, ahead, points, style.head)

    ears = [Shape(smooth(at(tuple((x * s, y) for x, y in EAR_FRONT))), "skin") for s in (-1, 1)]
    face = Shape(smooth(at(FACE), tension=0.95), "skin")
    shapes = outlined([*ears, face])
    if style.hair == "bun":
        shapes.append(Shape(ellipse(at(((0, 13.4),))[0], 4.2, 3.4), "hair", "line", 0.5))
    shapes.append(Shape(smooth(at(HAIR_FRONT[style.hair]), tension=0.9), "hair", "line", 0.5))
    shapes += [_dot(at, x) for x in (-2.9, 2.9)]
    shapes.append(_line(at, ((-2.4, -5.0), (0, -5.9), (2.4, -5.0))))
    shapes.append(_line(at, ((0.3, 0.0), (1.0, -2.2), (-0.5, -2.5))))
    shapes += [_line(at, ((x - 1.3, 2.8), (x, 3.3), (x + 1.3, 2.8))) for x in (-2.9, 2.9)]
    return shapes


def _dot(at: Placer, x: float) -> Shape:
    return Shape(ellipse(at(((x, 0.5),))[0], 0.75, 1.05), "line")


def _line(at: Placer, points: tuple[Point, ...]) -> Shape:
    return Shape(smooth(at(points), closed=False), None, "line", 0.55)
