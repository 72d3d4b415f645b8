"""Every edit takes a plan and gives the next one; the plan before it stays as it was."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from builders import (
    A_DAY,
    a_dose,
    a_gate,
    a_plan,
    a_stage,
    an_advice,
    an_advice_item,
    an_exercise,
    an_item,
)
from pydantic import ValidationError

from rehabplanner.domain import edits
from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.diagnosis import DiagnosisText
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan, Stage, StageText
from rehabplanner.domain.side import Side

Edit = Callable[[Plan], Plan]


def about(plan: Plan) -> DiagnosisText:
    return plan.diagnosis.text["en"]


def _item_ids(plan: Plan, stage_id: str) -> list[str]:
    return [item.id for item in plan.stage(stage_id).items]


def _stage_ids(plan: Plan) -> list[str]:
    return [stage.id for stage in plan.stages]


CHANGING: dict[str, Edit] = {
    "patient": lambda plan: edits.set_patient(plan, Patient(name="Another Patient")),
    "side": lambda plan: edits.set_side(plan, "right"),
    "date": lambda plan: edits.set_created(plan, date(2027, 1, 2)),
    "goal": lambda plan: edits.set_goal(plan, "Climb stairs"),
    "minutes": lambda plan: edits.set_minutes_per_day(plan, 30),
    "equipment": lambda plan: edits.set_equipment(plan, "a band"),
    "next visit": lambda plan: edits.set_next_visit(plan, "Monday"),
    "pain ceiling": lambda plan: edits.set_pain_ceiling(plan, "stage-1", 5),
    "words on the diagnosis": lambda plan: edits.set_diagnosis_words(
        plan, about(plan).replace(explanation="It is sore.")
    ),
    "current stage": lambda plan: edits.set_current_stage(plan, "stage-2"),
    "added stage": lambda plan: edits.add_stage(plan, a_stage("stage-3", 3), 1),
    "removed stage": lambda plan: edits.remove_stage(plan, "stage-1"),
    "moved stage": lambda plan: edits.move_stage(plan, "stage-2", 0),
    "stage words": lambda plan: edits.set_stage_words(
        plan, "stage-1", StageText(name="Calm down", goal="Less pain.")
    ),
    "weeks": lambda plan: edits.set_stage_weeks(plan, "stage-1", "weeks 1-3"),
    "added item": lambda plan: edits.add_item(plan, "stage-1", an_item("new")),
    "removed item": lambda plan: edits.remove_item(plan, "item-1a"),
    "moved item": lambda plan: edits.move_item(plan, "item-1a", "stage-2", 0),
    "duplicated item": lambda plan: edits.duplicate_item(plan, "item-1a"),
    "dose": lambda plan: edits.set_dose(plan, "item-1a", a_dose(sets=5)),
    "legs": lambda plan: edits.set_legs(plan, "item-1a", "affected"),
    "note": lambda plan: edits.set_note(plan, "item-1a", "Hold the rail."),
    "item words": lambda plan: edits.set_item_words(
        plan, "item-1a", ExerciseText(name="Up", steps=("Step up.",))
    ),
    "swapped exercise": lambda plan: edits.swap_exercise(
        plan, "item-1a", an_exercise("step-down"), a_dose(reps=8)
    ),
    "enter gates": lambda plan: edits.set_enter_gates(plan, "stage-1", ()),
    "leave gates": lambda plan: edits.set_leave_gates(plan, "stage-1", (a_gate("new"),)),
    "return gates": lambda plan: edits.set_return_gates(plan, (a_gate("new"),)),
}

NOT_CHANGING: dict[str, Edit] = {
    "patient": lambda plan: edits.set_patient(plan, plan.patient),
    "side": lambda plan: edits.set_side(plan, "left"),
    "date": lambda plan: edits.set_created(plan, plan.created),
    "goal": lambda plan: edits.set_goal(plan, f" {plan.goal} "),
    "minutes": lambda plan: edits.set_minutes_per_day(plan, plan.minutes_per_day),
    "equipment": lambda plan: edits.set_equipment(plan, plan.equipment),
    "next visit": lambda plan: edits.set_next_visit(plan, plan.next_visit),
    "words on the diagnosis": lambda plan: edits.set_diagnosis_words(plan, about(plan)),
    "current stage": lambda plan: edits.set_current_stage(plan, "stage-1"),
    "moved stage": lambda plan: edits.move_stage(plan, "stage-2", 1),
    "stage words": lambda plan: edits.set_stage_words(
        plan, "stage-1", plan.stage("stage-1").text["en"]
    ),
    "weeks": lambda plan: edits.set_stage_weeks(plan, "stage-1", "weeks 1-2"),
    "moved item": lambda plan: edits.move_item(plan, "item-1a", "stage-1", 1),
    "dose": lambda plan: edits.set_dose(plan, "item-1a", plan.item("item-1a").dose),
    "legs": lambda plan: edits.set_legs(plan, "item-1a", plan.item("item-1a").legs),
    "note": lambda plan: edits.set_note(plan, "item-1a", ""),
    "swapped exercise": lambda plan: edits.swap_exercise(plan, "item-1a", an_exercise(), a_dose()),
    "enter gates": lambda plan: edits.set_enter_gates(plan, "stage-1", plan.stage("stage-1").enter),
    "leave gates": lambda plan: edits.set_leave_gates(plan, "stage-1", plan.stage("stage-1").leave),
    "return gates": lambda plan: edits.set_return_gates(plan, plan.return_to_activity),
}

ON_SOMETHING_UNKNOWN: dict[str, Edit] = {
    "current stage": lambda plan: edits.set_current_stage(plan, "nowhere"),
    "removed stage": lambda plan: edits.remove_stage(plan, "nowhere"),
    "moved stage": lambda plan: edits.move_stage(plan, "nowhere", 0),
    "stage words": lambda plan: edits.set_stage_words(
        plan, "nowhere", StageText(name="Calm down", goal="Less pain.")
    ),
    "weeks": lambda plan: edits.set_stage_weeks(plan, "nowhere", "weeks 1-3"),
    "added item": lambda plan: edits.add_item(plan, "nowhere", an_item("new")),
    "removed item": lambda plan: edits.remove_item(plan, "nowhere"),
    "moved item": lambda plan: edits.move_item(plan, "nowhere", "stage-1", 0),
    "moved to a stage": lambda plan: edits.move_item(plan, "item-1a", "nowhere", 0),
    "duplicated item": lambda plan: edits.duplicate_item(plan, "nowhere"),
    "dose": lambda plan: edits.set_dose(plan, "nowhere", a_dose()),
    "legs": lambda plan: edits.set_legs(plan, "nowhere", None),
    "note": lambda plan: edits.set_note(plan, "nowhere", "x"),
    "item words": lambda plan: edits.set_item_words(
        plan, "nowhere", ExerciseText(name="Up", steps=("Step up.",))
    ),
    "swapped exercise": lambda plan: edits.swap_exercise(plan, "nowhere", an_exercise(), a_dose()),
    "enter gates": lambda plan: edits.set_enter_gates(plan, "nowhere", ()),
    "leave gates": lambda plan: edits.set_leave_gates(plan, "nowhere", ()),
}


@pytest.mark.parametrize("edit", CHANGING.values(), ids=CHANGING.keys())
def test_an_edit_gives_another_plan_and_leaves_the_one_before_for_undo(edit: Edit) -> None:
    before = a_plan()

    after = edit(before)

    assert after != before
    assert before == a_plan()


@pytest.mark.parametrize("edit", NOT_CHANGING.values(), ids=NOT_CHANGING.keys())
def test_an_edit_that_changes_nothing_gives_an_equal_plan(edit: Edit) -> None:
    assert edit(a_plan()) == a_plan()


@pytest.mark.parametrize("edit", ON_SOMETHING_UNKNOWN.values(), ids=ON_SOMETHING_UNKNOWN.keys())
def test_an_edit_of_something_that_is_not_there_is_a_key_error(edit: Edit) -> None:
    with pytest.raises(KeyError):
        edit(a_plan())


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: edits.set_minutes_per_day(plan, 4),
        lambda plan: edits.set_pain_ceiling(plan, "stage-1", 6),
        lambda plan: edits.set_goal(plan, "x" * 301),
        lambda plan: edits.set_note(plan, "item-1a", "x" * 1001),
        lambda plan: edits.set_dose(plan, "item-1a", None),
        lambda plan: edits.set_diagnosis_words(plan, about(plan).replace(explanation=" ")),
        lambda plan: edits.set_side(plan, cast("Side", "middle")),
        lambda plan: edits.add_item(plan, "stage-1", an_item("item-2a")),
        lambda plan: edits.add_stage(plan, a_stage("stage-1"), 0),
        lambda plan: edits.set_return_gates(plan, (a_gate("same"), a_gate("same"))),
        lambda plan: edits.set_item_words(
            plan, "item-1a", AdviceText(title="Rest", lines=("Rest.",))
        ),
    ],
    ids=[
        "too few minutes",
        "too much pain",
        "long goal",
        "long note",
        "exercise without a dose",
        "empty explanation",
        "no such side",
        "item id taken",
        "stage id taken",
        "gate id taken",
        "advice words for an exercise",
    ],
)
def test_an_edit_refuses_what_makes_no_sense(edit: Edit) -> None:
    with pytest.raises(ValidationError):
        edit(a_plan())


# --- the plan -------------------------------------------------------------------------------------


def test_the_plans_own_fields_take_the_new_value() -> None:
    plan = edits.set_patient(a_plan(), Patient(name="Another Patient"))
    plan = edits.set_created(plan, date(2027, 1, 2))
    plan = edits.set_goal(plan, " Climb stairs ")
    plan = edits.set_minutes_per_day(plan, None)
    plan = edits.set_equipment(plan, "a band")
    plan = edits.set_next_visit(plan, "Monday at 9")

    assert plan.patient.name == "Another Patient"
    assert plan.created == date(2027, 1, 2)
    assert plan.goal == "Climb stairs"
    assert plan.minutes_per_day is None
    assert plan.equipment == "a band"
    assert plan.next_visit == "Monday at 9"


def test_the_words_about_the_diagnosis_change_in_the_plan() -> None:
    plan = a_plan()
    words = about(plan).replace(explanation="It is sore.", stop_signs=("Call us.",))
    plan = edits.set_diagnosis_words(plan, words)

    words = plan.diagnosis.text["en"]
    assert (words.explanation, words.stop_signs) == ("It is sore.", ("Call us.",))
    assert words.name == "Runner's knee"


def _typed(side_word: str) -> Plan:
    """A plan in which a therapist has typed a side into every text of the patient's."""
    item = an_item(
        "item-1",
        content=an_exercise(
            text={
                "en": ExerciseText(
                    name=f"{side_word} lift",
                    steps=(f"Lift the {side_word} leg.",),
                    cues=(f"Keep the {side_word} knee still.",),
                    error=f"The {side_word} hip drops.",
                    fix=f"Tighten the {side_word} hip.",
                    stop_if=f"Stop if the {side_word} knee hurts.",
                )
            }
        ),
        note=f"Hold the rail on your {side_word} side.",
    )
    advice = an_advice_item(
        "advice-1",
        content=an_advice(
            text={
                "en": AdviceText(title=f"{side_word} knee", lines=(f"Cool the {side_word} knee.",))
            }
        ),
    )
    stage = a_stage(
        text={"en": StageText(name=f"{side_word} leg", goal=f"A calm {side_word} knee.")},
        enter=(a_gate("enter", f"The {side_word} knee is calm."),),
        items=(item, advice),
        leave=(a_gate("leave", f"The {side_word} knee bends."),),
    )
    plan = a_plan([stage], return_to_activity=(a_gate("return", f"Hop on the {side_word} leg."),))
    words = about(plan).replace(
        explanation=f"Your {side_word} knee is sore.",
        stop_signs=(f"The {side_word} knee locks.",),
    )
    return edits.set_diagnosis_words(plan, words)


