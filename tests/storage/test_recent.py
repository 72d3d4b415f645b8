"""The plans opened last are a click away."""

import os
import sys
from pathlib import Path

import pytest
from builders import a_plan

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Drafts, data_folder
from rehabplanner.storage.recent import LIMIT, RecentPlans

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    path.touch()
    return path


def _names(recent: RecentPlans) -> list[str]:
    return [plan.path.name for plan in recent.plans()]


def test_at_first_the_list_is_empty(tmp_path: Path) -> None:
    assert RecentPlans(tmp_path / "recent.json").plans() == ()


def test_the_newest_comes_first_with_its_title(tmp_path: Path) -> None:
    recent = RecentPlans(tmp_path / "recent.json")
    recent.add(_file(tmp_path, "a.json"), "Plan A")
    recent.add(_file(tmp_path, "b.json"), "Plan B")

    assert _names(recent) == ["b.json", "a.json"]
    assert recent.plans()[0].title == "Plan B"


def test_a_plan_opened_again_moves_up_and_is_listed_once(tmp_path: Path) -> None:
    recent = RecentPlans(tmp_path / "recent.json")
    for name in ("a.json", "b.json", "a.json"):
        recent.add(_file(tmp_path, name), name)

    assert _names(recent) == ["a.json", "b.json"]


def test_a_relative_path_is_the_same_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    recent = RecentPlans(tmp_path / "recent.json")
    recent.add(_file(tmp_path, "a.json"), "A")
    recent.add(Path("a.json"), "A")

    assert [plan.path for plan in recent.plans()] == [tmp_path / "a.json"]


def test_a_plan_file_that_is_gone_is_left_out(tmp_path: Path) -> None:
    recent = RecentPlans(tmp_path / "recent.json")
    recent.add(_file(tmp_path, "a.json"), "A")
    recent.add(_file(tmp_path, "b.json"), "B")
    (tmp_path / "b.json").unlink()

    assert _names(recent) == ["a.json"]


def test_the_list_stays_short(tmp_path: Path) -> None:
    recent = RecentPlans(tmp_path / "recent.json")
    for number in range(LIMIT + 3):
        recent.add(_file(tmp_path, f"{number}.json"), "Plan")

    assert _names(recent)[0] == f"{LIMIT + 2}.json"
    assert len(recent.plans()) == LIMIT


@pytest.mark.parametrize("rest", ["", "{", "[]", '{"plans": 3}'])
def test_a_damaged_list_starts_anew(tmp_path: Path, rest: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(rest, encoding="utf-8")
    recent = RecentPlans(file)

    assert recent.plans() == ()
    recent.add(_file(tmp_path, "a.json"), "A")
    assert _names(recent) == ["a.json"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    blocked = _file(tmp_path, "file") / "recent.json"

    with pytest.raises(Refusal, match="Cannot write"):
        RecentPlans(blocked).add(tmp_path / "a.json", "A")


def test_the_list_lies_in_the_programs_own_folder(tmp_path: Path) -> None:
    RecentPlans().add(_file(tmp_path, "a.json"), "A")

    assert (data_folder() / "recent.json").is_file()


def test_a_path_that_cannot_be_looked_at_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    RecentPlans(file).add(_file(tmp_path, "a.json"), "Plan A")
    RecentPlans(file).add(tmp_path / ("a" * 5000), "Too long a name")
    assert _names(RecentPlans(file)) == ["a.json"]


@on_linux
def test_a_file_name_that_is_no_text_is_remembered(tmp_path: Path) -> None:
    odd = _file(tmp_path, os.fsdecode(b"caf\xe9.json"))
    RecentPlans(tmp_path / "recent.json").add(odd, "Plan A")
    assert [plan.path for plan in RecentPlans(tmp_path / "recent.json").plans()] == [odd]


@on_linux
def test_unsaved_work_of_a_file_whose_name_is_no_text_is_kept(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.json")
    Drafts(tmp_path).keep(a_plan(), odd)
    assert [draft.origin for draft in Drafts(tmp_path).pending()] == [odd]
    assert Drafts(tmp_path).of("plan-1", odd) is not None
