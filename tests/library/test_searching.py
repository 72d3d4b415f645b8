"""Therapists find a diagnosis or an exercise by whatever they call it."""

import pytest

from rehabplanner.domain.exercise import Exercise
from rehabplanner.library.catalogue import ListedDiagnosis, catalogue_index, read_catalogue
from rehabplanner.library.library import Library
from rehabplanner.library.searching import Index, exercise_index, normal


@pytest.fixture(scope="module")
def diagnoses() -> Index[ListedDiagnosis]:
    return catalogue_index(read_catalogue())


@pytest.fixture(scope="module")
def exercises(library: Library) -> Index[Exercise]:
    return exercise_index(library.exercises.values())


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("runner's knee", "patellofemoral-pain"),
        ("Runner’s Knee", "patellofemoral-pain"),
        ("RUNNERS KNEE", "patellofemoral-pain"),
        ("runner", "patellofemoral-pain"),
        ("jumpers knee", "patellar-tendinopathy"),
        ("jumper's knee", "patellar-tendinopathy"),
        ("gonarthrosis", "knee-osteoarthritis"),
        ("gonàrthrósis", "knee-osteoarthritis"),
        ("popliteal cyst", "bakers-cyst"),
        ("Baker`s cyst", "bakers-cyst"),
        ("torn cartilage", "meniscus-injury"),
        ("cartilage torn", "meniscus-injury"),
        ("ITBS", "iliotibial-band-syndrome"),
        ("itb", "iliotibial-band-syndrome"),
        ("osgood schlatter", "osgood-schlatter-disease"),
        ("Osgood-Schlatter", "osgood-schlatter-disease"),
        ("blood clot", "dvt"),
        ("M22.2X1", "patellofemoral-pain"),
        ("m22.2x1", "patellofemoral-pain"),
    ],
)
def test_a_diagnosis_is_found_first_by_name_nickname_synonym_or_code(
    diagnoses: Index[ListedDiagnosis], typed: str, key: str
) -> None:
    assert diagnoses.search(typed)[0].key == key


def test_every_name_of_every_diagnosis_finds_it(
    library: Library, diagnoses: Index[ListedDiagnosis]
) -> None:
    for protocol in library.protocols.values():
        diagnosis = protocol.diagnosis
        for name in (diagnosis.key, diagnosis.name, *diagnosis.synonyms):
            assert diagnosis.key in [found.key for found in diagnoses.named(name)]


def test_an_empty_search_shows_everything_in_order(
    library: Library, diagnoses: Index[ListedDiagnosis]
) -> None:
    assert [found.key for found in diagnoses.search("  ")] == list(library.protocols)


def test_words_that_nothing_holds_find_nothing(diagnoses: Index[ListedDiagnosis]) -> None:
    assert diagnoses.search("elbow") == []
    assert diagnoses.search("runner elbow") == []


def test_a_word_is_found_by_its_start_and_not_by_its_middle(
    diagnoses: Index[ListedDiagnosis],
) -> None:
    assert diagnoses.search("unner") == []


def test_the_whole_name_comes_first_then_names_that_start_so_then_the_rest() -> None:
    index = Index([(1, ["Wall squat"], []), (2, ["Squat hold"], []), (3, ["Squat"], [])])

    assert index.search("squat") == [3, 2, 1]
    assert index.search("hold") == [2]


def test_exercises_are_found_by_what_they_train_and_need(
    library: Library, exercises: Index[Exercise]
) -> None:
    found = exercises.search("single leg")
    single_leg = [exercise for exercise in library.exercises.values() if exercise.single_leg]

    assert single_leg
    assert {exercise.key for exercise in single_leg} <= {exercise.key for exercise in found}
    assert exercises.search("step-up")[0].key == "step-up"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  Jumper's   KNEE ", "jumpers knee"),
        ("Osgood–Schlatter", "osgood schlatter"),
        ("Ménière", "meniere"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_case_accents_apostrophes_and_hyphens_do_not_matter(typed: str, plain: str) -> None:
    assert normal(typed) == plain


def test_what_is_preferred_comes_first_among_those_that_match_equally_well() -> None:
    index = Index((name, (name,), ()) for name in ("squat", "mini squat", "split squat", "squats"))
    index.prefer(lambda name: name in ("split squat", "squats"))
    assert index.search("squat") == [
        "squat",
        "squats",
        "split squat",
        "mini squat",
    ]