def test_choosing_the_other_side_mirrors_every_word_a_therapist_typed() -> None:
    assert edits.set_side(_typed("left"), "right") == _typed("right").replace(side="right")


def test_choosing_the_side_back_gives_the_plan_back() -> None:
    plan = _typed("left")

    assert edits.set_side(edits.set_side(plan, "right"), "left") == plan


def test_choosing_both_knees_leaves_the_words_alone() -> None:
    assert edits.set_side(_typed("left"), "both") == _typed("left").replace(side="both")


def test_choosing_a_first_side_leaves_the_words_alone() -> None:
    undecided = _typed("left").replace(side=None)

    assert edits.set_side(undecided, "right") == _typed("left").replace(side="right")


def test_the_patients_own_words_are_never_mirrored() -> None:
    plan = edits.set_goal(a_plan(), "Kick with my left foot")

    assert edits.set_side(plan, "right").goal == "Kick with my left foot"


def test_markers_outlive_a_change_of_side() -> None:
    plan = edits.set_side(a_plan(), "right")

    assert "{side}" in plan.diagnosis.text["en"].explanation


# --- stages ---------------------------------------------------------------------------------------


def test_a_stage_can_become_todays() -> None:
    assert edits.set_current_stage(a_plan(), "stage-2").current_stage == "stage-2"


