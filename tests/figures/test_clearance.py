"""Arrows and marks keep clear of the body, and props lie on the right side of the legs."""

from itertools import pairwise
from math import dist

import pytest
from figure_builders import RAISE, figure_of

from rehabplanner.domain.pose import Focus, Motion, Prop
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.clearance import MARK_ROOM, beside
from rehabplanner.figures.drawing import bounds
from rehabplanner.figures.marks import ARROW_WIDTH, SHORTEST_BOTH
from rehabplanner.figures.packs import pack
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posture import Size
from rehabplanner.figures.scene import draw
from rehabplanner.figures.standing_props import lies_between


def camera_of(key: str) -> Camera:
    figure = figure_of(key)
    return Camera(figure.view, placed(figure, Size())[1].joints)


@pytest.mark.parametrize("key", ["side-plank", "quad-set", "bridge-hold", "wall-sit-60"])
def test_a_pause_mark_stands_beside_the_body(key: str) -> None:
    camera = camera_of(key)
    x, y = beside(camera, "thigh")

    for a, b in (("hip", "knee"), ("knee", "ankle"), ("other_hip", "other_knee")):
        (ax, ay), (bx, by) = camera.point(a), camera.point(b)
        along = [(ax + (bx - ax) * k / 8, ay + (by - ay) * k / 8) for k in range(9)]
        assert min(dist((x, y), point) for point in along) > MARK_ROOM


def test_an_arrow_with_two_heads_is_long_enough_for_both() -> None:
    short = RAISE.replace(finish=RAISE.start.replace(leg=None, neck=20))
    figure = short.replace(motion=Motion(follow="head", both_ways=True), working=("leg",))
    shafts = [s for s in draw(figure).panels[1].shapes if s.stroke == "arrow" and not s.fill]
    ends = [values[-2:] for _, values in shafts[0].path]

    assert sum(dist(a, b) for a, b in pairwise(ends)) > SHORTEST_BOTH / 3


def test_a_close_up_shows_its_whole_arrow() -> None:
    figure = RAISE.replace(focus=Focus(on="hip", radius=20))
    panel = draw(figure).panels[1]
    arrow = bounds([shape for shape in panel.shapes if "arrow" in (shape.fill, shape.stroke)])

    assert panel.frame.left < arrow.left
    assert arrow.right < panel.frame.right


def test_a_pillow_under_one_leg_hides_the_other_one() -> None:
    camera = camera_of("elevate-leg")
    pillow = next(prop for prop in figure_of("elevate-leg").props if prop.kind == "pillow")

    assert lies_between(pillow, camera)
    assert not lies_between(Prop(kind="chair"), camera)


@pytest.mark.parametrize("key", ["warm-pack", "ice-pack"])
def test_a_pack_lies_on_the_leg_it_is_for(key: str) -> None:
    camera = camera_of(key)
    box = bounds(pack(Prop(kind="ice_pack"), "thigh", camera))

    assert camera.point("hip")[0] < box.left
    assert box.right < camera.point("ankle")[0]


def test_a_pause_mark_stands_close_to_its_limb_although_the_other_leg_is_above() -> None:
    camera = camera_of("quad-set")
    x, y = beside(camera, "thigh")
    knee, ankle = camera.point("knee"), camera.point("ankle")

    assert knee[0] < x < ankle[0]
    assert y - max(knee[1], ankle[1]) < 3 * MARK_ROOM


def test_a_pause_mark_keeps_off_a_wall() -> None:
    camera = camera_of("wall-sit-60")
    free = beside(camera, "knee")
    wall = Prop(kind="wall", x=free[0])
    x, _ = beside(camera, "knee", props=(wall,))

    assert abs(x - free[0]) > MARK_ROOM


def test_arrows_are_small_in_a_close_up_and_large_in_a_wide_picture() -> None:
    def width(focus: Focus | None) -> float:
        panel = draw(RAISE.replace(focus=focus)).panels[1]
        return next(s.width for s in panel.shapes if s.stroke == "arrow" and not s.fill)

    close = width(Focus(on="knee", radius=26))
    assert close < 0.75 * ARROW_WIDTH < ARROW_WIDTH < width(None)
