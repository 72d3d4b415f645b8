"""The library's cautions: what is barred, limited or watched here, and what comes later."""

import pytest
from builders import a_plan, a_stage, an_exercise, an_item
from reviewing import cautioned, fixed, only

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import CautionLevel, Exercise
from rehabplanner.domain.plan import Plan
from rehabplanner.review.review import review
from rehabplanner.review.rules_caution import (
    blocked_exercise,
    exercise_of_a_later_stage,
    limited_exercise,
    watched_exercise,
)


def with_exercise(exercise: Exercise, note: str = "") -> Plan:
    """In stage 1 for patellofemoral pain."""
    return a_plan([a_stage(items=(an_item(content=exercise, note=note),))])


def test_a_blocked_exercise_stops_with_its_reason_and_can_be_taken_out() -> None:
    plan = with_exercise(cautioned("block", 1, 2), note="Only a few.")

    found = only(blocked_exercise(plan))
    assert (found.severity, found.part) == ("stop", "item-1")
    assert found.message == "Not for this diagnosis in this stage: low step."
    assert found.sources == ("F001",)
    assert fixed(plan, found).stages[0].items == ()


def test_an_exercise_is_blocked_only_for_its_diagnosis_and_stages() -> None:
    later = cautioned("block", 3, 4)
    elsewhere = cautioned("block", 1)
    plan = with_exercise(elsewhere)
    other = plan.diagnosis.replace(key="knee-osteoarthritis")

    assert list(blocked_exercise(with_exercise(later))) == []
    assert list(blocked_exercise(plan.replace(diagnosis=other))) == []


def test_a_limit_that_no_note_tells_is_a_warning() -> None:
    found = only(limited_exercise(with_exercise(cautioned("limit", 1))))

    assert (found.severity, found.part, found.fix) == ("warning", "item-1", None)
    assert "low step" in found.message


def test_a_watched_exercise_is_a_note() -> None:
    found = only(watched_exercise(with_exercise(cautioned("watch", 1))))

    assert (found.severity, found.part) == ("note", "item-1")


@pytest.mark.parametrize("level", ["limit", "watch"])
def test_a_note_to_the_patient_answers_a_limit(level: CautionLevel) -> None:
    told = with_exercise(cautioned(level, 1), note="Use a low step.")

    assert list(limited_exercise(told)) == []
    assert list(watched_exercise(told)) == []


def test_only_the_strictest_caution_speaks() -> None:
    both = cautioned("limit", 1)
    both = both.replace(cautions=(*both.cautions, *cautioned("block", 1).cautions))

    rules = {found.rule for found in review(with_exercise(both)) if found.part == "item-1"}
    assert rules == {"blocked-exercise"}


# --- a later stage's exercise ---


def swapped(menu: tuple[str, ...] = ("bridge",)) -> Plan:
    """A squat jump that the protocol offers in stage 2 stands in stage 1."""
    jump = an_item("jump", content=an_exercise("squat-jump"))
    first = a_stage(items=(jump,), menu=menu)
    return a_plan([first, a_stage("stage-2", 2, items=(), menu=("squat-jump", "bridge"))])


def test_an_exercise_of_a_later_stage_can_be_moved_there() -> None:
    plan = swapped()

    found = only(exercise_of_a_later_stage(plan))
    assert (found.severity, found.part) == ("warning", "jump")
    assert "before stage 2" in found.message
    after = fixed(plan, found)
    assert after.stage_of("jump").id == "stage-2"
    assert list(exercise_of_a_later_stage(after)) == []


def test_a_swap_to_a_harder_exercise_is_noticed() -> None:
    first = a_stage(items=(an_item(content=an_exercise("bridge")),), menu=("bridge",))
    plan = a_plan([first, a_stage("stage-2", 2, items=(), menu=("sl-bridge",))])
    assert list(exercise_of_a_later_stage(plan)) == []

    harder = an_exercise("sl-bridge")
    after = edits.swap_exercise(plan, "item-1", harder, harder.dose)
    assert only(exercise_of_a_later_stage(after)).part == "item-1"


@pytest.mark.parametrize("menu", [("squat-jump", "bridge"), ()])
def test_what_the_stage_offers_itself_and_stages_without_a_menu_are_fine(
    menu: tuple[str, ...],
) -> None:
    assert list(exercise_of_a_later_stage(swapped(menu))) == []


def test_an_exercise_of_an_earlier_stage_or_of_no_menu_is_fine() -> None:
    earlier = an_item("earlier", content=an_exercise("bridge"))
    own = an_item("own", content=an_exercise("clinic-drill"))
    stages = (a_stage(items=(own,), menu=("bridge",)), a_stage("stage-2", 2, items=(earlier,)))

    assert list(exercise_of_a_later_stage(a_plan(stages))) == []
