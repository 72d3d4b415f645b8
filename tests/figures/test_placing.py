"""Bodies come to rest on what carries them, and planted feet stay where they stand."""

from math import dist

import pytest

from rehabplanner.domain.pose import ArmPose, Figure, LegPose, Pose, Prop, View
from rehabplanner.figures.checks import problems
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posing import base_poses
from rehabplanner.figures.posture import Size

SIZE = Size()
FRONT_BASES = ("side-lying", "side-plank")
PROPS = {"sitting": (Prop(kind="chair"),), "bike": (Prop(kind="bike"),)}


@pytest.mark.parametrize("name", base_poses())
def test_a_base_pose_rests_and_is_possible(name: str) -> None:
    view = "front" if name in FRONT_BASES else "side"
    figure = Figure.model_validate(
        {"view": view, "start": {"base": name}, "props": PROPS.get(name, ())}
    )

    assert list(problems(figure)) == []


def test_a_standing_body_stands_on_the_floor() -> None:
    start, _ = placed(Figure(start=Pose(base="standing")), SIZE)

    assert start.joints["heel"][1] == pytest.approx(0)
    assert start.joints["ankle"][0] == pytest.approx(0)


def test_a_foot_above_a_step_stands_on_the_step() -> None:
    figure = Figure(start=Pose(base="standing"), props=(Prop(kind="step", x=0, height=20),))
    start, _ = placed(figure, SIZE)

    assert start.joints["heel"][1] == pytest.approx(20)


def test_the_sole_is_level_however_the_standing_knee_bends() -> None:
    figure = Figure(start=Pose(base="standing", lean=30, legs=LegPose(hip=60, knee=55)))
    start, _ = placed(figure, SIZE)

    assert start.joints["toes"][1] == pytest.approx(start.joints["heel"][1])


def test_feet_that_the_finish_does_not_mention_stay() -> None:
    figure = Figure(
        start=Pose(base="hook-lying"), finish=Pose(lean=-112, neck=28, rests=("shoulders",))
    )
    start, finish = placed(figure, SIZE)

    for foot in ("ankle", "other_ankle"):
        assert dist(start.joints[foot], finish.joints[foot]) < 0.05
    assert finish.joints["hips"][1] > start.joints["hips"][1] + 10
    assert finish.joints["shoulders"][0] == pytest.approx(start.joints["shoulders"][0])


def test_a_hand_follows_the_part_of_the_body_that_it_holds() -> None:
    figure = Figure(
        start=Pose(base="standing", arm=ArmPose(at="hips")),
        finish=Pose(legs=LegPose(hip=20, knee=30)),
    )
    for pose in placed(figure, SIZE):
        assert dist(pose.joints["hand"], pose.joints["hips"]) < 0.05


def test_both_hands_go_to_their_own_side() -> None:
    figure = Figure(start=Pose(base="sitting", arms=ArmPose(at="thigh")))
    start, _ = placed(figure, SIZE)

    assert dist(start.joints["other_hand"], start.joints["other_thigh"]) < 0.05


def test_a_hop_lands_where_it_is_told_to() -> None:
    figure = Figure(start=Pose(base="standing"), finish=Pose(x=40, lift=5))
    _, finish = placed(figure, SIZE)

    assert finish.joints["ankle"][0] == pytest.approx(40)
    assert finish.joints["heel"][1] == pytest.approx(5)


@pytest.mark.parametrize("view", ["side", "front"])
def test_soles_lie_flat_however_far_apart_the_feet_stand(view: View) -> None:
    wide = Pose(base="standing", legs=LegPose(abduct=27, rotate=12))
    lunge = Pose(lean=15, leg=LegPose(hip=50, knee=44, abduct=22, rotate=34))
    for pose in placed(Figure(view=view, start=wide, finish=lunge), SIZE):
        for foot in pose.joints.feet:
            assert foot.down == pytest.approx((0, -1, 0), abs=0.01)


@pytest.mark.parametrize("flip", [True, False])
@pytest.mark.parametrize("knee", [0, 55])
def test_a_sole_lies_on_the_slope_that_it_stands_on(flip: bool, knee: float) -> None:
    board = Prop(kind="decline_board", flip=flip)
    legs = LegPose(hip=knee * 0.7, knee=knee)
    start, _ = placed(Figure(start=Pose(base="standing", legs=legs), props=(board,)), SIZE)

    heel, toes = start.joints["heel"], start.joints["toes"]
    rise = (15 - 2) / 46 * (1 if flip else -1)
    assert (toes[1] - heel[1]) / (toes[0] - heel[0]) == pytest.approx(rise, abs=0.01)
    assert heel[1] == pytest.approx((15 + 2) / 2 + rise * heel[0], abs=0.05)


def test_a_foot_that_is_told_to_stand_on_a_slope_lies_on_it() -> None:
    board = Prop(kind="decline_board", x=40, flip=True, width=60)
    start = Pose(base="standing", leg=LegPose(plant="sole", at=40), rests=("other_foot",))
    found, _ = placed(Figure(start=start, props=(board,)), SIZE)

    heel, toes = found.joints["heel"], found.joints["toes"]
    assert (toes[1] - heel[1]) / (toes[0] - heel[0]) == pytest.approx(13 / 60, abs=0.01)


def test_a_heel_that_lies_does_not_sink_when_the_toes_point() -> None:
    lying = Pose(base="supine", leg=LegPose(plant="heel", knee=60, ankle=-25))
    start, _ = placed(Figure(start=lying), SIZE)

    assert start.joints["heel"][1] > -0.1


def test_seen_from_the_front_the_standing_foot_keeps_its_depth() -> None:
    figure = Figure(
        view="front",
        start=Pose(base="standing"),
        finish=Pose(legs=LegPose(hip=45, knee=60)),
    )
    start, finish = placed(figure, SIZE)

    assert dist(start.joints["ankle"], finish.joints["ankle"]) < 0.05
