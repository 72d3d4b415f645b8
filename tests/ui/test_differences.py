"""What differs between two states of a plan is told in words, all of it, in the plan's order."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import (
    A_DAY,
    a_criterion,
    a_diagnosis,
    a_dose,
    a_gate,
    a_measure,
    a_measurement,
    a_plan,
    a_stage,
    a_test,
    an_advice_item,
    an_exercise,
    an_item,
)
from hypothesis import given
from hypothesis import strategies as st

from rehabplanner.domain import charting, edits
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan, Stage, StageText
from rehabplanner.domain.screening import GateAnswer, Outcome, Raised, RedFlag, Screening
from rehabplanner.ui.comparing.difference import Difference
from rehabplanner.ui.comparing.differences import differences
from rehabplanner.ui.comparing.pairing import moved, paired

FIRST, SECOND = "Stage 1: Stage name 1", "Stage 2: Stage name 2"

Told = tuple[str, str, str, str, str]


def told(before: Plan, after: Plan) -> list[Told]:
    return [_without_id(each) for each in differences(before, after)]


def _without_id(each: Difference) -> Told:
    return (each.section, each.part, each.what, each.before, each.after)


def only(before: Plan, after: Plan) -> Told:
    (found,) = told(before, after)
    return found


def with_stage(**changes: Any) -> Plan:
    return a_plan([a_stage().replace(**changes), a_stage("stage-2", 2)])


def with_item(**changes: Any) -> Plan:
    stage = a_stage()
    items = tuple(each.replace(**changes) if each.id == "item-1a" else each for each in stage.items)
    return with_stage(items=items)


def with_words(**changes: Any) -> Plan:
    exercise = an_exercise()
    words = exercise.text["en"].replace(**changes)
    return with_item(content=exercise.replace(text={"en": words}))


def test_equal_plans_have_no_differences() -> None:
    assert differences(a_plan(), a_plan()) == ()


@pytest.mark.parametrize(
    ("changes", "what", "before", "after"),
    [
        ({"patient": Patient(name="Other Patient")}, "Name", "Sample Patient", "Other Patient"),
        (
            {"patient": Patient(name="Sample Patient", born=date(1980, 3, 2))},
            "Born",
            "",
            "2 March 1980",
        ),
        ({"side": "right"}, "Knee", "Left knee", "Right knee"),
        ({"side": None}, "Knee", "Left knee", "Not chosen"),
        ({"goal": "Climb stairs"}, "Goal", "Run 5 km again", "Climb stairs"),
        ({"minutes_per_day": 30}, "Time a day", "20 minutes", "30 minutes"),
        ({"equipment": "a step"}, "Things at home", "", "a step"),
        ({"next_visit": "Monday"}, "Next visit", "", "Monday"),
        (
            {"created": date(2026, 12, 1)},
            "Day of the plan",
            "21 November 2026",
            "1 December 2026",
        ),
        ({"person": "older"}, "Person in the pictures", "Adult", "Older adult"),
        ({"current_stage": "stage-2"}, "Today’s stage", FIRST, SECOND),
        ({"id": "plan-2"}, "Details", "", "changed"),
    ],
)
def test_the_facts_above_the_stages_are_told(
    changes: dict[str, Any], what: str, before: str, after: str
) -> None:
    assert only(a_plan(), a_plan(**changes)) == ("Patient and plan", "", what, before, after)


def test_another_diagnosis_is_told_once_with_both_names() -> None:
    other = a_diagnosis(key="jumpers-knee", name="Patellar tendinopathy", coding_note="Other.")
    found = only(a_plan(), a_plan(diagnosis=other))
    assert found[1:] == ("", "Diagnosis", "Patellofemoral pain", "Patellar tendinopathy")


def test_other_words_on_the_diagnosis_are_told_for_the_plans_side() -> None:
    words = a_diagnosis().text["en"].replace(stop_signs=("Call us if it locks.",))
    found = only(a_plan(), edits.set_diagnosis_words(a_plan(), words))
    assert found == (
        "What the patient has",
        "",
        "Stop and call today",
        "Call us if your left knee locks.",
        "Call us if it locks.",
    )


@pytest.mark.parametrize(
    ("changes", "what", "before", "after"),
    [
        (
            {"text": {"en": StageText(name="Stage name 1", goal="Be calm.")}},
            "Goal of the stage",
            "Make your legs strong.",
            "Be calm.",
        ),
        ({"number": 2}, "Stage of the protocol", "1", "2"),
        ({"weeks": ""}, "Guide", "weeks 1-2", ""),
        ({"pain_ceiling": 2}, "Pain that is all right", "As the diagnosis says", "Up to 2/10"),
        ({"max_knee_bend_deg": 60}, "Knee bend under load", "No limit", "At most 60°"),
        (
            {"weight_bearing": "as ordered"},
            "Weight on the leg",
            "As much as it may carry",
            "As ordered by the physician",
        ),
        ({"no_single_leg": "Too sore."}, "No single-leg work because", "", "Too sore."),
        ({"menu": ("wall-sit",)}, "Suggested exercises", "", "wall sit"),
    ],
)
def test_what_a_stage_says_is_told(
    changes: dict[str, Any], what: str, before: str, after: str
) -> None:
    assert only(a_plan(), with_stage(**changes)) == (FIRST, "", what, before, after)


def test_a_renamed_stage_is_told_under_its_new_name() -> None:
    words = StageText(name="Calm", goal="Make your legs strong.")
    found = only(a_plan(), edits.set_stage_words(a_plan(), "stage-1", words))
    assert found == ("Stage 1: Calm", "", "Name on the sheet", "Stage name 1", "Calm")


def test_a_new_stage_is_told_with_the_exercises_in_it() -> None:
    stage = a_stage("stage-3", 3, items=(an_item("new"), an_advice_item("cold")))
    found = only(a_plan(), edits.add_stage(a_plan(), stage, 2))
    assert found == ("Stage 3: Stage name 3", "", "New", "", "Step up, Cold pack")


def test_a_stage_that_is_gone_is_told_with_what_was_in_it() -> None:
    found = only(a_plan(), edits.remove_stage(a_plan(), "stage-2"))
    assert found == (SECOND, "", "Taken out", "Cold pack, Step up, Step up", "")


def test_stages_in_another_order_are_told_by_the_one_that_moved() -> None:
    plan = edits.add_stage(a_plan(), a_stage("stage-3", 3), 2)
    found = only(plan, edits.move_stage(plan, "stage-3", 0))
    assert found == ("Stage 1: Stage name 3", "", "Place", "Number 3", "Number 1")


@pytest.mark.parametrize(
    ("changes", "what", "before", "after"),
    [
        (
            {"dose": a_dose(sets=2, hold_s=5, days_per_week=3)},
            "Dose",
            "3 sets of 10. Every day.",
            "2 sets of 10. Hold 5 seconds. Once a day, 3 days a week.",
        ),
        ({"legs": "affected"}, "Legs", "Each leg, left first", "Left leg"),
        ({"legs": None}, "Legs", "Each leg, left first", "Not said"),
        ({"note": "Mind your {side} hip."}, "Note", "", "Mind your left hip."),
        ({"dose": a_dose(rest_s=60, sets=3)}, "Dose", "3 sets of 10. Every day.", None),
    ],
)
def test_what_an_item_asks_for_is_told(
    changes: dict[str, Any], what: str, before: str, after: str | None
) -> None:
    found = only(a_plan(), with_item(**changes))
    assert found[:4] == (FIRST, "Step up", what, before)
    assert after is None or found[4] == after


def test_a_difference_that_no_words_show_is_still_told() -> None:
    once = with_item(dose=a_dose(sets=1))
    rested = with_item(dose=a_dose(sets=1, rest_s=60))  # nobody rests between one set
    assert only(once, rested)[2:] == ("Dose", "", "changed")


@pytest.mark.parametrize(
    ("changes", "what", "before", "after"),
    [
        (
            {"steps": ("Stand in front of a low step.", "Step up."), "cues": ()},
            ["Step 2", "Step 3", "Cue 1"],
            "Put your left foot on it.",
            "Step up.",
        ),
        ({"error": "You lean."}, ["Usual mistake"], "Your knee drops in.", "You lean."),
        ({"fix": ""}, ["What to do about it"], "Push it out a little.", ""),
        ({"stop_if": ""}, ["Stop if"], "Stop if your left knee gives way.", ""),
    ],
)
def test_changed_words_of_an_exercise_are_told_line_by_line(
    changes: dict[str, Any], what: list[str], before: str, after: str
) -> None:
    found = told(a_plan(), with_words(**changes))
    assert [each[2] for each in found] == what
    assert found[0][3:] == (before, after)


def test_words_in_another_language_are_told_with_it() -> None:
    spanish = ExerciseText(name="Subir", steps=("Sube.",))
    plan = edits.set_item_words(a_plan(), "item-1a", spanish, "es")
    assert [each[2] for each in told(a_plan(), plan)] == ["Name on the sheet (es)", "Step 1 (es)"]


def test_another_version_of_the_librarys_exercise_is_told() -> None:
    plan = with_item(content=an_exercise(version=2))
    assert only(a_plan(), plan)[2:] == ("Details for the therapist", "Version 1", "Version 2")


def test_an_exchanged_exercise_is_told_without_every_word_of_it() -> None:
    words = an_exercise().text["en"].replace(name="Wall sit", steps=("Sit.",))
    other = an_exercise("wall-sit", text={"en": words})
    plan = edits.swap_exercise(a_plan(), "item-1a", other, a_dose())
    assert only(a_plan(), plan) == (FIRST, "Wall sit", "Exercise", "Step up", "Wall sit")


def test_new_and_removed_items_are_told_where_they_stand_or_stood() -> None:
    plan = edits.remove_item(a_plan(), "advice-1")
    plan = edits.add_item(plan, "stage-1", an_item("new", dose=a_dose(sets=2)), 1)
    assert told(a_plan(), plan) == [
        (FIRST, "Cold pack", "Taken out", "For 15 minutes. 3 times a day.", ""),
        (FIRST, "Step up", "New", "", "2 sets of 10. Every day."),
    ]


def test_an_item_in_another_stage_is_told_once_where_it_is_now() -> None:
    plan = edits.move_item(a_plan(), "item-1a", "stage-2", 0)
    plan = edits.set_note(plan, "item-1a", "Slowly.")
    assert told(a_plan(), plan) == [
        (SECOND, "Step up", "Stage", FIRST, SECOND),
        (SECOND, "Step up", "Note", "", "Slowly."),
    ]


def test_an_item_that_moved_out_of_a_removed_stage_into_a_new_one_is_followed() -> None:
    item = a_plan().item("item-2a")
    plan = edits.remove_stage(a_plan(), "stage-2")
    plan = edits.add_stage(plan, a_stage("stage-3", 3, items=(item,)), 1)
    found = told(a_plan(), plan)
    third = "Stage 2: Stage name 3"
    assert (third, "Step up", "Stage", SECOND, third) in found
    assert [each[2] for each in found if each[1]] == ["Stage"]


def test_items_in_another_order_are_told_by_the_one_that_moved() -> None:
    plan = edits.move_item(a_plan(), "advice-1", "stage-1", 2)
    assert only(a_plan(), plan) == (FIRST, "Cold pack", "Place", "Number 1", "Number 3")


def test_criteria_are_told_as_new_gone_changed_and_moved() -> None:
    gates = (a_gate("one", "One."), a_gate("two", "Two."), a_gate("three", "Three."))
    before = with_stage(leave=gates)
    changed = Gate(id="one", criterion=a_criterion("One more.", tests=(a_test(),)))
    after = with_stage(leave=(a_gate("three", "Three."), changed, a_gate("four", "Four.")))
    assert told(before, after) == [
        (FIRST, "Move on when: Three.", "Place", "Number 3", "Number 1"),
        (FIRST, "Move on when: One more.", "Words", "One.", "One more."),
        (
            FIRST,
            "Move on when: One more.",
            "What is measured",
            "Nothing",
            "Single hop at least 90 % of the other leg",
        ),
        (FIRST, "Move on when", "Taken out", "Two.", ""),
        (FIRST, "Move on when", "New", "", "Four."),
    ]


def test_start_and_return_criteria_are_told_under_their_own_names() -> None:
    plan = edits.set_enter_gates(a_plan(), "stage-1", ())
    plan = edits.set_return_gates(plan, ())
    assert told(a_plan(), plan) == [
        (FIRST, "Start when", "Taken out", "You saw your therapist.", ""),
        (
            "Back to sport",
            "Back to sport when",
            "Taken out",
            "You can hop on your left leg.",
            "",
        ),
    ]


VISITS = "Found and told at the visits"
TODAY = "On 21 November 2026"


def test_what_was_measured_answered_and_told_is_told() -> None:
    plan = charting.measure(a_plan(), a_measurement())
    plan = charting.answer(plan, "leave-1", "met")
    plan = charting.report(plan, Report(on=A_DAY, worst_pain=2, swelling=True))
    assert told(a_plan(), plan) == [
        (VISITS, "How it went", TODAY, "", "Worst pain 2 of 10; new or more swelling"),
        (VISITS, "Single hop", TODAY, "", "left 90, right 100 cm"),
        (VISITS, "You can walk without a limp.", TODAY, "", "Met"),
    ]


def test_a_measurement_that_took_the_place_of_another_is_told_with_both() -> None:
    before = charting.measure(a_plan(), a_measurement())
    after = charting.measure(before, a_measurement(left=95, right=100))
    found = only(before, after)
    assert found[3:] == ("left 90, right 100 cm", "left 95, right 100 cm")


def test_an_answer_to_a_criterion_that_is_gone_does_not_stop_the_comparison() -> None:
    before = charting.answer(a_plan(), "return-1", "met")
    after = edits.set_return_gates(before, ())
    after = charting.answer(after, "return-1", "not met")
    assert told(before, after)[-1] == (
        VISITS,
        "A criterion no longer in the plan",
        TODAY,
        "Met",
        "Not met",
    )


def test_a_screening_is_told_with_what_was_raised_unmet_and_decided() -> None:
    flag = RedFlag(key="rf01", sign="Night sweats", urgency="urgent", sources=("F093",))
    screening = Screening(
        on=A_DAY,
        raised=(Raised(flag=flag, note="since May"),),
        gates=(GateAnswer(question="X-ray on file", met=False),),
        outcome=Outcome(on=A_DAY, by="Dr A", words="All clear."),
    )
    found = only(a_plan(), charting.screen(a_plan(), screening))
    assert found[4] == (
        "Night sweats (since May); Not met: X-ray on file; Cleared by Dr A: All clear."
    )


def test_a_new_visit_is_told_with_what_the_last_one_asked_for() -> None:
    later = edits.begin_visit(a_plan(), A_DAY + timedelta(days=7))
    found = told(a_plan(), later)
    assert [each[2] for each in found] == ["Day of the plan", TODAY]
    assert (
        found[1][4] == "Stage 1. Step up: 3 sets of 10, every day; Step up: 3 sets of 10, every day"
    )


def test_a_decision_is_told_with_its_reason() -> None:
    given = Override(rule="over-minutes", part="item-1a", reason="She has time.", on=A_DAY)
    found = only(a_plan(), edits.add_override(a_plan(), given))
    assert found == (
        "Decisions",
        "Stage 1, Step-up",
        "Over minutes",
        "",
        "She has time. (21 November 2026)",
    )


def test_what_only_changed_its_order_is_not_passed_over() -> None:
    one = a_measurement()
    other = a_measurement(a_measure("girth", name="Girth"))
    before, after = (a_plan(measurements=both) for both in ((one, other), (other, one)))
    assert only(before, after)[2:] == ("Details", "", "changed")


def test_the_other_knee_alone_changes_no_exercise() -> None:
    found = told(a_plan(), edits.set_side(a_plan(), "right"))
    assert [each[2] for each in found] == ["Knee"]


class LaterStage(Stage):
    """As a later version may know it."""

    pace: str = ""


def test_what_has_no_words_yet_is_told_as_a_detail() -> None:
    assert only(a_plan(), with_item(reworded=True)) == (FIRST, "Step up", "Details", "", "changed")
    fields = dict(a_stage())
    before, after = (a_plan([LaterStage(**fields, pace=pace)]) for pace in ("slow", "quick"))
    assert only(before, after) == (FIRST, "", "Details", "", "changed")


def test_two_changes_of_the_same_thing_clash_unless_they_agree() -> None:
    theirs, mine, other = (
        differences(a_plan(), with_item(**change))[0]
        for change in ({"dose": a_dose(sets=1)}, {"dose": a_dose(sets=2)}, {"note": "Slowly."})
    )
    assert theirs.clashes_with(mine)
    assert not theirs.clashes_with(theirs)
    assert not theirs.clashes_with(other)


def test_taking_a_part_out_clashes_with_any_change_to_it() -> None:
    (gone,) = differences(a_plan(), edits.remove_item(a_plan(), "item-1a"))
    (noted,) = differences(a_plan(), with_item(note="Slowly."))
    (elsewhere,) = differences(a_plan(), edits.set_note(a_plan(), "item-2a", "Slowly."))
    assert gone.clashes_with(noted)
    assert noted.clashes_with(gone)
    assert not gone.clashes_with(elsewhere)


# --- which was which ------------------------------------------------------------------------------

NUMBERS = st.lists(st.integers(0, 12), unique=True)


@given(NUMBERS, NUMBERS)
def test_every_part_of_both_lists_is_paired_once_in_the_order_of_the_second(
    before: list[int], after: list[int]
) -> None:
    pairs = paired(before, after, lambda number: number)
    assert sorted(old for old, _ in pairs if old is not None) == sorted(before)
    assert [new for _, new in pairs if new is not None] == after
    assert all(old == new for old, new in pairs if old is not None and new is not None)


def test_parts_with_the_same_key_are_paired_by_their_order() -> None:
    pairs = paired(("a1", "b1", "a2"), ("a3", "a4", "a5"), lambda part: part[0])
    assert pairs == [("a1", "a3"), ("b1", None), ("a2", "a4"), (None, "a5")]


@given(st.permutations(range(7)))
def test_whatever_was_put_in_another_order_moved(after: list[int]) -> None:
    before = list(range(7))
    found = moved(before, after)
    assert bool(found) == (before != after)
    resting = [each for each in after if each not in found]
    assert all(number == (before.index(n) + 1, after.index(n) + 1) for n, number in found.items())
    assert len(resting) >= 1


def test_what_came_and_went_moves_nothing() -> None:
    assert moved(["a", "b", "c"], ["new", "b", "c"]) == {}


def test_as_few_as_possible_are_said_to_have_moved() -> None:
    assert moved(["a", "b", "c", "d"], ["d", "a", "b", "c"]) == {"d": (4, 1)}
