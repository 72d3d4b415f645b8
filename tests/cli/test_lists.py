"""`diagnoses`, `exercises` and `red-flags`: what the library holds."""

import json
from typing import Any

import pytest
from cli.lines import KEYS, Command, Done, is_one_sentence


def test_diagnoses_lists_every_diagnosis_and_which_to_refer(do: Command) -> None:
    done = do("diagnoses")

    assert (done.code, done.err) == (0, "")
    for key in KEYS:
        assert f"\n{key}" in f"\n{done.out}"
    assert "dvt  (refer, not plannable)" in done.out
    assert "runner's knee" in done.out
    assert "M22.2X2" in done.out


def test_diagnoses_for_programs_have_five_fields(do: Command) -> None:
    done = do("diagnoses", "--json")
    entries = {entry["key"]: entry for entry in json.loads(done.out)}

    assert (done.code, sorted(entries)) == (0, KEYS)
    assert all(
        list(entry) == ["key", "name", "synonyms", "icd10", "plannable"]
        for entry in entries.values()
    )
    assert [key for key, entry in entries.items() if not entry["plannable"]] == ["dvt"]
    assert "gonarthrosis" in entries["knee-osteoarthritis"]["synonyms"]
    assert "M22.2X1" in entries["patellofemoral-pain"]["icd10"]


def _exercises(do: Command, *arguments: str) -> list[dict[str, Any]]:
    done = do("exercises", "--json", *arguments)
    assert (done.code, done.err) == (0, "")
    entries: list[dict[str, Any]] = json.loads(done.out)
    return entries


def test_exercises_for_programs_have_four_fields(do: Command) -> None:
    entries = _exercises(do)

    assert len(entries) == 131
    assert all(list(entry) == ["key", "name", "category", "unilateral"] for entry in entries)
    by_key = {entry["key"]: entry for entry in entries}
    assert by_key["step-up"]["unilateral"] is True
    assert by_key["squat-60"]["unilateral"] is False


def test_exercises_are_listed_one_a_line(do: Command) -> None:
    done = do("exercises")

    assert done.code == 0
    assert len(done.out.splitlines()) == 131


def test_exercises_are_searched_by_words(do: Command) -> None:
    assert _exercises(do, "--search", "step up")[0]["key"] == "step-up"
    assert _exercises(do, "--search", "piano") == []
    assert do("exercises", "--search", "piano") == Done(0, "", "")


def test_exercises_of_a_diagnosis_or_of_one_of_its_stages(do: Command) -> None:
    menu = {entry["key"] for entry in _exercises(do, "--diagnosis", "runner's knee")}
    second = {
        entry["key"]
        for entry in _exercises(do, "--diagnosis", "patellofemoral-pain", "--stage", "2")
    }

    assert second < menu
    assert len(menu) < 131
    assert {"squat-60", "step-up"} <= second


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--stage", "2"], "--stage needs --diagnosis"),
        (["--diagnosis", "runner's knee", "--stage", "5"], "has 4 stages"),
        (["--diagnosis", "runner's knee", "--stage", "0"], "has 4 stages"),
        (["--diagnosis", "runner's knee", "--stage", "-1"], "has 4 stages"),
        (["--diagnosis", "elbow"], "No diagnosis is called “elbow”"),
        (["--stage", "two"], "'two' is no whole number"),
    ],
)
def test_exercises_of_what_is_not_there_are_refused(
    do: Command, arguments: list[str], said: str
) -> None:
    done = do("exercises", *arguments)

    is_one_sentence(done)
    assert said in done.err


def test_red_flags_are_listed_with_how_urgent_they_are(do: Command) -> None:
    done = do("red-flags", "--diagnosis", "runner's knee")
    lines = done.out.splitlines()

    assert (done.code, done.err) == (0, "")
    assert lines[0].startswith("rf02            emergency  Sudden breathlessness")
    assert "ottawa-steps    same-day   After a fresh injury: Could not take 4 steps" in done.out
    assert [line for line in lines if line.startswith("rf09")] == []  # of a dislocation


def test_red_flags_for_programs_have_four_fields(do: Command) -> None:
    done = do("red-flags", "--json")
    entries = {entry["key"]: entry for entry in json.loads(done.out)}

    assert (done.code, done.err) == (0, "")
    assert all(list(e) == ["key", "sign", "urgency", "fresh_injury"] for e in entries.values())
    assert entries["rf02"]["urgency"] == "emergency"
    assert entries["ottawa-age"]["fresh_injury"] is True
    assert "rf13" not in entries  # safeguarding is never recorded


def test_red_flags_of_an_unknown_diagnosis_are_refused(do: Command) -> None:
    is_one_sentence(do("red-flags", "--diagnosis", "elbow"))
