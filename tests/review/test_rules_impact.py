"""Running and jumping: not before stage 3, and not before their criteria are met."""

from datetime import timedelta
from typing import Any

import pytest
from builders import A_DAY, a_plan, a_stage
from reviewing import an_exercise_item, cautioned, fixed, only

from rehabplanner.domain import charting, edits
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.review.finding import Finding
from rehabplanner.review.rules import Rule
from rehabplanner.review.rules_impact import jumps_before_their_entry, running_before_its_entry

JUMP: dict[str, Any] = {"key": "squat-jump", "category": "plyometric"}
RUN: dict[str, Any] = {"key": "walk-jog", "category": "cardio"}

both = pytest.mark.parametrize(
    ("rule", "kind"), [(jumps_before_their_entry, JUMP), (running_before_its_entry, RUN)]
)


def in_stage(number: int, item: Item) -> Plan:
    """Two stages, the second with the item; the patient is in the first."""
    before = max(number - 1, 1)
    return a_plan([a_stage(number=before), a_stage("impact", number, items=(item,))])


def today(plan: Plan) -> Plan:
    return edits.set_current_stage(plan, "impact")


def found_in(rule: Rule, plan: Plan) -> list[Finding]:
    return list(rule(plan))


@both
def test_impact_in_stage_2_stops_and_can_be_taken_out(rule: Rule, kind: dict[str, Any]) -> None:
    plan = in_stage(2, an_exercise_item(**kind))

    found = only(rule(plan))
    assert (found.severity, found.part) == ("stop", "item-1")
    assert found_in(rule, fixed(plan, found)) == []


@both
def test_impact_in_stage_3_waits_there_without_a_word(rule: Rule, kind: dict[str, Any]) -> None:
    assert found_in(rule, in_stage(3, an_exercise_item(**kind))) == []


@both
def test_what_a_caution_allows_or_bars_is_left_to_it(rule: Rule, kind: dict[str, Any]) -> None:
    for level in ("limit", "block"):
        item = an_exercise_item(**kind, cautions=cautioned(level, 2).cautions)
        assert found_in(rule, in_stage(2, item)) == []


@both
def test_impact_today_waits_for_the_open_criteria(rule: Rule, kind: dict[str, Any]) -> None:
    plan = today(in_stage(3, an_exercise_item(**kind)))

    found = only(rule(plan))
    assert (found.severity, found.part) == ("warning", "impact")
    assert "are open (2)" in found.message  # the way out of stage 2 and the way in
    met = charting.answer(charting.answer(plan, "leave-2", "met"), "enter-3", "not needed")
    assert found_in(rule, met) == []


@both
def test_moving_on_with_a_reason_is_not_asked_again(rule: Rule, kind: dict[str, Any]) -> None:
    plan = charting.move_on(in_stage(3, an_exercise_item(**kind)), "Runs already.")

    assert plan.current_stage == "impact"
    assert found_in(rule, plan) == []


def test_walking_and_squats_are_no_impact() -> None:
    walk = an_exercise_item(key="walk", category="cardio")
    squat = an_exercise_item(key="squat-60", category="strength")

    for item in (walk, squat):
        plan = today(in_stage(2, item))
        assert found_in(jumps_before_their_entry, plan) == []
        assert found_in(running_before_its_entry, plan) == []


@both
def test_criteria_met_when_the_stage_began_may_grow_old(rule: Rule, kind: dict[str, Any]) -> None:
    plan = in_stage(3, an_exercise_item(**kind))
    met = charting.answer(charting.answer(plan, "leave-2", "met"), "enter-3", "met")

    begun = charting.move_on(met)
    weeks_later = edits.begin_visit(begun, A_DAY + timedelta(days=40))
    assert found_in(rule, weeks_later) == []
    only(rule(today(edits.begin_visit(met, A_DAY + timedelta(days=40)))))


@both
def test_a_late_stage_moved_to_the_front_waits_too(rule: Rule, kind: dict[str, Any]) -> None:
    plan = today(edits.move_stage(in_stage(3, an_exercise_item(**kind)), "impact", 0))

    assert "are open (2)" in only(rule(plan)).message
