"""Ropes swing in one curve from hand to hand; bands and straps go round what they hold."""

from math import dist

import pytest
from figure_builders import figure_of

from rehabplanner.domain.pose import Figure, Pose, Prop
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.cords import strung
from rehabplanner.figures.drawing import Point, Shape, bounds
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posture import Size


def camera_of(figure: Figure, panel: int = 0) -> Camera:
    return Camera(figure.view, placed(figure, Size())[panel].joints)


def ends(shape: Shape) -> tuple[Point, Point]:
    first, last = shape.path[0][1], shape.path[-1][1][-2:]
    return (first[0], first[1]), (last[0], last[1])


@pytest.mark.parametrize("panel", [0, 1])
def test_a_rope_is_one_curve_from_hand_to_hand(panel: int) -> None:
    figure = figure_of("jump-rope")
    camera = camera_of(figure, panel)
    ropes = [prop for prop in figure.props if prop.kind == "rope"]
    [rope] = [prop for prop in ropes if prop.only == ("start", "finish")[panel]]
    halo, rope_line = strung(rope, "hand", camera, figure.props)

    assert halo.path == rope_line.path
    for end, hand in zip(ends(rope_line), ("hand", "other_hand"), strict=True):
        assert dist(end, camera.point(hand)) < 6
    assert bounds([rope_line]).bottom < 4


def test_a_strap_lies_behind_the_knee_that_it_pulls_forward() -> None:
    camera = camera_of(Figure(start=Pose(base="standing")))
    strap = Prop(kind="strap", at="knee", to=(64, 47))
    box = bounds(strung(strap, "knee", camera, ()))

    assert box.left < camera.point("knee")[0] - 5
    assert box.right > 60


def test_a_strap_along_a_leg_ends_in_a_ring_round_it() -> None:
    camera = camera_of(Figure(start=Pose(base="standing")))
    strap = Prop(kind="strap", at="ankle", to="hips")
    *_, ring = strung(strap, "ankle", camera, ())

    (ax, ay), (bx, by) = ends(ring)
    assert abs(ax - bx) > 3 * abs(ay - by)


def test_a_strap_holds_a_hand_or_foot_without_a_loop() -> None:
    camera = camera_of(Figure(start=Pose(base="standing")))

    assert len(strung(Prop(kind="strap", at="foot", to="hand"), "foot", camera, ())) == 2