def test_a_stage_is_added_where_it_belongs() -> None:
    plan = edits.add_stage(a_plan(), a_stage("stage-3", 3), 1)

    assert _stage_ids(plan) == ["stage-1", "stage-3", "stage-2"]


def test_a_stage_is_moved_to_its_new_place() -> None:
    plan = edits.add_stage(a_plan(), a_stage("stage-3", 3), 2)

    assert _stage_ids(edits.move_stage(plan, "stage-1", 2)) == ["stage-2", "stage-3", "stage-1"]
    assert _stage_ids(edits.move_stage(plan, "stage-3", 0)) == ["stage-3", "stage-1", "stage-2"]


def _three_stages(current: str) -> Plan:
    stages: list[Stage] = [a_stage(f"stage-{number}", number) for number in (1, 2, 3)]
    return a_plan(stages, current_stage=current)


@pytest.mark.parametrize(
    ("current", "removed", "then_current"),
    [
        ("stage-1", "stage-1", "stage-2"),
        ("stage-2", "stage-2", "stage-3"),
        ("stage-3", "stage-3", "stage-2"),
        ("stage-1", "stage-3", "stage-1"),
        ("stage-3", "stage-1", "stage-3"),
    ],
)
def test_the_neighbour_of_a_removed_stage_becomes_todays(
    current: str, removed: str, then_current: str
) -> None:
    plan = edits.remove_stage(_three_stages(current), removed)

    assert removed not in _stage_ids(plan)
    assert plan.current_stage == then_current


