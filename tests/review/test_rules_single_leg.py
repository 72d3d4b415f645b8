"""Single-leg work: asked for in every strengthening session from stage 2 on."""

from typing import Any

import pytest
from builders import a_plan, a_stage
from reviewing import an_exercise_item, fixed, only

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.review.rules_single_leg import (
    bilateral_strengthening_only,
    missing_legs,
    no_single_leg_work,
)

SQUAT = an_exercise_item(
    "squat", key="squat-60", category="strength", laterality="bilateral", single_leg=False
)
STAND = an_exercise_item("stand", key="sl-stand", category="balance")
STRETCH = an_exercise_item("stretch", key="stretch", category="stretch", single_leg=False)


def stage_2(*items: Item, number: int = 2, **changes: Any) -> Plan:
    return a_plan([a_stage("stage-2", number, items=items, **changes)])


def test_a_strengthening_stage_without_single_leg_work_is_noticed() -> None:
    found = only(no_single_leg_work(stage_2(SQUAT)))

    assert (found.severity, found.part) == ("warning", "stage-2")
    assert "F144" in found.sources


@pytest.mark.parametrize(
    "plan",
    [
        stage_2(SQUAT, STAND),
        stage_2(SQUAT, number=1),
        stage_2(STRETCH),
        stage_2(SQUAT, no_single_leg="The bone heals first."),
    ],
    ids=["has some", "first stage", "no strengthening", "the protocol says why"],
)
def test_single_leg_work_is_asked_for_only_where_it_belongs(plan: Plan) -> None:
    assert list(no_single_leg_work(plan)) == []


def test_strengthening_both_legs_together_only_is_a_note() -> None:
    found = only(bilateral_strengthening_only(stage_2(SQUAT, STAND)))

    assert (found.severity, found.part) == ("note", "stage-2")
    assert "F143" in found.sources


def test_some_strengthening_one_leg_at_a_time_is_fine() -> None:
    clam = an_exercise_item("clam", category="strength", single_leg=False)

    assert list(bilateral_strengthening_only(stage_2(SQUAT, STAND, clam))) == []
    assert list(bilateral_strengthening_only(stage_2(SQUAT))) == []  # said by the other rule


def test_a_one_sided_exercise_without_a_leg_gets_its_turn_back() -> None:
    plan = edits.set_legs(stage_2(STAND), "stand", None)

    found = only(missing_legs(plan))
    assert (found.severity, found.part) == ("warning", "stand")
    assert found.fix is not None
    assert found.fix.label == "Work each leg in turn"
    assert fixed(plan, found).item("stand").legs == "each"


def test_work_on_both_legs_needs_no_leg() -> None:
    assert list(missing_legs(edits.set_legs(stage_2(SQUAT), "squat", None))) == []
