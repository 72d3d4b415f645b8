"""`rehabplanner review`: what a careful colleague would say, for scripts."""

import json
from pathlib import Path

import pytest
from builders import A_DAY, a_plan, a_rested_stage, a_sound_plan

from rehabplanner.cli import run
from rehabplanner.domain import edits
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.plan_file import save_plan


def reviewed(plan: Plan, folder: Path, *options: str) -> int:
    save_plan(plan, folder / "plan.json")
    return run(["review", str(folder / "plan.json"), *options])


def careless() -> Plan:
    return a_plan([a_rested_stage(leave=())], side=None)


def test_a_good_plan_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(a_sound_plan(), tmp_path) == 0
    assert capsys.readouterr().out == "Review: nothing to look at\n"


def test_a_stop_is_answered_with_no(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(careless(), tmp_path) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "stop: Patient and side"
    assert said[1] == "    Choose left, right or both. [PROF]"
    assert said[-1] == "Review: 1 stop, 1 warning"


def test_warnings_alone_are_no_reason_to_say_no(tmp_path: Path) -> None:
    assert reviewed(a_plan([a_rested_stage(leave=())]), tmp_path) == 0


def test_programs_get_the_findings_as_objects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(careless(), tmp_path, "--json") == 1

    assert json.loads(capsys.readouterr().out) == [
        {
            "rule": "missing-side",
            "severity": "stop",
            "where": "Patient and side",
            "message": "Choose left, right or both.",
            "source": "PROF",
        },
        {
            "rule": "no-criteria-to-move-on",
            "severity": "warning",
            "where": "Stage 1, criteria to move on",
            "message": "Nothing says when this stage is done; add a criterion.",
            "source": "F207, PROF",
        },
    ]


def test_programs_get_an_empty_list_for_a_good_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(a_sound_plan(), tmp_path, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_stop_that_the_therapist_has_answered_is_no_longer_a_no(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Override(rule="missing-side", reason="Both are examined tomorrow.", on=A_DAY)
    plan = edits.add_override(a_sound_plan(side=None), answer)

    assert reviewed(plan, tmp_path) == 0
    assert "(decided: Both are examined tomorrow.)" in capsys.readouterr().out
    assert reviewed(plan, tmp_path, "--json") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["override"] == "Both are examined tomorrow."


def test_a_file_that_is_no_plan_is_wrong_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")

    assert run(["review", str(tmp_path / "plan.json")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
