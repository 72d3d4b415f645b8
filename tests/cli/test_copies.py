"""Copies of the store from the command line: each day, brought back, and all as one file."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_plan
from cli.lines import Command, is_one_sentence

from rehabplanner.domain.plan import Plan
from rehabplanner.settings import Settings
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.passphrase import is_sealed, seal
from rehabplanner.storage.settings_file import save_settings
from rehabplanner.storage.store import Store

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehabplanner.cli.copies.today", lambda: TODAY)


def kept(plan: Plan, place: Path | None = None) -> None:
    store = Store.at(place)
    store.save(plan, None, "Ann")
    store.close()


def ids(place: Path | None = None) -> set[str]:
    store = Store.at(place)
    found = {row.id for row in store.recent()}
    store.close()
    return found


def test_a_copy_is_made_once_a_day(do: Command) -> None:
    kept(a_plan())
    made = do("backup")
    again = do("backup")

    path = Path(made.out.strip())
    assert (made.code, path.name) == (0, "rehabplanner-2026-11-21.sqlite3")
    assert again == (0, f"There is a copy of today already: {path}\n", "")
    assert ids(path) == {"plan-1"}


def test_the_copies_are_listed(do: Command) -> None:
    kept(a_plan())
    assert do("backup", "--list") == (0, "", "")
    path = do("backup").out.strip()

    line = do("backup", "--list").out
    assert line.startswith("2026-11-21 ")
    assert line.endswith(f" bytes  {path}\n")


def test_a_copy_is_brought_back_and_the_store_of_now_is_kept(do: Command) -> None:
    kept(a_plan())
    do("backup")
    kept(a_plan(id="later"))

    done = do("backup", "--restore", "2026-11-21")

    assert (done.code, done.err) == (0, "")
    assert ids() == {"plan-1"}
    aside = Path(done.out.rpartition("kept in ")[2].strip())
    assert ids(aside) == {"plan-1", "later"}


def test_a_store_that_is_lost_comes_back(do: Command) -> None:
    kept(a_plan())
    do("backup")
    for file in store_file().parent.glob("rehabplanner.sqlite3*"):
        file.unlink()

    assert "2026-11-21" in do("backup", "--list").out
    assert do("backup", "--restore", "2026-11-21") == (0, "The store is as on 2026-11-21\n", "")
    assert ids() == {"plan-1"}


def test_a_sealed_store_is_copied_sealed_and_brought_back(do: Command, tmp_path: Path) -> None:
    secret, archive = tmp_path / "secret", tmp_path / "all.zip"
    secret.write_text("blue heron 7", encoding="utf-8")
    kept(a_plan())
    seal(store_file(), "blue heron 7")
    is_one_sentence(do("backup"))

    copy = Path(do("backup", "--password-file", secret).out.strip())
    assert is_sealed(copy)
    is_one_sentence(do("backup", "--restore", "2026-11-21"))
    assert do("backup", "--restore", "2026-11-21", "--password-file", secret).code == 0
    done = do("archive", "-o", archive, "--password-file", secret)
    assert (done.code, done.out) == (0, f"{archive}\n")
    assert "not locked" in done.err


def test_a_day_without_a_copy_changes_nothing(do: Command) -> None:
    kept(a_plan())
    done = do("backup", "--restore", "2026-11-20")

    is_one_sentence(done)
    assert "no copy of 2026-11-20" in done.err
    assert ids() == {"plan-1"}


def test_without_a_store_there_is_nothing_to_copy(do: Command) -> None:
    is_one_sentence(do("backup"))
    assert not store_file().exists()


def test_a_server_is_backed_up_by_those_who_run_it(do: Command) -> None:
    save_settings(Settings(store="postgresql+psycopg://desk@server/clinic"))
    for more in ([], ["--list"], ["--restore", "2026-11-21"]):
        done = do("backup", *more)
        is_one_sentence(done)
        assert "“rehabplanner archive”" in done.err


def test_an_archive_brings_all_plans_into_another_store(do: Command, tmp_path: Path) -> None:
    kept(a_plan())
    kept(a_plan(id="other"))
    archive, second = tmp_path / "all.zip", tmp_path / "second.sqlite3"

    assert do("archive", "-o", archive) == (0, f"{archive}\n", "")
    done = do("unarchive", archive, "--store", second)
    again = do("unarchive", archive, "--store", second)

    assert done.out.startswith("New plans: 2.")
    assert again.out.startswith("New plans: 0. Continued: 0. Already there: 2.")
    assert ids(second) == {"plan-1", "other"}


def test_an_archive_is_replaced_but_nothing_else(do: Command, tmp_path: Path) -> None:
    kept(a_plan())
    archive, letter = tmp_path / "all.zip", tmp_path / "letter.txt"
    letter.write_text("Dear colleague", encoding="utf-8")

    assert do("archive", "-o", archive).code == 0
    assert do("archive", "-o", archive).code == 0
    is_one_sentence(do("archive", "-o", letter))

    assert letter.read_text(encoding="utf-8") == "Dear colleague"


@pytest.mark.parametrize("content", [b"", b"Dear colleague", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_archive_brings_nothing_in(do: Command, tmp_path: Path, content: bytes) -> None:
    kept(a_plan())
    path = tmp_path / "all.zip"
    path.write_bytes(content)

    is_one_sentence(do("unarchive", path))

    assert ids() == {"plan-1"}


def test_an_archive_that_is_not_there_is_told(do: Command, tmp_path: Path) -> None:
    is_one_sentence(do("unarchive", tmp_path / "all.zip"))
    is_one_sentence(do("archive", "-o", tmp_path / "no" / "all.zip"))
