"""How far the knee bends under load and what the leg carries, from the picture's own pose."""

from typing import Any

import pytest
from builders import a_plan, a_stage
from reviewing import LYING_HEEL_SLIDE, a_squat, an_exercise_item, fixed, only

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Caution
from rehabplanner.domain.plan import Plan
from rehabplanner.review.rules_load import (
    knee_bend_beyond_the_stage,
    weight_bearing_beyond_the_order,
)


def squatting(bend: float, **stage: Any) -> Plan:
    """A squat to this bend in the first stage."""
    item = an_exercise_item(figure=a_squat(bend))
    return a_plan([a_stage(items=(item,), **stage)])


def test_a_bend_beyond_the_stage_names_both_angles() -> None:
    plan = squatting(60, max_knee_bend_deg=45)

    found = only(knee_bend_beyond_the_stage(plan))
    assert (found.severity, found.part) == ("warning", "item-1")
    assert "bends to 60°" in found.message
    assert "allows 45°" in found.message
    assert list(knee_bend_beyond_the_stage(fixed(plan, found))) == []


@pytest.mark.parametrize(("bend", "limit"), [(45, 45), (42, 45), (90, None)])
def test_a_bend_within_the_limit_is_fine(bend: float, limit: int | None) -> None:
    assert list(knee_bend_beyond_the_stage(squatting(bend, max_knee_bend_deg=limit))) == []


def test_a_stage_without_a_limit_keeps_that_of_the_next() -> None:
    first, second = squatting(90).stages[0], a_stage("stage-2", 2, max_knee_bend_deg=60)

    assert "allows 60°" in only(knee_bend_beyond_the_stage(a_plan([first, second]))).message


def test_a_bend_without_load_is_fine() -> None:
    slide = an_exercise_item(category="strength", figure=LYING_HEEL_SLIDE)
    pedalling = an_exercise_item("bike", category="cardio", figure=a_squat(90))
    unseen = an_exercise_item("unseen", figure=None)
    stage = a_stage(items=(slide, pedalling, unseen), max_knee_bend_deg=45)

    assert list(knee_bend_beyond_the_stage(a_plan([stage]))) == []


def test_weight_on_a_leg_under_orders_asks_for_the_order() -> None:
    found = only(weight_bearing_beyond_the_order(squatting(20, weight_bearing="as ordered")))

    assert (found.severity, found.part) == ("warning", "item-1")
    assert "physician's order" in found.message


def test_lying_exercises_and_stages_without_orders_are_fine() -> None:
    lying = a_stage(items=(an_exercise_item(figure=LYING_HEEL_SLIDE),), weight_bearing="as ordered")

    assert list(weight_bearing_beyond_the_order(a_plan([lying]))) == []
    assert list(weight_bearing_beyond_the_order(squatting(20))) == []


def test_a_limit_that_asks_for_a_note_is_enough() -> None:
    limited = Caution(level="limit", diagnoses=("patellofemoral-pain",), stages=(1,), text="easy")
    item = an_exercise_item(figure=a_squat(20), cautions=(limited,))

    plan = a_plan([a_stage(items=(item,), weight_bearing="as ordered")])
    assert list(weight_bearing_beyond_the_order(plan)) == []


def test_a_note_with_the_limit_or_the_order_answers_both() -> None:
    plan = squatting(60, max_knee_bend_deg=45, weight_bearing="as ordered")
    told = edits.set_note(plan, "item-1", "Bend only a little, on both legs.")

    assert list(knee_bend_beyond_the_stage(told)) == []
    assert list(weight_bearing_beyond_the_order(told)) == []


def test_a_blocked_exercise_is_not_named_twice() -> None:
    barred = Caution(level="block", diagnoses=("patellofemoral-pain",), stages=(1,), text="deep")
    item = an_exercise_item(figure=a_squat(90), cautions=(barred,))
    stage = a_stage(items=(item,), max_knee_bend_deg=45, weight_bearing="as ordered")

    assert list(knee_bend_beyond_the_stage(a_plan([stage]))) == []
    assert list(weight_bearing_beyond_the_order(a_plan([stage]))) == []


def test_praise_in_a_note_sets_no_limit() -> None:
    plan = squatting(60, max_knee_bend_deg=45, weight_bearing="as ordered")
    praised = edits.set_note(plan, "item-1", "You do this very well.")

    assert only(knee_bend_beyond_the_stage(praised)).part == "item-1"
    assert only(weight_bearing_beyond_the_order(praised)).part == "item-1"