def test_the_last_stage_stays() -> None:
    plan = a_plan([a_stage()])

    assert edits.remove_stage(plan, "stage-1") == plan


def test_the_words_and_weeks_of_one_stage_change() -> None:
    words = StageText(name="Calm down", goal="Less pain.")
    plan = edits.set_stage_words(a_plan(), "stage-1", words)
    plan = edits.set_stage_weeks(plan, "stage-1", "weeks 1-3")

    assert plan.stage("stage-1").text == {"en": words}
    assert plan.stage("stage-1").weeks == "weeks 1-3"
    assert plan.stage("stage-2") == a_plan().stage("stage-2")


def test_words_in_another_language_stand_beside_the_english_ones() -> None:
    words = StageText(name="Calmar", goal="Menos dolor.")
    plan = edits.set_stage_words(a_plan(), "stage-1", words, "es")

    assert set(plan.stage("stage-1").text) == {"en", "es"}


# --- items ----------------------------------------------------------------------------------------


def test_an_item_is_added_at_the_end_or_where_it_is_dropped() -> None:
    at_the_end = edits.add_item(a_plan(), "stage-1", an_item("new"))
    first = edits.add_item(a_plan(), "stage-1", an_item("new"), 0)

    assert _item_ids(at_the_end, "stage-1") == ["advice-1", "item-1a", "item-1b", "new"]
    assert _item_ids(first, "stage-1") == ["new", "advice-1", "item-1a", "item-1b"]


def test_a_removed_item_is_gone_and_the_others_stay() -> None:
    plan = edits.remove_item(a_plan(), "item-1a")

    assert _item_ids(plan, "stage-1") == ["advice-1", "item-1b"]
    assert _item_ids(plan, "stage-2") == _item_ids(a_plan(), "stage-2")


def test_an_item_moves_inside_its_stage() -> None:
    plan = edits.move_item(a_plan(), "advice-1", "stage-1", 2)

    assert _item_ids(plan, "stage-1") == ["item-1a", "item-1b", "advice-1"]


def test_an_item_moves_to_another_stage_and_stays_the_same() -> None:
    plan = edits.move_item(a_plan(), "item-1a", "stage-2", 1)

    assert _item_ids(plan, "stage-1") == ["advice-1", "item-1b"]
    assert _item_ids(plan, "stage-2") == ["advice-2", "item-1a", "item-2a", "item-2b"]
    assert plan.item("item-1a") == a_plan().item("item-1a")


