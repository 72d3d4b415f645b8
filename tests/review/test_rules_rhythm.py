"""Days to recover between strengthening sessions and between days with jumps."""

import pytest
from builders import a_dose, a_plan, a_stage
from reviewing import an_exercise_item, fixed, only

from rehabplanner.domain.exercise import Category
from rehabplanner.domain.plan import Plan
from rehabplanner.review.rules_rhythm import training_on_consecutive_days


def training(category: Category, days: int, *, usual: int, load_kg: float | None = None) -> Plan:
    item = an_exercise_item(category=category, dose=a_dose(days_per_week=usual))
    dose = a_dose(days_per_week=days, load_kg=load_kg)
    return a_plan([a_stage(items=(item.replace(dose=dose),))])


@pytest.mark.parametrize(
    ("category", "days", "usual", "most"),
    [
        ("strength", 5, 3, 3),
        ("unilateral", 4, 2, 3),
        ("plyometric", 3, 2, 2),
        ("strength", 7, 4, 4),
    ],
)
def test_more_days_than_leave_one_to_recover_are_cut_with_a_click(
    category: Category, days: int, usual: int, most: int
) -> None:
    plan = training(category, days, usual=usual)

    found = only(training_on_consecutive_days(plan))
    assert (found.severity, found.part) == ("warning", "item-1")
    assert found.fix is not None
    assert found.fix.label == f"{most} days a week"
    dose = fixed(plan, found).item("item-1").dose
    assert dose == a_dose(days_per_week=most)


def test_extra_weight_makes_easy_work_strength_work() -> None:
    assert list(training_on_consecutive_days(training("strength", 6, usual=6))) == []

    loaded = training("strength", 6, usual=6, load_kg=5)
    assert "3 are enough" in only(training_on_consecutive_days(loaded)).message


@pytest.mark.parametrize(
    ("category", "days", "usual"),
    [("strength", 3, 3), ("strength", 6, 6), ("plyometric", 2, 2), ("stretch", 7, 3)],
)
def test_rest_days_easy_work_and_stretches_are_fine(
    category: Category, days: int, usual: int
) -> None:
    assert list(training_on_consecutive_days(training(category, days, usual=usual))) == []
