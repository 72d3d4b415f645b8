"""A figure that no body could take is told to its author."""

import pytest
from figure_builders import RAISE

from rehabplanner.domain.pose import ArmPose, Figure, LegPose, Pose, Prop
from rehabplanner.figures.checks import knee_bend_problems, problems


@pytest.mark.parametrize(
    ("pose", "problem"),
    [
        (Pose(leg=LegPose(hip=160), rests=("other_foot",)), "leg hip 160 is beyond"),
        (Pose(leg=LegPose(hip=40, knee=170), rests=("other_foot",)), "leg knee 170"),
        (Pose(leg=LegPose(hip=0, knee=0, ankle=-60, plant="free"), rests=("other_foot",)), "floor"),
        (Pose(arm=ArmPose(at=(150, 100))), "arm misses its place"),
        (Pose(lean=-90, rests=("seat", "hand")), "hand should rest"),
    ],
)
def test_what_is_impossible_is_said(pose: Pose, problem: str) -> None:
    assert problem in " / ".join(problems(Figure(start=pose)))


def test_a_foot_does_not_go_through_a_step() -> None:
    figure = Figure(start=Pose(other_leg=LegPose(at=(30, 14), plant="free"), rests=("foot",)))
    assert list(problems(figure)) == []

    inside = figure.replace(props=(Prop(kind="step", x=30),))
    assert any("inside the step" in problem for problem in problems(inside))


def test_words_and_picture_must_agree() -> None:
    assert list(knee_bend_problems(RAISE, "Other knee bent 90 deg, knee 0 deg.")) == []
    assert "20 to 30" in next(knee_bend_problems(RAISE, "Knee 0 deg, then knee 20-30 deg."))
