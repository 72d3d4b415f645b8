"""A dose is counted or timed, and its numbers make sense."""

from typing import Any

import pytest
from pydantic import ValidationError

from rehabplanner.domain.dose import Dose


def test_a_counted_dose_is_one_set_once_every_day_unless_it_says_otherwise() -> None:
    dose = Dose(reps=10)

    assert (dose.sets, dose.times_per_day, dose.days_per_week) == (1, 1, 7)


def test_a_timed_dose_needs_no_repetitions() -> None:
    assert Dose(duration_s=900).reps is None


def test_a_dose_has_either_repetitions_or_a_duration() -> None:
    with pytest.raises(ValidationError, match="either repetitions or a duration"):
        Dose()
    with pytest.raises(ValidationError, match="either repetitions or a duration"):
        Dose(reps=10, duration_s=30)


def test_a_hold_belongs_to_repetitions() -> None:
    assert Dose(reps=5, hold_s=30).hold_s == 30
    with pytest.raises(ValidationError, match="a hold belongs to repetitions"):
        Dose(duration_s=30, hold_s=5)


def test_a_tempo_belongs_to_repetitions() -> None:
    assert Dose(reps=8, tempo_s=6).tempo_s == 6
    with pytest.raises(ValidationError, match="a tempo belongs to repetitions"):
        Dose(duration_s=30, tempo_s=6)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"reps": 0},
        {"reps": -10},
        {"reps": 201},
        {"reps": 10, "sets": 0},
        {"reps": 10, "sets": 21},
        {"reps": 10, "hold_s": 0},
        {"reps": 10, "tempo_s": 0},
        {"reps": 10, "tempo_s": 61},
        {"duration_s": 4},
        {"duration_s": 14_401},
        {"reps": 10, "rest_s": 0},
        {"reps": 10, "load_kg": 0},
        {"reps": 10, "load_kg": -2.5},
        {"reps": 10, "load_kg": float("nan")},
        {"reps": 10, "load_kg": float("inf")},
        {"reps": 10, "times_per_day": 25},
        {"reps": 10, "days_per_week": 8},
        {"reps": 2.5},
        {"reps": "many"},
        {"reps": 10, "speed": 3},
    ],
)
def test_a_dose_refuses_nonsense(nonsense: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Dose(**nonsense)