def test_a_duplicate_stands_behind_its_item_with_an_id_of_its_own() -> None:
    plan = edits.duplicate_item(a_plan(), "item-1a")

    original, copy = plan.stage("stage-1").items[1:3]
    assert original.id == "item-1a"
    assert copy.id not in {item.id for item in a_plan().stage("stage-1").items}
    assert copy.replace(id="item-1a") == original


def test_dose_legs_and_note_of_one_item_change() -> None:
    plan = edits.set_dose(a_plan(), "item-1a", a_dose(sets=5))
    plan = edits.set_legs(plan, "item-1a", "affected")
    plan = edits.set_note(plan, "item-1a", "Hold the rail.")

    item = plan.item("item-1a")
    assert (item.dose, item.legs, item.note) == (a_dose(sets=5), "affected", "Hold the rail.")
    assert plan.item("item-1b") == a_plan().item("item-1b")


def test_advice_may_lose_its_dose() -> None:
    assert edits.set_dose(a_plan(), "advice-1", None).item("advice-1").dose is None


def test_the_words_of_one_item_change() -> None:
    words = ExerciseText(name="Up", steps=("Step up.",))
    plan = edits.set_item_words(a_plan(), "item-1a", words)

    assert plan.item("item-1a").content.text == {"en": words}
    assert plan.item("item-2a") == a_plan().item("item-2a")


def test_the_words_of_advice_change() -> None:
    words = AdviceText(title="Rest", lines=("Rest a little.",))
    plan = edits.set_item_words(a_plan(), "advice-1", words)

    assert plan.item("advice-1").content.text == {"en": words}


def test_a_swapped_exercise_keeps_its_place_but_not_the_old_note() -> None:
    plan = edits.set_note(a_plan(), "item-1a", "Use a low step.")
    both_legs = an_exercise("squat", laterality="bilateral", single_leg=False)
    plan = edits.swap_exercise(plan, "item-1a", both_legs, a_dose(reps=8))

    item = plan.item("item-1a")
    assert item.content == both_legs
    assert (item.dose, item.legs, item.note) == (a_dose(reps=8), None, "")
    assert _item_ids(plan, "stage-1") == _item_ids(a_plan(), "stage-1")


def test_single_leg_work_trains_each_leg_and_other_one_sided_work_the_affected_one() -> None:
    def legs(**changes: Any) -> str | None:
        return edits.working_legs(an_exercise(**changes))

    assert legs(laterality="unilateral", single_leg=True) == "each"
    assert legs(laterality="unilateral", single_leg=False) == "affected"
    assert legs(laterality="bilateral", single_leg=False) is None
    assert legs(laterality="alternating", single_leg=True) is None


# --- visits ---------------------------------------------------------------------------------------


def test_a_new_visit_dates_the_plan_and_remembers_what_was_asked_for() -> None:
    plan = edits.begin_visit(a_plan(next_visit="5 December"), date(2026, 12, 5))

    assert plan.created == date(2026, 12, 5)
    assert plan.next_visit == ""
    assert [(visit.on, visit.stage) for visit in plan.visits] == [(A_DAY, "stage-1")]
    first, second = plan.visits[0].exercises
    assert (first.item, first.exercise, first.dose, first.legs) == (
        "item-1a",
        "step-up",
        a_dose(),
        "each",
    )
    assert second.name == {"en": "Step up"}


def test_visits_are_remembered_in_their_order() -> None:
    plan = edits.begin_visit(edits.begin_visit(a_plan(), date(2026, 12, 5)), date(2026, 12, 19))

    assert [visit.on for visit in plan.visits] == [A_DAY, date(2026, 12, 5)]


@pytest.mark.parametrize("today", [A_DAY, date(2026, 11, 1)])
def test_a_visit_on_the_plans_own_day_or_before_it_is_no_new_one(today: date) -> None:
    assert edits.begin_visit(a_plan(), today) == a_plan()


# --- gates ----------------------------------------------------------------------------------------


def test_the_gates_of_a_stage_and_of_the_plan_are_replaced() -> None:
    gates = (a_gate("new-1", "You can hop."), a_gate("new-2", "You can run."))

    assert edits.set_enter_gates(a_plan(), "stage-1", gates).stage("stage-1").enter == gates
    assert edits.set_leave_gates(a_plan(), "stage-1", gates).stage("stage-1").leave == gates
    assert edits.set_return_gates(a_plan(), gates).return_to_activity == gates
