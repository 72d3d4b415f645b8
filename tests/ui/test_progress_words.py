"""Measurements in words: exact, with the unit, and never rounded up to what a gate asks."""

from datetime import timedelta

import pytest
from builders import A_DAY, a_measure, a_measurement, a_plan, a_test
from hypothesis import given
from hypothesis import strategies as st

from rehabplanner.domain.measurement import Measure, Measurement, Test
from rehabplanner.ui.progress_words import (
    asked,
    found,
    last_words,
    leg_name,
    number,
    per_cent,
    smallest_change_words,
    values,
    with_unit,
)

HOP = a_measure()
TIMED = a_measure("timed-hop", unit="s", better="lower")
PAIN = a_measure("pain", unit="/10", better="lower", sided=False, most=10)
GIRTH = a_measure("girth", better="lower")
EFFUSION = a_measure("effusion", unit="grade", better="lower", most=4)
BEND = a_measure("knee-flexion", unit="°")
LAST_WEEK = A_DAY - timedelta(days=7)


@pytest.mark.parametrize(
    ("value", "words"), [(90.0, "90"), (35.8, "35.8"), (0, "0"), (-2.5, "-2.5"), (1200, "1200")]
)
def test_a_number_is_as_exact_as_it_was_entered(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(89.6, "89.6 %"), (89.96, "89.9 %"), (89.999999, "89.9 %"), (90, "90 %"), (104.25, "104.2 %")],
)
def test_a_share_is_cut_off_not_rounded_up(value: float, words: str) -> None:
    assert per_cent(value) == words


@given(st.floats(0, 300, allow_nan=False))
def test_what_is_shown_meets_a_gate_only_when_the_value_does(value: float) -> None:
    shown = float(per_cent(value).removesuffix(" %"))
    assert shown <= value
    for threshold in (80, 85, 90):
        assert (shown >= threshold) == (value >= threshold)


@pytest.mark.parametrize(
    ("measure", "words"),
    [(HOP, "3 cm"), (PAIN, "3/10"), (BEND, "3°"), (EFFUSION, "grade 3"), (TIMED, "3 s")],
)
def test_units_stand_as_they_are_written(measure: Measure, words: str) -> None:
    assert with_unit("3", measure) == words


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (a_test(), "at least 90 % of the other leg"),
        (
            a_test(measure=BEND, compared="gap", operator="at most", threshold=5),
            "at most 5° behind the other leg",
        ),
        (a_test(compared="treated", threshold=80), "treated leg at least 80 cm"),
        (a_test(compared="each", threshold=80), "each leg at least 80 cm"),
        (
            a_test(measure=PAIN, compared="value", operator="at most", threshold=3),
            "at most 3/10",
        ),
        (
            a_test(measure=EFFUSION, compared="treated", operator="at most", threshold=0),
            "treated leg at most grade 0",
        ),
    ],
)
def test_a_test_says_what_it_asks_for(test: Test, words: str) -> None:
    assert asked(test) == words


@pytest.mark.parametrize(
    ("measurement", "words"),
    [
        (a_measurement(left=89.6, right=100), "89.6 % of the other leg"),
        (a_measurement(TIMED, left=2.5, right=2), "80 % of the other leg"),
        (a_measurement(on=LAST_WEEK), "90 % of the other leg on 14 November 2026"),
        (a_measurement(left=90), ""),
        (a_measurement(GIRTH), ""),
        (a_measurement(PAIN, value=3), ""),
    ],
)
def test_the_legs_are_compared_where_it_means_something(
    measurement: Measurement, words: str
) -> None:
    plan = a_plan(measurements=(measurement,))
    assert found(plan, measurement.measure, None) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [(130, "5° behind the other leg"), (135, "equal to the other leg"), (137, "2° ahead of")],
)
def test_a_gap_is_told_in_the_unit(left: float, words: str) -> None:
    test = a_test(measure=BEND, compared="gap", operator="at most", threshold=5)
    plan = a_plan(measurements=(a_measurement(BEND, left=left, right=135),))
    assert found(plan, BEND, test).startswith(words)


def test_for_both_knees_or_before_any_measurement_nothing_is_compared() -> None:
    assert found(a_plan(side="both", measurements=(a_measurement(),)), HOP, a_test()) == ""
    assert found(a_plan(), HOP, a_test()) == ""


def test_the_last_values_come_with_their_day_and_the_change_since() -> None:
    before = a_measurement(left=80.5, right=101, on=LAST_WEEK)
    plan = a_plan(measurements=(before,))
    assert last_words(plan, HOP) == "14 November 2026: left 80.5, right 101 cm"

    plan = a_plan(measurements=(before, a_measurement(left=91, right=100)))
    assert last_words(plan, HOP).endswith("Since then left +10.5, right \u22121")


def test_a_change_of_a_leg_not_tested_is_left_out() -> None:
    plan = a_plan(measurements=(a_measurement(left=80, on=LAST_WEEK), a_measurement(left=80)))
    assert last_words(plan, HOP).endswith("left 80 cm. Since then left ±0")


def test_a_value_without_sides_changes_without_sides() -> None:
    plan = a_plan(measurements=(a_measurement(PAIN, value=5, on=LAST_WEEK),))
    plan = plan.replace(measurements=(*plan.measurements, a_measurement(PAIN, value=3)))
    assert last_words(plan, PAIN) == "14 November 2026: 5/10. Since then \u22122"


def test_the_first_time_there_is_no_last_value() -> None:
    assert last_words(a_plan(measurements=(a_measurement(),)), HOP) == ""


def test_the_smallest_change_that_matters_is_said_where_it_is_known() -> None:
    chairs = a_measure("chair", unit="reps", sided=False, smallest_change=2)
    assert smallest_change_words(chairs) == "The smallest change that matters is 2 reps."
    assert smallest_change_words(HOP) == ""


def test_values_and_legs_are_named() -> None:
    assert values(a_measurement(left=90)) == "left 90 cm"
    assert leg_name("left", "left") == "Left (treated)"
    assert leg_name("right", "left") == "Right"
    assert leg_name("left", "both") == "Left"
