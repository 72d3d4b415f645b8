"""Findings are answered with a reason, and an answer can be taken back."""

from typing import Any

from builders import A_DAY, a_plan

from rehabplanner.domain import edits
from rehabplanner.domain.override import Override


def an_override(**changes: Any) -> Override:
    fields = {"rule": "over-minutes", "part": "stage-1", "reason": "One week only.", "on": A_DAY}
    return Override(**{**fields, **changes})


def test_a_decision_is_recorded_and_can_be_taken_back() -> None:
    plan = edits.add_override(a_plan(), an_override())

    assert plan.overrides == (an_override(),)
    assert edits.remove_override(plan, "over-minutes", "stage-1") == a_plan()


def test_a_new_reason_takes_the_place_of_the_earlier_one() -> None:
    plan = edits.add_override(a_plan(), an_override())

    plan = edits.add_override(plan, an_override(reason="Two weeks."))
    assert [given.reason for given in plan.overrides] == ["Two weeks."]


def test_taking_back_a_decision_leaves_those_on_other_parts_alone() -> None:
    elsewhere = an_override(part=None)
    plan = edits.add_override(edits.add_override(a_plan(), an_override()), elsewhere)

    assert edits.remove_override(plan, "over-minutes", "stage-1").overrides == (elsewhere,)
    assert edits.remove_override(plan, "no-rule", None) == plan
