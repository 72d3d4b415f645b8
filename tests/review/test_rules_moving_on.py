"""A stage begins when the criteria of the one before are met, or with a reason."""

from datetime import timedelta

from builders import A_DAY, a_plan, a_stage
from reviewing import fixed, only

from rehabplanner.domain import charting, edits
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.review.review import review
from rehabplanner.review.rules_moving_on import open_gates


def in_stage(number: int) -> Plan:
    stages = [a_stage(f"stage-{n}", n) for n in (1, 2, 3)]
    return a_plan(stages, current_stage=f"stage-{number}")


def test_a_stage_begun_with_open_criteria_is_told_where_they_stand() -> None:
    plan = in_stage(3)

    found = only(open_gates(plan))
    assert (found.place.kind, found.part) == ("leave", "stage-2")
    assert "are open (1)" in found.message
    assert list(open_gates(charting.answer(plan, "leave-2", "met"))) == []


def test_a_click_goes_back_to_the_stage_that_is_not_done() -> None:
    plan = in_stage(2)

    after = fixed(plan, only(open_gates(plan)))
    assert after.current_stage == "stage-1"
    assert list(open_gates(after)) == []


def test_the_reason_given_when_moving_on_answers_it() -> None:
    moved = charting.move_on(in_stage(1), "Strong enough.")

    answered = [one for one in review(moved) if one.rule == "open-gates"]
    assert [one.override for one in answered] == [
        Override(rule="open-gates", part="stage-1", reason="Strong enough.", on=A_DAY)
    ]


def test_a_stage_begun_at_an_earlier_visit_is_not_asked_again() -> None:
    later = edits.begin_visit(in_stage(2), A_DAY + timedelta(days=40))

    assert list(open_gates(later)) == []
    assert list(open_gates(edits.set_current_stage(later, "stage-3"))) != []
    assert list(open_gates(edits.set_current_stage(later, "stage-1"))) == []


def test_a_late_stage_that_was_moved_to_the_front_still_waits_for_the_earlier_ones() -> None:
    plan = edits.set_current_stage(edits.move_stage(in_stage(1), "stage-3", 0), "stage-3")

    assert only(open_gates(plan)).part == "stage-2"
    alone = edits.remove_stage(edits.remove_stage(plan, "stage-1"), "stage-2")
    assert list(open_gates(alone)) == []


def test_the_stage_before_may_be_gone_since_the_last_visit() -> None:
    later = edits.begin_visit(in_stage(2), A_DAY + timedelta(days=7))
    without = edits.remove_stage(edits.set_current_stage(later, "stage-3"), "stage-2")

    assert list(open_gates(without)) == []
