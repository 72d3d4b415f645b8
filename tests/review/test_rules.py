"""Every rule speaks up in one case and is silent in another."""

import pytest
from builders import a_dose, a_gate, a_plan, a_stage, an_advice_item, an_exercise, an_item
from reviewing import fixed, only

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.plan import Item, Plan, Stage, StageText
from rehabplanner.review.place import PATIENT, RETURN, Place
from rehabplanner.review.rules_amount import duplicate_movement, over_minutes, too_many_exercises
from rehabplanner.review.rules_completeness import (
    missing_side,
    missing_stop_rule,
    no_criteria_to_move_on,
    no_return_criteria,
    placeholder_text,
)
from rehabplanner.review.rules_reading import long_sentence, reading_grade

LONG = "Bend your knee and then hold it there and then put it down again on the floor now."
HARD = "Considerable quadriceps rehabilitation necessitates individualised progression."


def exercises(count: int, **changes: object) -> tuple[Item, ...]:
    return tuple(an_item(f"item-{number}", **changes) for number in range(count))


def with_words(**changes: object) -> Plan:
    words = an_exercise().text["en"].replace(**changes)
    return a_plan([a_stage(items=(an_item(content=an_exercise(text={"en": words})),))])


# --- completeness ---------------------------------------------------------------------------------


def test_a_plan_without_a_side_stops() -> None:
    found = only(missing_side(a_plan(side=None)))

    assert (found.severity, found.place) == ("stop", PATIENT)
    assert list(missing_side(a_plan(side="both"))) == []


def test_a_plan_without_return_criteria_is_noticed() -> None:
    assert only(no_return_criteria(a_plan(return_to_activity=()))).place == RETURN
    assert list(no_return_criteria(a_plan())) == []


def test_a_stage_without_criteria_to_move_on_is_noticed_and_one_click_adds_one() -> None:
    plan = a_plan([a_stage(leave=()), a_stage("stage-2", 2)])

    found = only(no_criteria_to_move_on(plan))
    assert found.place == Place("leave", "stage-1")
    after = fixed(plan, found)
    assert [gate.criterion.judged_by for gate in after.stages[0].leave] == ["clinician"]
    assert list(no_criteria_to_move_on(after)) == []


def test_an_exercise_without_a_stop_rule_is_noted_and_one_click_adds_the_pain_rule() -> None:
    plan = with_words(stop_if="")

    found = only(missing_stop_rule(plan))
    assert (found.severity, found.place) == ("note", Place("item", "item-1"))
    words = fixed(plan, found).item("item-1").content.text["en"]
    assert isinstance(words, ExerciseText)
    assert words.stop_if == "Stop if you feel sharp pain, or more than 5 out of 10."


def test_the_added_stop_rule_follows_the_stages_own_pain_ceiling() -> None:
    plan = with_words(stop_if="")
    stricter = edits.set_pain_ceiling(plan, "stage-1", 0)

    words = fixed(stricter, only(missing_stop_rule(stricter))).item("item-1").content.text["en"]
    assert isinstance(words, ExerciseText)
    assert "more than 2 out of 10" in words.stop_if


def test_exercises_with_a_stop_rule_and_advice_without_one_are_fine() -> None:
    assert list(missing_stop_rule(a_plan())) == []
    assert list(missing_stop_rule(a_plan([a_stage(items=(an_advice_item(),))]))) == []


@pytest.mark.parametrize(
    "words",
    [
        "New stage",
        "What this stage is for.",
        "TODO",
        "Bend to …",
        "Bend to ...",
        "How far??",
        "[name]",
        "At ___ o'clock",
    ],
)
def test_words_that_wait_to_be_written_are_noticed(words: str) -> None:
    plan = a_plan([a_stage(text={"en": StageText(name="Begin", goal=words)})])

    assert only(placeholder_text(plan)).place == Place("stage", "stage-1")


@pytest.mark.parametrize("words", ["A new stage begins.", "Build up.", "Which knee? This one."])
def test_real_words_are_no_placeholders(words: str) -> None:
    plan = a_plan([a_stage(text={"en": StageText(name="Begin", goal=words)})])

    assert list(placeholder_text(plan)) == []


def test_an_empty_new_stage_can_be_removed_with_one_click() -> None:
    empty = Stage(id="new", number=2, text={"en": StageText(name="New stage", goal="Begin.")})
    plan = a_plan([a_stage(), empty])

    after = fixed(plan, only(placeholder_text(plan)))
    assert [stage.id for stage in after.stages] == ["stage-1"]


