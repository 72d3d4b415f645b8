"""All shipped criteria, measures and ladders: typed, consistent and within reach."""

import json
from collections.abc import Iterator

import pytest

from rehabplanner import resources
from rehabplanner.domain.criterion import Criterion
from rehabplanner.domain.measurement import Test
from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_measures

KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]
PLANNABLE = [key for key in KEYS if key != "dvt"]

WITH_CRITERIA = ("guidance", "ladders")

ANSWERED_TESTS = {
    "4x8 single-leg press at about 1.5 x body weight, or quadriceps LSI >=90% (expert benchmark)",
    "30-s chair stand improved by >=2 or age norm",
    "20 single-leg or 25 two-leg calf raises",
    "VISA-P at least 80 or patient-set goal (guide)",
    "No fear on fast active straight leg raise (H-test), where trained",
    "H-test without insecurity",
    "Full ROM",
    "Function tests instead of hop tests: 30-s chair stand, 40-m fast walk, stair climb",
}
"""Tests that offer another way, or whose source names no number: the therapist says yes or no."""


def test_a_measure_is_named_by_its_key(library: Library) -> None:
    assert [key for key, measure in library.measures.items() if measure.key != key] == []


def test_a_criterion_names_a_measure_of_the_list_by_its_key() -> None:
    measures = set(read_measures())
    files = [file.read_bytes() for file in resources.json_files("library/diagnoses")]
    files += [resources.read_text(f"library/{name}.json").encode() for name in WITH_CRITERIA]
    named = {key for file in files for key in _named_measures(json.loads(file))}

    assert len(named) >= 40
    assert sorted(named - measures) == []


def test_a_criterion_holds_the_whole_measure_as_it_is_in_the_list(library: Library) -> None:
    for test in _tests(library):
        assert test.measure == library.measures[test.measure.key]


def test_a_threshold_can_be_reached(library: Library) -> None:
    for test in _tests(library):
        measure = test.measure
        if test.compared == "symmetry":
            assert measure.better == "lower" or measure.least >= 0, measure.key
            assert 50 <= test.threshold <= 100, measure.key
        elif test.compared == "gap":
            assert 0 < test.threshold < measure.most - measure.least, measure.key
        else:
            assert measure.least <= test.threshold <= measure.most, measure.key


def test_a_test_asks_for_more_where_more_is_better(library: Library) -> None:
    for test in _tests(library):
        high = test.compared == "symmetry" or (
            test.compared != "gap" and test.measure.better == "higher"
        )
        assert test.operator == ("at least" if high else "at most"), test.measure.key


def test_what_a_test_judges_is_measured_or_said_to_be_answered(library: Library) -> None:
    judged = [found for found in _all_criteria(library) if found.judged_by == "test"]
    answered = {found.clinical for found in judged if not found.tests}

    assert len(judged) > len(ANSWERED_TESTS)
    assert sorted(answered) == sorted(ANSWERED_TESTS)


def test_the_percentages_of_a_symmetry_are_those_in_its_words(library: Library) -> None:
    for criterion in _all_criteria(library):
        for test in criterion.tests:
            if test.compared == "symmetry":
                assert f"{test.threshold:g}" in criterion.clinical
                assert f"{test.threshold:g}" in criterion.text["en"]


def test_the_three_tests_of_the_documents_are_measured(library: Library) -> None:
    shared = library.guidance.return_to_activity

    assert {test.measure.key: test.threshold for test in shared["full-motion"].tests} == {
        "knee-extension-deficit": 2,
        "knee-flexion": 5,
        "pain-motion": 0,
    }
    assert {test.measure.key: test.threshold for test in shared["pain-free-ladder"].tests} == {
        "pain-walking": 1,
        "pain-jogging": 1,
        "pain-sprinting": 1,
        "pain-jumping": 1,
    }
    assert {test.measure.key: test.threshold for test in shared["strength-equal"].tests} == {
        "quadriceps-strength": 90,
        "hamstring-strength": 90,
        "hip-abduction-strength": 90,
        "calf-raises": 20,
    }


@pytest.mark.parametrize("key", PLANNABLE)
def test_every_stage_ends_with_a_criterion_that_somebody_answers(
    library: Library, key: str
) -> None:
    for stage in library.protocols[key].stages:
        assert [criterion for criterion in stage.leave if not criterion.derived], stage.name


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_way_into_a_stage_follows_from_the_stage_before(library: Library, key: str) -> None:
    for number, stage in enumerate(library.protocols[key].stages, 1):
        derived = [criterion.clinical for criterion in stage.enter if criterion.derived]
        before = "gate passed" if number == 1 else f"Stage {number - 1} exit met"
        assert all(found.lower().endswith(before.lower()) for found in derived), derived
        assert derived or (key, number) == ("osteochondritis-dissecans", 3)


@pytest.mark.parametrize("key", PLANNABLE)
def test_every_diagnosis_has_outcome_measures_of_the_list(library: Library, key: str) -> None:
    measures = library.protocols[key].measures

    assert measures
    assert set(measures) <= set(library.measures)


def test_every_measure_is_of_use_somewhere(library: Library) -> None:
    used = {test.measure.key for test in _tests(library)}
    used |= {key for protocol in library.protocols.values() for key in protocol.measures}

    assert sorted(set(library.measures) - used) == []


# --- ladders --------------------------------------------------------------------------------------


def test_there_is_a_ladder_back_to_running_and_one_back_to_jumping(library: Library) -> None:
    run, jump = library.ladders["run"], library.ladders["jump"]

    assert [step.key for step in run.steps] == [f"l{number}" for number in range(1, 11)]
    assert [step.key for step in jump.steps] == [f"j{number}" for number in range(11)]
    assert (run.back_after_red, run.green_before_next, run.rest_h) == (2, 2, 48)


@pytest.mark.parametrize("key", PLANNABLE)
def test_running_asks_for_more_strength_after_some_diagnoses(library: Library, key: str) -> None:
    entry = library.ladders["run"].entry(key)
    strength = {
        test.threshold for found in entry for test in found.tests if test.compared == "symmetry"
    }

    high = {"meniscus-injury", "patellar-dislocation", "pcl-injury", "osteochondritis-dissecans"}
    assert strength == ({85} if key in high else {80})
    assert len(entry) == 6


# --- where the criteria are -----------------------------------------------------------------------


def _all_criteria(library: Library) -> Iterator[Criterion]:
    yield from library.guidance.return_to_activity.values()
    for ladder in library.ladders.values():
        yield from (check.criterion for check in ladder.checks)
    for protocol in library.protocols.values():
        yield from protocol.own_return
        for stage in protocol.stages:
            yield from (*stage.enter, *stage.leave)


def _tests(library: Library) -> list[Test]:
    return [test for criterion in _all_criteria(library) for test in criterion.tests]


def _named_measures(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        for name, value in content.items():
            if name == "measure":
                yield value
            else:
                yield from _named_measures(value)
    elif isinstance(content, list):
        for value in content:
            yield from _named_measures(value)
