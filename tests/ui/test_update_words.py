"""What is said of a newer text, part by part."""

from typing import Any

import pytest
from builders import a_dose, a_plan, a_stage, an_advice, an_advice_item, an_exercise, an_item
from small_library import small_library

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Caution, Exercise
from rehabplanner.domain.pose import Figure, Pose
from rehabplanner.library.updates import Update
from rehabplanner.ui.update_words import Change, changes, redrawn, title

WORDS = an_exercise().text["en"]
HERE = ("patellofemoral-pain",)
NOT_TOLD = {"kind", "key", "version", "figure", "photo"}  # a picture is shown


def newer(**fields: Any) -> Update:
    """An exercise of the plan, for the left knee, that has these other fields in the library."""
    item = an_item()
    return Update(a_stage(items=(item,)), item, an_exercise(version=2, **fields))


def told(update: Update) -> tuple[Change, ...]:
    return changes(update, a_plan().side, small_library())


def reworded(**words: Any) -> tuple[Change, ...]:
    return told(newer(text={"en": WORDS.replace(**words)}))


def test_the_patients_words_are_shown_for_their_knee() -> None:
    assert reworded(cues=("Push through your {side} heel.",)) == (
        Change("Cues", "Keep your left knee over your toes.", "Push through your left heel."),
    )


def test_steps_are_numbered_as_on_the_sheet() -> None:
    (change,) = reworded(steps=("Stand tall.", "Step up."))

    assert change.what == "Steps"
    assert change.before.startswith("1. Stand in front of a low step.\n2. Put your left foot")
    assert change.after == "1. Stand tall.\n2. Step up."


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("name", "Name on the sheet"),
        ("error", "Common mistake"),
        ("fix", "What to do instead"),
        ("stop_if", "Stop if"),
    ],
)
def test_each_of_the_patients_words_is_told(field: str, what: str) -> None:
    assert [(change.what, change.after) for change in reworded(**{field: "New."})] == [
        (what, "New.")
    ]


def test_a_language_that_came_in_is_named() -> None:
    found = told(newer(text={"en": WORDS, "es": WORDS.replace(name="Subir un paso")}))

    assert found[0] == Change("Name on the sheet (es)", "", "Subir un paso")
    assert all(change.what.endswith("(es)") and not change.before for change in found)


def test_another_usual_dose_is_told_in_short() -> None:
    assert told(newer(dose=Dose(sets=2, reps=8))) == (
        Change("Usual dose", "3 × 10 · daily", "2 × 8 · daily"),
    )


def test_only_the_cautions_that_differ_are_told_with_diagnosis_and_stages() -> None:
    kept = Caution(level="watch", diagnoses=HERE, stages=(3,), text="pain next day")
    gone = Caution(level="block", diagnoses=HERE, stages=(1,), text="isometrics first")
    came = Caution(level="limit", diagnoses=HERE, stages=(1, 2), text="low step")
    item = an_item(content=an_exercise(cautions=(kept, gone)))
    update = Update(a_stage(), item, an_exercise(version=2, cautions=(came, kept)))

    assert told(update) == (
        Change(
            "Cautions",
            "Not in stage 1 (Patellofemoral pain): isometrics first",
            "Only with a limit in stages 1, 2 (Patellofemoral pain): low step",
        ),
    )


def test_another_neighbour_is_told_by_its_name() -> None:
    assert told(newer(progression="leg-press", single_leg=False)) == (
        Change("Counts as single-leg work", "yes", "no"),
        Change("Harder exercise", "", "Leg press"),
    )


def test_another_picture_is_noticed_and_changes_no_words() -> None:
    update = newer(figure=Figure(start=Pose(lean=10)))

    assert redrawn(update)
    assert told(update) == ()
    assert not redrawn(newer(position="on a step"))


def test_newer_advice_is_told_in_its_own_words() -> None:
    item = an_advice_item()
    words = an_advice().text["en"].replace(title="Cool it", lines=("Cool your {side} knee.",))
    content = an_advice(version=2, text={"en": words}, dose=None, note="not on bare skin")
    update = Update(a_stage(), item, content)

    assert told(update) == (
        Change("Name on the sheet", "Cold pack", "Cool it"),
        Change(
            "Lines",
            "Wrap the pack in a thin towel.\nLay it on your left knee.",
            "Cool your left knee.",
        ),
        Change("Usual dose", "15 min · 3 times a day", ""),
        Change("Note for the therapist", "", "not on bare skin"),
    )
    assert title(update, "left") == "Cold pack"


@pytest.mark.parametrize("field", sorted(set(Exercise.model_fields) - NOT_TOLD))
def test_whatever_changes_in_an_exercise_is_told(field: str) -> None:
    other: dict[str, Any] = {
        "name": "Other",
        "category": "balance",
        "laterality": "bilateral",
        "single_leg": False,
        "equipment": ("step",),
        "muscles": ("quadriceps",),
        "dose": a_dose(sets=1),
        "progression": "wall-sit",
        "regression": "wall-sit",
        "based_on": "wall-sit",
        "cautions": (Caution(level="watch", diagnoses=HERE, stages=(1,), text="look"),),
        "text": {"en": WORDS.replace(name="Other")},
        "sources": ("F002",),
    }
    update = newer(**{field: other.get(field, "other")})

    assert len(told(update)) == 1