def test_a_stage_with_exercises_or_the_only_one_is_not_offered_for_removal() -> None:
    words = {"en": StageText(name="New stage", goal="Begin.")}
    filled, lonely = a_stage(text=words), a_stage(text=words, items=())

    assert only(placeholder_text(a_plan([filled, a_stage("stage-2", 2)]))).fix is None
    assert only(placeholder_text(a_plan([lonely]))).fix is None


# --- amount ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "severity"), [(5, "warning"), (6, "warning"), (7, "stop"), (9, "stop")]
)
def test_more_than_four_exercises_are_too_many(count: int, severity: str) -> None:
    found = only(too_many_exercises(a_plan([a_stage(items=exercises(count))])))

    assert found.severity == severity
    assert found.message.startswith(f"{count} exercises")


def test_four_exercises_with_any_advice_and_self_care_are_fine() -> None:
    rolling = an_item("roll", content=an_exercise("roll", category="self-care"))
    items = (an_advice_item(), an_advice_item("advice-2"), rolling, *exercises(4))

    assert list(too_many_exercises(a_plan([a_stage(items=items)]))) == []


def test_a_day_that_takes_longer_than_the_patient_has_is_noticed() -> None:
    long = exercises(3, dose=a_dose(reps=30), legs="each")

    found = only(over_minutes(a_plan([a_stage(items=long)], minutes_per_day=10)))
    assert found.place == Place("stage", "stage-1")
    assert "the time is 10" in found.message


def test_only_todays_stage_has_to_fit_the_patients_minutes() -> None:
    long = a_stage("stage-2", 2, items=exercises(3, dose=a_dose(reps=100)))

    assert list(over_minutes(a_plan([a_stage(), long], minutes_per_day=30))) == []
    assert list(over_minutes(a_plan([long], minutes_per_day=None))) == []


def test_the_same_exercise_twice_in_a_stage_can_be_taken_out_once() -> None:
    plan = a_plan([a_stage(items=exercises(2)), a_stage("stage-2", 2)])

    found = only(duplicate_movement(plan))
    assert (found.severity, found.part) == ("warning", "item-1")
    after = fixed(plan, found)
    assert [item.id for item in after.stages[0].items] == ["item-0"]
    assert list(duplicate_movement(after)) == []


# --- reading --------------------------------------------------------------------------------------


def test_a_text_above_grade_6_is_named_with_its_grade() -> None:
    found = [
        one for one in reading_grade(with_words(steps=(HARD,), cues=())) if one.place.kind == "item"
    ]

    assert only(found).place == Place("item", "item-1")
    assert "at grade 8." in only(found).message


def test_a_hard_note_does_not_hide_among_easy_words() -> None:
    easy = an_item(content=an_exercise(), note=f"Easy now. {HARD}")
    short = an_item(content=an_exercise(), note="Pedal easily.")

    assert only(reading_grade(a_plan([a_stage(items=(easy,))]))).place == Place("item", "item-1")
    assert list(reading_grade(a_plan([a_stage(items=(short,))]))) == []


def test_a_stage_is_judged_as_a_whole_too() -> None:
    # Every card alone is easy enough; advice without long words would hide nothing here.
    plan = with_words(steps=(HARD, HARD))

    assert Place("stage", "stage-1") in {found.place for found in reading_grade(plan)}


def test_a_stage_whose_own_words_are_hard_is_named_once() -> None:
    plan = a_plan([a_stage(text={"en": StageText(name="Begin", goal=f"{HARD} {HARD}")}, items=())])

    assert [found.place for found in reading_grade(plan)] == [Place("stage", "stage-1")]


def test_easy_words_raise_nothing() -> None:
    assert list(reading_grade(a_plan())) == []
    assert list(long_sentence(a_plan())) == []


def test_a_sentence_over_15_words_is_quoted() -> None:
    found = only(long_sentence(with_words(steps=("Bend it.", LONG))))

    assert found.message == (
        "A sentence is longer than 15 words; split “Bend your knee and then …” in two."
    )


def test_a_sentence_of_15_words_is_fine() -> None:
    fifteen = " ".join(["Bend", *["it"] * 14]) + "."

    assert list(long_sentence(with_words(steps=(fifteen,)))) == []


def test_two_long_sentences_of_one_text_are_one_finding() -> None:
    assert "2 sentences are" in only(long_sentence(with_words(steps=(LONG, LONG)))).message


def test_a_long_criterion_is_named_by_its_own_id() -> None:
    plan = a_plan(return_to_activity=(a_gate("ok"), a_gate("long", LONG)))

    assert only(long_sentence(plan)).part == "long"
