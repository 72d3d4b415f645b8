"""An edited exercise becomes the therapist's own, and stays as safe as what it was made from."""

from builders import a_dose, an_exercise

from rehabplanner.domain.exercise import Caution, ExerciseText
from rehabplanner.domain.own import PROFESSIONAL, is_own, own_exercise

CAUTION = Caution(level="block", diagnoses=("gout",), stages=(1,), text="isometrics first")


def test_an_own_exercise_has_a_key_and_a_name_of_its_own() -> None:
    first, second = (own_exercise(an_exercise(), "My step-up") for _ in range(2))

    assert is_own(first.key)
    assert first.key != second.key
    assert first.name == "My step-up"
    assert not is_own(an_exercise().key)


def test_it_cites_the_therapist_first_and_then_what_it_was_made_from() -> None:
    own = own_exercise(an_exercise(sources=("F001", "F002")), "Mine")

    assert own.sources == (PROFESSIONAL, "F001", "F002")
    assert own_exercise(own, "Mine again").sources == own.sources


def test_its_cautions_stay_and_rules_know_what_it_was_made_from() -> None:
    own = own_exercise(an_exercise("run-steady", cautions=(CAUTION,)), "My run")
    another = own_exercise(own, "My other run")

    assert own.caution_for("gout", 1) == CAUTION
    assert own.known_as == another.known_as == "run-steady"


def test_an_exercise_written_from_nothing_is_known_by_its_own_key() -> None:
    own = an_exercise("own-1")

    assert own.known_as == "own-1"
    assert own_exercise(own, "Another").based_on is None


def test_the_dose_of_the_plan_becomes_its_default() -> None:
    assert own_exercise(an_exercise(), "Mine", dose=a_dose(sets=5)).dose == a_dose(sets=5)
    assert own_exercise(an_exercise(), "Mine").dose == an_exercise().dose


def test_words_typed_for_one_knee_serve_both() -> None:
    words = ExerciseText(name="Step up", steps=("Put your left foot on it.",))

    own = own_exercise(an_exercise(text={"en": words}), "Mine", side="left")

    assert own.text["en"].steps == ("Put your {side} foot on it.",)


def test_words_that_have_no_room_for_markers_stay() -> None:
    longest = "Put your left foot on it. ".ljust(400, "x")
    words = ExerciseText(name="Step up", steps=(longest,))

    assert own_exercise(an_exercise(text={"en": words}), "Mine", side="left").text["en"] == words
