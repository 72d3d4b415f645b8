"""All shipped content: complete, consistent, backed by sources and easy to read."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pytest

from rehabplanner import resources
from rehabplanner.domain.advice import Advice
from rehabplanner.domain.criterion import Criterion
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.record import Record
from rehabplanner.domain.side import mirrored, sided
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol, StageTemplate
from rehabplanner.library.reading import AdviceFile, ExerciseFile, GuidanceFile, read_measures
from rehabplanner.review import readability


def _keys(folder: str) -> list[str]:
    return [file.name.removesuffix(".json") for file in resources.json_files(f"library/{folder}")]


EXERCISES = _keys("exercises")
ADVICE = _keys("advice")
DIAGNOSES = _keys("diagnoses")
PLANNABLE = [key for key in DIAGNOSES if key != "dvt"]

FACTS = {f"F{number:03}" for number in range(1, 228)}

# --- files ----------------------------------------------------------------------------------------


def test_the_library_has_all_its_files() -> None:
    assert len(EXERCISES) == 131
    assert len(PLANNABLE) == 14
    assert "dvt" in DIAGNOSES


@pytest.mark.parametrize("key", EXERCISES)
def test_an_exercise_file_is_valid_and_named_by_its_key(key: str) -> None:
    file = ExerciseFile.model_validate_json(resources.read_text(f"library/exercises/{key}.json"))

    assert file.exercise.key == key


@pytest.mark.parametrize("key", ADVICE)
def test_an_advice_file_is_valid_and_named_by_its_key(key: str) -> None:
    file = AdviceFile.model_validate_json(resources.read_text(f"library/advice/{key}.json"))

    assert file.advice.key == key


@pytest.mark.parametrize("key", DIAGNOSES)
def test_a_diagnosis_file_is_valid_and_named_by_its_key(key: str) -> None:
    text = resources.read_text(f"library/diagnoses/{key}.json")
    file = Protocol.model_validate_json(text, context=read_measures())

    assert file.diagnosis.key == key


def test_the_guidance_file_is_valid() -> None:
    text = resources.read_text("library/guidance.json")

    assert GuidanceFile.model_validate_json(text, context=read_measures())


def test_every_diagnosis_but_the_clot_is_plannable_in_55_stages(library: Library) -> None:
    plannable = [key for key, found in library.protocols.items() if found.diagnosis.plannable]
    stages = [stage for protocol in library.protocols.values() for stage in protocol.stages]

    assert sorted(plannable) == PLANNABLE
    assert len(stages) == 55
    assert all(3 <= len(library.protocols[key].stages) <= 4 for key in PLANNABLE)


def test_nothing_is_left_to_do_in_any_file() -> None:
    for name, content in _contents():
        assert not [text for text in _strings(content) if "TODO" in text], name


# --- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", EXERCISES)
def test_an_exercise_refers_only_to_what_is_there(library: Library, key: str) -> None:
    exercise = library.exercises[key]

    for neighbour in (exercise.progression, exercise.regression):
        assert neighbour is None or neighbour in library.exercises
        assert neighbour != key
    assert exercise.progression is None or exercise.progression != exercise.regression
    for caution in exercise.cautions:
        assert set(caution.diagnoses) <= set(library.protocols)


@pytest.mark.parametrize("key", PLANNABLE)
def test_a_protocol_refers_only_to_what_is_there(library: Library, key: str) -> None:
    protocol = library.protocols[key]

    assert set(protocol.shared_return) <= set(library.guidance.return_to_activity)
    for stage in protocol.stages:
        menu = Counter(entry.exercise for entry in stage.menu)
        assert set(menu) <= set(library.exercises)
        assert [exercise for exercise, count in menu.items() if count > 1] == []


def test_no_advice_in_a_protocol_has_the_key_of_another() -> None:
    keys = Counter(
        advice["key"]
        for key in PLANNABLE
        for stage in json.loads(resources.read_text(f"library/diagnoses/{key}.json"))["stages"]
        for advice in stage["advice"]
    )

    assert [key for key, count in keys.items() if count > 1] == []


# --- what a stage holds ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", PLANNABLE)
def test_every_stage_starts_with_2_to_4_exercises(library: Library, key: str) -> None:
    for stage in library.protocols[key].stages:
        assert 2 <= len(stage.start) <= 4, stage.name


@pytest.mark.parametrize("key", PLANNABLE)
def test_no_menu_offers_an_exercise_that_is_blocked_there(library: Library, key: str) -> None:
    blocked = [
        (number, entry.exercise, caution.text)
        for number, stage in enumerate(library.protocols[key].stages, 1)
        for entry in stage.menu
        if (caution := library.exercises[entry.exercise].caution_for(key, number))
        and caution.level == "block"
    ]

    assert blocked == []


@pytest.mark.parametrize("key", PLANNABLE)
def test_a_limited_exercise_in_the_starting_choice_tells_the_patient_the_limit(
    library: Library, key: str
) -> None:
    silent = [
        (number, entry.exercise, caution.text)
        for number, stage in enumerate(library.protocols[key].stages, 1)
        for entry in stage.start
        if (caution := library.exercises[entry.exercise].caution_for(key, number))
        and caution.level == "limit"
        and not entry.note
    ]

    assert silent == []


@pytest.mark.parametrize("key", PLANNABLE)
def test_strengthening_stages_start_with_single_leg_work_or_say_why_not(
    library: Library, key: str
) -> None:
    for number, stage in enumerate(library.protocols[key].stages, 1):
        single_leg = [e for e in stage.start if library.exercises[e.exercise].single_leg]
        assert number == 1 or single_leg or stage.no_single_leg, stage.name


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_first_stage_says_what_to_rest_from_and_when_to_use_ice(
    library: Library, key: str
) -> None:
    topics = {advice.topic for advice in library.protocols[key].stages[0].advice}

    assert topics & {"rest", "load"}
    assert "ice" in topics


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_way_back_to_sport_has_criteria(library: Library, key: str) -> None:
    protocol = library.protocols[key]

    assert len(protocol.shared_return) + len(protocol.own_return) >= 3


def test_ice_never_stays_longer_than_20_minutes(library: Library) -> None:
    ice = [advice for advice in _all_advice(library) if advice.topic == "ice"]
    doses = [advice.dose for advice in ice] + [library.exercises["ice-pack"].dose]
    words = [line for advice in ice for line in _advice_words(advice)]
    words += _exercise_words(library.exercises["ice-pack"])

    assert len(ice) > len(PLANNABLE)
    assert all(dose is None or (dose.duration_s or 0) <= 20 * 60 for dose in doses)
    minutes = [int(number) for line in words for number in re.findall(r"(\d+) minutes", line)]
    assert minutes
    assert max(minutes) <= 20


def test_an_exercise_with_a_caution_tells_the_patient_so_in_every_menu(library: Library) -> None:
    silent = [
        (key, number, entry.exercise)
        for key, protocol in library.protocols.items()
        for number, stage in enumerate(protocol.stages, 1)
        for entry in stage.menu
        if library.exercises[entry.exercise].caution_for(key, number) and not entry.note
    ]

    assert silent == []


def test_a_limit_of_the_knee_bend_never_shrinks_from_stage_to_stage(library: Library) -> None:
    limits = {
        key: [stage.max_knee_bend_deg for stage in protocol.stages]
        for key, protocol in library.protocols.items()
    }
    set_ones = {key: [found for found in each if found is not None] for key, each in limits.items()}

    assert set_ones["patellofemoral-pain"] == [45, 60]
    assert set_ones["pcl-injury"] == [45, 60, 70]
    for key, found in set_ones.items():
        assert found == sorted(found), key
        assert limits[key][: len(found)] == found, key


@pytest.mark.parametrize("key", DIAGNOSES)
def test_a_template_says_when_it_was_last_checked(library: Library, key: str) -> None:
    assert library.protocols[key].diagnosis.reviewed is not None


# --- sources --------------------------------------------------------------------------------------


def test_every_source_key_is_in_the_registry(library: Library) -> None:
    for name, content in _contents():
        assert set(_sources(content)) <= set(library.registry.sources), name


def test_the_registry_holds_every_fact_of_the_documents(library: Library) -> None:
    sources = library.registry.sources

    assert {key for key, source in sources.items() if source.kind == "fact"} == FACTS
    assert all(source.key == key for key, source in sources.items())
    assert all(sources[key].text for key in FACTS)


def test_every_fact_backs_a_statement_or_is_left_out_for_a_reason() -> None:
    used = {key for _, content in _contents() for key in _sources(content)}
    left_out: dict[str, str] = json.loads(resources.read_text("library/excluded-facts.json"))

    assert sorted(FACTS - used - set(left_out)) == []
    assert sorted(used & set(left_out)) == []
    assert sorted(set(left_out) - FACTS) == []
    assert all(len(reason) > 20 for reason in left_out.values())


# --- codes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", DIAGNOSES)
def test_the_side_of_a_code_is_the_one_in_its_title(library: Library, key: str) -> None:
    codes = library.protocols[key].diagnosis.icd10

    assert len({code.code for code in codes}) == len(codes)
    for code in codes:
        named = set(re.findall(r"\b(left|right|bilateral)\b", code.title.lower()))
        expected = {"left": {"left"}, "right": {"right"}, "both": {"bilateral"}}
        assert named == expected.get(code.side, set()), code
        unspecified = "unspecified" in code.title.lower() or code.code.endswith("-")
        assert code.side != "unspecified" or unspecified, code


@pytest.mark.parametrize("key", DIAGNOSES)
def test_a_diagnosis_with_a_code_for_one_side_has_one_for_the_other(
    library: Library, key: str
) -> None:
    sides = Counter(code.side for code in library.protocols[key].diagnosis.icd10)

    assert sides["left"] == sides["right"]


@pytest.mark.parametrize("key", DIAGNOSES)
def test_there_are_codes_to_choose_from_for_every_side(library: Library, key: str) -> None:
    diagnosis = library.protocols[key].diagnosis

    assert diagnosis.codes_for("left")
    assert diagnosis.codes_for("right")
    assert diagnosis.codes_for("both")


# --- words for patients ---------------------------------------------------------------------------

FORBIDDEN = re.compile(
    r"wear and tear|bone[ -]on[ -]bone|destroy|out of place|lactic|inflam|NPRS|LSI|\bROM\b"
    r"|\bdeg\b|\breps?\b|patella|<=|>=|≤|≥|ibuprofen|paracetamol|acetaminophen|naproxen|aspirin",
    re.IGNORECASE,
)


@pytest.mark.parametrize("key", EXERCISES)
def test_the_words_of_an_exercise_are_easy(library: Library, key: str) -> None:
    _check_easy(_exercise_words(library.exercises[key]))


@pytest.mark.parametrize("key", ADVICE)
def test_the_words_of_advice_are_easy(library: Library, key: str) -> None:
    _check_easy(_advice_words(library.advice[key]))


@pytest.mark.parametrize("key", DIAGNOSES)
def test_the_words_about_a_diagnosis_are_easy(library: Library, key: str) -> None:
    _check_easy(_diagnosis_words(library.protocols[key].diagnosis))


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_words_of_every_stage_are_easy(library: Library, key: str) -> None:
    for stage in library.protocols[key].stages:
        _check_easy(_stage_words(stage))


@pytest.mark.parametrize("key", PLANNABLE)
def test_every_piece_of_advice_in_a_stage_is_easy(library: Library, key: str) -> None:
    for stage in library.protocols[key].stages:
        for advice in stage.advice:
            _check_easy(_advice_words(advice))


@pytest.mark.parametrize("key", PLANNABLE)
def test_the_words_of_the_return_criteria_are_easy(library: Library, key: str) -> None:
    protocol = library.protocols[key]
    shared = [library.guidance.return_to_activity[name] for name in protocol.shared_return]

    _check_easy(_criteria_words([*shared, *protocol.own_return]))


def test_the_words_of_the_ladders_are_easy(library: Library) -> None:
    for ladder in library.ladders.values():
        _check_easy(_criteria_words(check.criterion for check in ladder.checks))
        _check_easy([text for step in ladder.steps for text in step.text.values()])


def test_the_words_are_whole_sentences(library: Library) -> None:
    for exercise in library.exercises.values():
        text = exercise.text["en"]
        _check_sentences((*text.steps, *text.cues, text.error, text.fix, text.stop_if))
    for advice in _all_advice(library):
        _check_sentences((*advice.text["en"].lines, advice.text["en"].stop_if))
    for protocol in library.protocols.values():
        words = protocol.diagnosis.text["en"]
        signs = (*words.emergency_signs, *words.stop_signs, *words.soon_signs)
        _check_sentences((words.explanation, *signs))


def test_the_words_stay_as_they_are_when_the_other_side_is_chosen(library: Library) -> None:
    for text in _all_words(library):
        both_ways = {"left", "right"} <= set(re.findall(r"\b(left|right)\b", text.lower()))
        assert both_ways or mirrored(text) == text


def test_an_exercise_has_steps_and_a_reason_to_stop(library: Library) -> None:
    without = [key for key, found in library.exercises.items() if not found.text["en"].stop_if]

    assert without == []


def _check_easy(lines: list[str]) -> None:
    """One text: its grade as a whole, its sentences and words one by one."""
    for line in lines:
        _check_line(line)
    said = [sided(line, "left") for line in lines]
    assert readability.grade(said) <= 6.0, (round(readability.grade(said), 1), said)


def _check_line(line: str) -> None:
    assert "{" not in re.sub(r"\{(side|other)\} (?=\w)", "", line), f"marker: {line}"
    assert not FORBIDDEN.search(line), f"wording: {line}"
    assert not re.search(r"\b[A-Z]{3,}\b", line), f"capitals: {line}"
    for sentence in readability.sentences(sided(line, "left")):
        assert len(readability.words(sentence)) <= 15, f"long: {sentence}"


def _check_sentences(lines: Iterable[str]) -> None:
    assert [line for line in lines if line and line[-1] not in ".!?"] == []


# --- where the words are --------------------------------------------------------------------------


def _record_words(text: Mapping[str, Record]) -> list[str]:
    found: list[str] = []
    for words in text.values():
        for _, value in words:
            found.extend([value] if isinstance(value, str) else value)
    return [line for line in found if line]


def _exercise_words(exercise: Exercise) -> list[str]:
    text: Mapping[str, ExerciseText] = exercise.text
    return _record_words(text)


def _advice_words(advice: Advice) -> list[str]:
    return _record_words(advice.text)


def _diagnosis_words(diagnosis: Diagnosis) -> list[str]:
    return _record_words(diagnosis.text)


def _criteria_words(criteria: Iterable[Criterion]) -> list[str]:
    return [text for criterion in criteria for text in criterion.text.values()]


def _stage_words(stage: StageTemplate) -> list[str]:
    return [
        *_record_words(stage.text),
        *_criteria_words(stage.enter),
        *(line for advice in stage.advice for line in _advice_words(advice)),
        *(note for entry in stage.menu for note in entry.note.values()),
        *_criteria_words(stage.leave),
    ]


def _all_advice(library: Library) -> Iterator[Advice]:
    yield from library.advice.values()
    for protocol in library.protocols.values():
        for stage in protocol.stages:
            yield from stage.advice


def _all_words(library: Library) -> Iterator[str]:
    for exercise in library.exercises.values():
        yield from _exercise_words(exercise)
    for advice in library.advice.values():
        yield from _advice_words(advice)
    yield from _criteria_words(library.guidance.return_to_activity.values())
    for ladder in library.ladders.values():
        yield from _criteria_words(check.criterion for check in ladder.checks)
        yield from (text for step in ladder.steps for text in step.text.values())
    for protocol in library.protocols.values():
        yield from _diagnosis_words(protocol.diagnosis)
        yield from _criteria_words(protocol.own_return)
        for stage in protocol.stages:
            yield from _stage_words(stage)


def _contents() -> Iterator[tuple[str, object]]:
    """Every file that makes statements, with its name."""
    for folder in ("advice", "diagnoses", "exercises"):
        for file in resources.json_files(f"library/{folder}"):
            yield file.name, json.loads(file.read_text(encoding="utf-8"))
    for name in ("guidance.json", "ladders.json", "measures.json"):
        yield name, json.loads(resources.read_text(f"library/{name}"))


def _sources(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        for name, value in content.items():
            if name == "sources":
                yield from value
            else:
                yield from _sources(value)
    elif isinstance(content, list):
        for value in content:
            yield from _sources(value)


def _strings(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for value in content.values() if isinstance(content, dict) else content:
            yield from _strings(value)
