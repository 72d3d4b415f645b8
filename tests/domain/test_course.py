"""The course of a measure over the visits, and what a test asks of each of them."""

from datetime import timedelta

import pytest
from builders import A_DAY, a_measure, a_measurement, a_plan, a_test

from rehabplanner.domain.course import asked_value, before_today, course, todays
from rehabplanner.domain.measurement import Measurement

LAST_WEEK = A_DAY - timedelta(days=7)
TOMORROW = A_DAY + timedelta(days=1)
TIMED = a_measure("timed-hop", unit="s", better="lower")


def test_a_course_is_in_the_order_of_the_days_and_holds_one_measure() -> None:
    now, before = a_measurement(), a_measurement(on=LAST_WEEK)
    other = a_measurement(TIMED)
    plan = a_plan(measurements=(now, other, before))

    assert course(plan, "single-hop") == (before, now)
    assert todays(plan, "single-hop") == now
    assert before_today(plan, "single-hop") == before


def test_what_was_measured_after_the_plans_day_is_not_seen_yet() -> None:
    plan = a_plan(measurements=(a_measurement(on=TOMORROW),))

    assert course(plan, "single-hop") == ()
    assert todays(plan, "single-hop") is None
    assert before_today(plan, "single-hop") is None


@pytest.mark.parametrize(
    ("measurement", "changes", "value"),
    [
        (a_measurement(left=70, right=100), {}, 90),
        (a_measurement(TIMED, left=3, right=1.8), {"measure": TIMED}, 2),
        (a_measurement(left=70, right=100), {"compared": "gap", "threshold": 5}, 95),
        (
            a_measurement(TIMED, left=3, right=2),
            {"measure": TIMED, "compared": "gap", "threshold": 0.5},
            2.5,
        ),
        (a_measurement(left=70), {"compared": "treated", "threshold": 80}, 80),
    ],
)
def test_a_test_asks_the_treated_leg_for_a_value(
    measurement: Measurement, changes: dict[str, object], value: float
) -> None:
    assert asked_value(a_test(**changes), measurement, "left") == pytest.approx(value)


def test_without_a_sound_leg_a_comparison_asks_for_nothing() -> None:
    assert asked_value(a_test(), a_measurement(left=70), "left") is None
    assert asked_value(a_test(), a_measurement(), "both") is None
    assert asked_value(a_test(), a_measurement(), None) is None
    assert asked_value(a_test(threshold=0), a_measurement(), "left") is None
