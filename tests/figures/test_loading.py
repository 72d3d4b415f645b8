"""Which knee carries the body in a picture, and how far it bends."""

import pytest

from rehabplanner.domain.pose import Figure, LegPose, Pose, Prop
from rehabplanner.figures.loading import loaded_knee_bend, stands_on_treated_leg
from rehabplanner.library.library import Library


def bent(knee: float) -> LegPose:
    return LegPose(hip=knee, knee=knee)


def test_the_deepest_bend_of_a_standing_knee_counts() -> None:
    squat = Figure(start=Pose(legs=bent(20)), finish=Pose(lean=25, legs=bent(60)))

    assert loaded_knee_bend(squat) == 60


def test_a_knee_in_the_air_carries_nothing() -> None:
    on_the_other = Figure(start=Pose(rests=("other_foot",), leg=LegPose(knee=90, plant="free")))

    assert loaded_knee_bend(on_the_other) == 0
    assert not stands_on_treated_leg(on_the_other)


def test_lying_and_sitting_bend_a_knee_without_load() -> None:
    lying = Figure(start=Pose(base="hook-lying"))
    sitting = Figure(start=Pose(base="sitting"), props=(Prop(kind="chair", x=0),))

    for figure in (lying, sitting):
        assert loaded_knee_bend(figure) == 0
        assert not stands_on_treated_leg(figure)


@pytest.mark.parametrize(
    ("key", "bend"),
    [
        ("mini-squat", 42),
        ("squat-60", 60),
        ("leg-press-060", 60),
        ("step-up", 60),
        ("bridge", 0),
        ("heel-slide", 0),
        ("sit-to-stand", 0),
    ],
)
def test_shipped_exercises_load_a_bent_knee_as_far_as_they_say(
    library: Library, key: str, bend: int
) -> None:
    figure = library.exercises[key].figure
    assert figure is not None

    assert loaded_knee_bend(figure) == bend


@pytest.mark.parametrize(
    ("key", "stands"), [("sl-stand", True), ("walk", True), ("quad-set", False), ("slr", False)]
)
def test_a_standing_treated_leg_is_seen(library: Library, key: str, stands: bool) -> None:
    figure = library.exercises[key].figure
    assert figure is not None

    assert stands_on_treated_leg(figure) == stands
