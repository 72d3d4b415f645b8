"""Limb symmetry by tables worked out by hand, the right way round for distances and for times."""

import pytest
from builders import a_measure, a_measurement

from rehabplanner.domain.measurement import Measurement
from rehabplanner.domain.side import Side
from rehabplanner.domain.symmetry import by_leg, gap, limb_symmetry

DISTANCE = a_measure("single-hop", unit="cm")
TIME = a_measure("timed-hop", unit="s", better="lower")
STRAIGHTENING = a_measure("knee-extension-deficit", unit="°", better="lower", least=-25, most=90)
SWING = a_measure("swing", unit="cm", least=-25)
PAIN = a_measure("pain-now", unit="/10", better="lower", sided=False, most=10)


def _hop(left: float | None, right: float | None) -> Measurement:
    return a_measurement(DISTANCE, left=left, right=right)


def _timed(left: float | None, right: float | None) -> Measurement:
    return a_measurement(TIME, left=left, right=right)


@pytest.mark.parametrize(
    ("left", "right", "for_left", "for_right"),
    [
        (100, 100, 100, 100),
        (90, 100, 90, 111.11),
        (100, 80, 125, 80),
        (135, 150, 90, 111.11),
        (44.5, 50, 89, 112.36),
        (0, 120, 0, None),
        (120, 0, None, 0),
        (0, 0, None, None),
    ],
)
def test_a_distance_is_the_treated_leg_in_per_cent_of_the_other(
    left: float, right: float, for_left: float | None, for_right: float | None
) -> None:
    assert limb_symmetry(_hop(left, right), "left") == pytest.approx(for_left, abs=0.01)
    assert limb_symmetry(_hop(left, right), "right") == pytest.approx(for_right, abs=0.01)


@pytest.mark.parametrize(
    ("left", "right", "for_left", "for_right"),
    [
        (2.0, 2.0, 100, 100),
        (2.5, 2.0, 80, 125),
        (2.0, 2.5, 125, 80),
        (2.0, 1.8, 90, 111.11),
        (0, 2.0, None, 0),
        (2.0, 0, 0, None),
    ],
)
def test_a_time_is_the_other_leg_in_per_cent_of_the_treated_one(
    left: float, right: float, for_left: float | None, for_right: float | None
) -> None:
    assert limb_symmetry(_timed(left, right), "left") == pytest.approx(for_left, abs=0.01)
    assert limb_symmetry(_timed(left, right), "right") == pytest.approx(for_right, abs=0.01)


@pytest.mark.parametrize("measurement", [_hop(90, None), _hop(None, 90), _timed(2, None)])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_leg_that_was_not_tested_gives_no_symmetry_and_no_gap(
    measurement: Measurement, side: Side
) -> None:
    assert limb_symmetry(measurement, side) is None
    assert gap(measurement, side) is None


@pytest.mark.parametrize("side", ["both", None])
def test_legs_are_not_compared_when_both_are_treated_or_no_side_is_chosen(
    side: Side | None,
) -> None:
    assert limb_symmetry(_hop(90, 100), side) is None
    assert gap(_hop(90, 100), side) is None


def test_a_measure_without_sides_has_no_symmetry() -> None:
    pain = a_measurement(PAIN, value=3)

    assert limb_symmetry(pain, "left") is None
    assert gap(pain, "left") is None


@pytest.mark.parametrize(("left", "right"), [(-5, 10), (10, -5), (-5, -5)])
def test_values_below_zero_have_no_symmetry(left: float, right: float) -> None:
    assert limb_symmetry(a_measurement(SWING, left=left, right=right), "left") is None
    assert limb_symmetry(a_measurement(STRAIGHTENING, left=left, right=right), "left") is None


@pytest.mark.parametrize(
    ("left", "right", "for_left", "for_right"),
    [(8, 10, 2, -2), (10, 10, 0, 0), (2.4, 4.4, 2, -2), (0, 12, 12, -12)],
)
def test_the_gap_is_how_far_the_treated_leg_is_behind(
    left: float, right: float, for_left: float, for_right: float
) -> None:
    assert gap(_hop(left, right), "left") == for_left
    assert gap(_hop(left, right), "right") == for_right


@pytest.mark.parametrize(
    ("left", "right", "for_left", "for_right"),
    [(5, 0, 5, -5), (0, -5, 5, -5), (-3, -5, 2, -2), (2, 2, 0, 0)],
)
def test_the_gap_turns_round_where_lower_is_better(
    left: float, right: float, for_left: float, for_right: float
) -> None:
    measurement = a_measurement(STRAIGHTENING, left=left, right=right)

    assert gap(measurement, "left") == for_left
    assert gap(measurement, "right") == for_right


def test_exactly_nine_tenths_is_90_in_spite_of_binary_fractions() -> None:
    assert limb_symmetry(_hop(18.9, 21), "left") == 90
    assert limb_symmetry(_hop(33.3, 37), "left") == 90


@pytest.mark.parametrize(
    ("side", "legs"), [("left", (90, 100)), ("right", (100, 90)), ("both", (90, 100))]
)
def test_the_treated_leg_comes_first(side: Side, legs: tuple[float, float]) -> None:
    assert by_leg(_hop(90, 100), side) == legs
