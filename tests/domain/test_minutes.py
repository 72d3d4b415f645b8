"""How long exercises, sessions and days take: every number here was added up by hand."""

from typing import Any

import pytest
from builders import a_stage, an_advice_item, an_exercise, an_item

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Category
from rehabplanner.domain.minutes import day_minutes, item_seconds, session_minutes, set_seconds
from rehabplanner.domain.plan import Item, Stage
from rehabplanner.domain.side import Legs, Side


def _item(dose: Dose, legs: Legs | None = None, category: Category = "strength") -> Item:
    return an_item(content=an_exercise(category=category), dose=dose, legs=legs)


def _stage(*doses: Dose, **changes: Any) -> Stage:
    items = tuple(
        an_item(f"item-{number}", dose=dose, legs=None) for number, dose in enumerate(doses)
    )
    return a_stage(items=items, **changes)


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (Dose(reps=10), 40),  # an easy pace: 4 s each
        (Dose(reps=10, tempo_s=6), 60),
        (Dose(reps=10, hold_s=5), 90),  # 10 x (4 + 5)
        (Dose(reps=15, tempo_s=5, hold_s=1), 90),  # 15 x (5 + 1)
        (Dose(sets=3, duration_s=45), 45),
    ],
)
def test_a_set_takes_its_repetitions_with_tempo_and_hold_or_its_time(
    dose: Dose, seconds: int
) -> None:
    assert set_seconds(dose) == seconds


@pytest.mark.parametrize(
    ("dose", "legs", "seconds"),
    [
        (Dose(sets=3, reps=10, rest_s=90), None, 300),  # 3 x 40 + 2 x 90
        (Dose(sets=3, reps=10, rest_s=90), "affected", 300),
        (Dose(sets=3, reps=10, rest_s=90), "other", 300),
        (Dose(sets=3, reps=10, rest_s=90), "each", 435),  # 3 x (40 + 40 + 5) + 2 x 90
        (Dose(sets=1, reps=10, rest_s=90), None, 40),  # nothing to rest between
        (Dose(sets=4, duration_s=30, rest_s=60), None, 300),  # 4 x 30 + 3 x 60
        (Dose(sets=2, reps=5, hold_s=20, rest_s=30), "each", 520),  # 2 x (120 + 120 + 5) + 30
    ],
)
def test_an_exercise_takes_its_sets_on_every_leg_that_works_and_the_rest_between(
    dose: Dose, legs: Legs | None, seconds: int
) -> None:
    assert item_seconds(_item(dose, legs), "left") == seconds


@pytest.mark.parametrize(
    ("side", "legs", "seconds"),
    [
        ("left", "affected", 40),
        ("right", "each", 85),
        (None, "affected", 40),
        (None, "each", 85),
        ("both", "affected", 85),
        ("both", "other", 85),
        ("both", "each", 85),
        ("both", None, 40),
    ],
)
def test_in_a_plan_for_both_knees_each_leg_has_its_turn(
    side: Side | None, legs: Legs | None, seconds: int
) -> None:
    assert item_seconds(_item(Dose(reps=10), legs), side) == seconds


@pytest.mark.parametrize(
    ("category", "dose", "seconds"),
    [
        ("strength", Dose(sets=3, reps=10), 240),  # 3 x 40 + 2 x 60
        ("unilateral", Dose(sets=3, reps=10), 240),
        ("isometric", Dose(sets=5, duration_s=45), 705),  # 5 x 45 + 4 x 120
        ("isometric", Dose(sets=5, reps=1, hold_s=30), 650),  # 5 x 34 + 4 x 120
        ("isometric", Dose(sets=3, reps=10, hold_s=5), 310),  # 3 x 90 + 2 x 20
        ("stretch", Dose(sets=2, reps=3, hold_s=30), 224),  # 2 x 3 x 34 + 20
        ("balance", Dose(sets=3, duration_s=30), 130),  # 3 x 30 + 2 x 20
    ],
)
def test_a_rest_that_is_not_stated_is_the_usual_one_for_that_kind_of_work(
    category: Category, dose: Dose, seconds: int
) -> None:
    assert item_seconds(_item(dose, category=category), "left") == seconds


def test_of_an_unstated_rest_the_other_legs_turn_is_a_part() -> None:
    quick, slow = Dose(sets=3, reps=10), Dose(sets=3, reps=20)

    assert item_seconds(_item(quick, "each"), "left") == 295  # 3 x (40 + 40 + 5) + 2 x (60 - 40)
    assert item_seconds(_item(slow, "each"), "left") == 495  # 3 x (80 + 80 + 5), no rest is left


def test_a_session_adds_the_set_up_between_exercises_and_rounds_up() -> None:
    a_minute = Dose(duration_s=60)

    assert session_minutes(_stage(a_minute), "left") == 1
    assert session_minutes(_stage(a_minute, a_minute), "left") == 3  # 60 + 30 + 60 = 150 s
    assert session_minutes(_stage(a_minute, a_minute, a_minute), "left") == 4  # 240 s to the dot


def test_a_stage_without_exercises_takes_no_time() -> None:
    assert session_minutes(_stage(), "left") == day_minutes(_stage(), "left") == 0


def test_advice_and_resting_self_care_are_not_counted_but_self_care_of_a_muscle_is() -> None:
    ice = an_exercise("ice-pack", category="self-care")
    rolling = an_exercise("foam-roll", category="self-care", muscles=("calf",))
    ten_minutes = Dose(duration_s=600, times_per_day=3)
    resting = a_stage(
        items=(an_advice_item(), an_item("cold", content=ice, dose=ten_minutes, legs=None))
    )
    working = a_stage(
        items=(an_item("roll", content=rolling, dose=Dose(duration_s=60), legs=None),)
    )

    assert session_minutes(resting, "left") == day_minutes(resting, "left") == 0
    assert session_minutes(working, "left") == 1


def test_a_day_holds_a_session_for_every_time_an_exercise_is_due() -> None:
    once, three_times = Dose(duration_s=60), Dose(duration_s=60, times_per_day=3)

    assert session_minutes(_stage(once, three_times), "left") == 3
    assert day_minutes(_stage(once, three_times), "left") == 5  # 150 s, then 60 s twice
    assert day_minutes(_stage(three_times, three_times), "left") == 8  # 150 s 3 times
    assert day_minutes(_stage(once, once), "left") == 3


def test_the_greatest_dose_there_can_be_is_still_added_up() -> None:
    most = Dose(sets=20, reps=200, tempo_s=60, hold_s=600, rest_s=900, times_per_day=24)
    seconds = 20 * (2 * 200 * 660 + 5) + 19 * 900

    assert item_seconds(_item(most, "each"), "left") == seconds
    assert day_minutes(a_stage(items=(_item(most, "each"),)), "left") == seconds * 24 // 60
