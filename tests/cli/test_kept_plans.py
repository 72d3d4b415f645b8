"""The plans of the store from the command line: listed, kept, taken out, with their history."""

import json
import os
from pathlib import Path

import pytest
from builders import a_plan
from cli.lines import NAME, Command, is_one_sentence

from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.settings import Settings
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.passphrase import seal
from rehabplanner.storage.plan_file import read_plan, save_plan
from rehabplanner.storage.settings_file import save_settings
from rehabplanner.storage.store import Store


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store with three plans, the second of which has three revisions."""
    path = tmp_path / "store" / "kept.sqlite3"
    store = Store.at(path)
    store.save(a_plan(id="first"), None, "Ann")
    for number, goal in enumerate(("Walk", "Run", "Jump")):
        store.save(a_plan(id="second", goal=goal), number or None, "Bo", f"To {goal}")
    store.save(a_plan(id="third", patient=Patient(name="Jane Doe")), None, "")
    store.close()
    return path


def a_file(folder: Path, plan: Plan, name: str = "a.json") -> Path:
    save_plan(plan, folder / name)
    return folder / name


def test_plans_are_listed_newest_first(do: Command, kept: Path) -> None:
    done = do("plans", "--store", kept)

    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.splitlines()] == ["third", "second", "first"]
    assert "Sample Patient" in done.out
    assert "revision 3, saved 20" in done.out
    assert "by Bo" in done.out


def test_plans_are_listed_for_programs(do: Command, kept: Path) -> None:
    found = json.loads(do("plans", "--json", "--store", kept).out)

    assert set(found[0]) == {
        *("id", "patient", "diagnosis", "side", "day", "revision", "saved_by", "saved_at")
    }
    assert [(plan["id"], plan["patient"], plan["revision"]) for plan in found] == [
        ("third", "Jane Doe", 1),
        ("second", NAME, 3),
        ("first", NAME, 1),
    ]
    assert found[1]["day"] == "2026-11-21"
    assert found[1]["saved_at"].endswith("+00:00")


def test_plans_are_searched_and_limited(do: Command, kept: Path) -> None:
    def ids(*more: str) -> list[str]:
        found = json.loads(do("plans", "--json", "--store", kept, *more).out)
        return [plan["id"] for plan in found]

    assert ids("--search", "doe") == ["third"]
    assert ids("--search", "nobody") == []
    assert ids("--limit", "2") == ["third", "second"]


def test_a_list_longer_than_a_page_is_whole(
    do: Command, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehabplanner.cli.kept_plans._PAGE", 1)

    assert len(do("plans", "--store", kept).out.splitlines()) == 3


def test_without_a_name_the_desks_own_store_is_meant(do: Command) -> None:
    assert do("plans") == (0, "", "")
    assert store_file().is_file()


def test_the_settings_name_the_store(do: Command, kept: Path) -> None:
    save_settings(Settings(store=str(kept)))

    assert len(do("plans").out.splitlines()) == 3
    assert do("--store", store_file(), "keep", "no.json").code == 2


def test_a_mistyped_store_is_told_and_not_made(do: Command, tmp_path: Path) -> None:
    for line in (["plans"], ["history", "first"], ["archive", "-o", tmp_path / "all.zip"]):
        done = do(*line, "--store", tmp_path / "keppt.sqlite3")
        is_one_sentence(done)
        assert "There is no store keppt.sqlite3" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["plans"], ["keep", "a.json"], ["history", "first"]])
def test_a_store_that_is_none_is_told(do: Command, tmp_path: Path, command: list[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague, " * 100, encoding="utf-8")

    is_one_sentence(do(*command, "--store", letter))

    assert letter.read_text(encoding="utf-8") == "Dear colleague, " * 100


def test_a_plan_file_is_kept_as_a_revision_of_this_therapist(do: Command, tmp_path: Path) -> None:
    save_settings(Settings(clinic=Clinic(therapist="Ann Doe")))
    file = a_file(tmp_path, a_plan())

    done = do("keep", file)

    assert done == (0, f"{file}: kept as revision 1 of plan-1\n", "")
    store = Store.at()
    assert store.plan("plan-1").plan == a_plan()
    assert store.plan("plan-1").saved_by == "Ann Doe"
    store.close()


def test_a_changed_plan_file_becomes_the_next_revision(do: Command, tmp_path: Path) -> None:
    do("keep", a_file(tmp_path, a_plan()))

    done = do("keep", a_file(tmp_path, a_plan(goal="Dance")))

    assert "kept as revision 2 of plan-1" in done.out
    store = Store.at()
    assert store.plan("plan-1").plan.goal == "Dance"
    assert store.revision("plan-1", 1).plan == a_plan()
    store.close()


def test_an_old_plan_file_takes_nothing_back(do: Command, tmp_path: Path, kept: Path) -> None:
    """Keeping a folder of files a second time must not undo what was done since."""
    old = a_file(tmp_path, a_plan(id="second", goal="Walk"))

    done = do("keep", old, "--store", kept)

    assert (done.code, done.err) == (0, "")
    assert "already there as revision 1 of 3" in done.out
    store = Store.at(kept)
    assert store.plan("second").plan.goal == "Jump"
    assert store.plan("second").revision == 3
    store.close()


def test_of_several_files_a_bad_one_does_not_stop_the_others(do: Command, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    good = a_file(tmp_path, a_plan())

    done = do("keep", bad, tmp_path / "none.json", good)

    assert done.code == 2
    assert [line[:5] for line in done.err.splitlines()] == ["[1/3]", "[2/3]"]
    assert done.out == f"[3/3] {good}: kept as revision 1 of plan-1\n"


def test_a_plan_is_taken_out_as_it_is_or_was(do: Command, tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "plan.json"

    assert do("take", "second", "-o", path, "--store", kept) == (0, f"{path}\n", "")
    assert read_plan(path).goal == "Jump"
    assert do("take", "second", "-o", path, "--store", kept, "--revision", "1").code == 0
    assert read_plan(path).goal == "Walk"


def test_what_is_not_there_cannot_be_taken(do: Command, tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "plan.json"
    unknown = do("take", "fourth", "-o", path, "--store", kept)
    too_new = do("take", "second", "-o", path, "--store", kept, "--revision", "9")

    is_one_sentence(unknown)
    assert "“rehabplanner plans” lists them" in unknown.err
    is_one_sentence(too_new)
    assert "no revision 9; its newest one is 3" in too_new.err
    assert not path.exists()


def test_take_never_replaces_what_is_no_plan(do: Command, tmp_path: Path, kept: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague", encoding="utf-8")

    is_one_sentence(do("take", "first", "-o", letter, "--store", kept))

    assert letter.read_text(encoding="utf-8") == "Dear colleague"


def test_the_history_tells_who_saved_what(do: Command, kept: Path) -> None:
    done = do("history", "second", "--store", kept)
    rows = json.loads(do("history", "second", "--json", "--store", kept).out)

    assert [line.split()[0] for line in done.out.splitlines()] == ["3", "2", "1"]
    assert "by Bo  To Jump" in done.out
    assert [(row["revision"], row["saved_by"], row["label"]) for row in rows] == [
        (3, "Bo", "To Jump"),
        (2, "Bo", "To Run"),
        (1, "Bo", "To Walk"),
    ]


def test_a_plan_that_is_not_there_has_no_history(do: Command, kept: Path) -> None:
    done = do("history", "fourth", "--store", kept)

    is_one_sentence(done)
    assert "“rehabplanner plans” lists them" in done.err


def test_the_plans_of_a_server_are_listed(do: Command, server_place: str, tmp_path: Path) -> None:
    assert do("keep", a_file(tmp_path, a_plan()), "--store", server_place).code == 0
    save_settings(Settings(store=server_place))

    assert do("plans").out.startswith("plan-1 ")
    assert not store_file().exists()


def test_a_server_that_does_not_let_us_in_asks_for_the_password(
    do: Command, server_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def typed(question: str) -> str:
        asked.append(question)
        return "blue heron 7"

    monkeypatch.setattr("rehabplanner.cli.passwords.getpass", typed)
    stranger = server_place.replace("desk@", "stranger@")
    is_one_sentence(do("plans", "--store", stranger))
    assert asked == [], "a script cannot answer"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    done = do("plans", "--store", stranger)
    is_one_sentence(done)
    assert asked == ["Password of the store: "]
    assert "did not let this desk in" in done.err
    assert "heron" not in done.err


def test_a_server_with_a_password_from_a_file(
    do: Command, server_place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret"
    file.write_text("blue heron 7\n", encoding="utf-8")
    opened: list[str] = []
    opening = Store.at

    def at(place: str, **_: object) -> Store:
        opened.append(place)
        return opening(place)

    monkeypatch.setattr("rehabplanner.cli.store.Store.at", at)
    assert do("plans", "--store", server_place, "--password-file", file).code == 0
    assert "desk:blue heron 7@" in opened[0]


def test_a_sealed_store_opens_with_the_passphrase_alone(
    do: Command, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret"
    seal(kept, "blue heron 7", tmp_path / "unsaved")
    is_one_sentence(do("plans", "--store", kept))
    for words, code in (("blue heron 8", 2), ("blue heron 7", 0)):
        file.write_text(words, encoding="utf-8")
        done = do("plans", "--store", kept, "--password-file", file)
        assert done.code == code
        assert "heron" not in done.err

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("rehabplanner.cli.passwords.getpass", lambda _: "blue heron 7")
    assert len(do("plans", "--store", kept).out.splitlines()) == 3


@pytest.mark.skipif(os.name == "nt", reason="needs the rights of POSIX")
def test_a_place_where_no_store_can_be_is_told(do: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = do("keep", "a.json", "--store", tmp_path / "file" / "store.sqlite3")

    is_one_sentence(done)
    assert "check the rights" in done.err
