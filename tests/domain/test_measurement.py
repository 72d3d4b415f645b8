"""A measurement says what its measure allows, and a test asks what its measure can answer."""

from typing import Any

import pytest
from builders import a_measure, a_measurement, a_test
from pydantic import ValidationError

from rehabplanner.domain.measurement import Test

PAIN = a_measure("pain-now", name="Pain now", unit="/10", better="lower", sided=False, most=10)
BEND = a_measure("knee-straightening", unit="°", better="lower", least=-25, most=90)


@pytest.mark.parametrize(
    "values", [{"left": 90, "right": 100}, {"left": 90}, {"right": 0}, {"left": 0.5, "right": 1000}]
)
def test_a_measure_with_sides_is_taken_on_one_leg_or_both(values: dict[str, Any]) -> None:
    measurement = a_measurement(**values)

    assert (measurement.left, measurement.right) == (values.get("left"), values.get("right"))


@pytest.mark.parametrize(
    "values",
    [
        {"left": None, "right": None},
        {"value": 90},
        {"left": 90, "value": 90},
        {"left": 1000.5},
        {"left": 90, "right": -1},
        {"left": float("nan")},
        {"right": float("inf")},
    ],
)
def test_a_measure_with_sides_refuses_what_cannot_be(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_measurement(**values)


@pytest.mark.parametrize("value", [0, 3.5, 10])
def test_a_measure_without_sides_is_one_value(value: float) -> None:
    assert a_measurement(PAIN, value=value).value == value


@pytest.mark.parametrize("values", [{"value": 11}, {"left": 3}, {"value": 3, "right": 3}])
def test_a_measure_without_sides_refuses_legs_and_slips_of_the_pen(
    values: dict[str, Any],
) -> None:
    with pytest.raises(ValidationError):
        a_measurement(PAIN, **values)


def test_a_value_out_of_range_is_refused_with_the_range() -> None:
    with pytest.raises(ValidationError, match="Pain now lies between 0 and 10 /10"):
        a_measurement(PAIN, value=30)


def test_a_knee_that_goes_past_straight_is_below_zero() -> None:
    assert a_measurement(BEND, left=-5).left == -5


@pytest.mark.parametrize("compared", ["treated", "each", "symmetry", "gap"])
def test_a_measure_without_sides_is_tested_by_its_value_alone(compared: str) -> None:
    with pytest.raises(ValidationError, match="by its value"):
        a_test(measure=PAIN, compared=compared)


def test_a_measure_with_sides_is_not_tested_by_one_value() -> None:
    with pytest.raises(ValidationError, match="compared by leg"):
        a_test(compared="value")


def test_a_measure_is_known_by_its_key_only_to_the_reader_of_the_library() -> None:
    named = {**a_test().model_dump(mode="json"), "measure": "pain-now", "compared": "value"}

    assert Test.model_validate(named, context={"pain-now": PAIN}).measure == PAIN
    for context in (None, {"single-hop": a_measure()}):
        with pytest.raises(ValidationError):
            Test.model_validate(named, context=context)


@pytest.mark.parametrize(
    ("operator", "found", "holds"),
    [
        ("at least", 89.9, False),
        ("at least", 90, True),
        ("at least", 90.1, True),
        ("at most", 89.9, True),
        ("at most", 90, True),
        ("at most", 90.1, False),
    ],
)
def test_the_threshold_itself_meets_a_test(operator: str, found: float, holds: bool) -> None:
    assert a_test(operator=operator, threshold=90).holds(found) is holds
