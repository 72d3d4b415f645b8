"""Both panels share floor and scale, the arrow follows the motion, sides are mirrored."""

from time import perf_counter

import pytest
from figure_builders import RAISE, SIDEWAYS, SQUAT

from rehabplanner.domain.pose import Figure, Focus, LegPose, Pose
from rehabplanner.figures.drawing import Drawing, Shape, bounds
from rehabplanner.figures.placing import placed
from rehabplanner.figures.scene import draw
from rehabplanner.figures.styles import STYLES


def _with_ink(drawing: Drawing, panel: int, *inks: str) -> list[Shape]:
    return [shape for shape in drawing.panels[panel].shapes if {shape.fill, shape.stroke} & {*inks}]


@pytest.mark.parametrize("figure", [RAISE, SQUAT, SIDEWAYS])
def test_start_and_finish_share_floor_and_scale(figure: Figure) -> None:
    start, finish = draw(figure).panels

    assert start.frame == finish.frame
    assert start.shapes[0] == finish.shapes[0]
    assert start.shapes[0].stroke == "floor"


@pytest.mark.parametrize("figure", [RAISE, SQUAT, SIDEWAYS])
def test_everything_lies_within_the_frame(figure: Figure) -> None:
    for panel in draw(figure).panels:
        box = bounds(panel.shapes)
        assert panel.frame.left <= box.left
        assert box.right <= panel.frame.right
        assert box.top <= panel.frame.top


def test_a_figure_without_a_finish_has_one_panel() -> None:
    assert [panel.label for panel in draw(Figure(start=Pose())).panels] == ["only"]


def test_the_arrow_is_in_the_finish_and_points_up_for_a_lift() -> None:
    drawing = draw(RAISE)

    assert _with_ink(drawing, 0, "arrow") == []
    shaft = next(shape for shape in _with_ink(drawing, 1, "arrow") if shape.stroke == "arrow")
    assert shaft.path[-1][1][-1] > shaft.path[0][1][-1]


def test_a_hold_has_a_pause_mark_and_no_arrow() -> None:
    held = RAISE.replace(hold="thigh", finish=None)
    shafts = [s for s in _with_ink(draw(held), 0, "arrow") if s.stroke == "arrow" and not s.fill]

    assert shafts == []
    assert _with_ink(draw(held), 0, "arrow")


def test_a_moved_limb_leaves_a_ghost_only_in_the_finish() -> None:
    drawing = draw(RAISE)

    assert _with_ink(drawing, 0, "ghost") == []
    assert _with_ink(drawing, 1, "ghost")
    assert _with_ink(draw(SQUAT), 1, "ghost") == []


def test_a_stretch_shows_where_it_is_felt() -> None:
    assert _with_ink(draw(RAISE.replace(zone="thigh_back")), 1, "zone")


@pytest.mark.parametrize("figure", [RAISE, SIDEWAYS])
def test_the_left_knee_is_the_mirror_image_of_the_right(figure: Figure) -> None:
    right, left = draw(figure, "right").panels[1], draw(figure, "left").panels[1]

    assert (left.frame.left, left.frame.right) == (-right.frame.right, -right.frame.left)
    assert bounds(left.shapes).left == pytest.approx(-bounds(right.shapes).right)
    assert [shape.fill for shape in left.shapes] == [shape.fill for shape in right.shapes]


def test_face_on_a_right_leg_is_on_the_left_of_the_picture() -> None:
    working = [s for s in draw(SIDEWAYS, "right").panels[0].shapes if s.fill == "working"]

    assert bounds(working).right < 3


def test_a_close_up_shows_only_its_part() -> None:
    frame = draw(RAISE.replace(focus=Focus(on="ankle", radius=30))).panels[0].frame

    assert frame.width == pytest.approx(60)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_drawn(style: str) -> None:
    for figure in (RAISE, SQUAT, SIDEWAYS):
        assert draw(figure, "right", style).panels


def test_a_figure_is_drawn_in_a_moment() -> None:
    draw(SQUAT)
    figures = [
        Figure(start=Pose(), finish=Pose(lean=20 + i / 10, legs=LegPose(hip=45, knee=40)))
        for i in range(20)
    ]
    placed.cache_clear()
    begin = perf_counter()
    for figure in figures:
        draw(figure)

    assert (perf_counter() - begin) / len(figures) < 0.05
