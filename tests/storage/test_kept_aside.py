"""Copies that stay until somebody deletes them, and a store that is not where it was."""

from datetime import timedelta
from pathlib import Path

import pytest
from builders import A_DAY, a_plan

from rehabplanner.storage.backups import Backups, copy_aside
from rehabplanner.storage.kept_aside import BY_HAND, kept_aside
from rehabplanner.storage.lost_store import lost_store
from rehabplanner.storage.store import Store


@pytest.fixture
def file(file_store: Store) -> Path:
    """Where a store with one plan lies; it is closed."""
    file_store.save(a_plan(goal="Walk"), None, "Ann")
    file_store.close()
    return Path(file_store.where)


def _goal(path: Path) -> str:
    store = Store.at(path)
    goal = store.plan("plan-1").plan.goal
    store.close()
    return goal


def test_what_was_kept_aside_is_found_newest_first_and_can_be_brought_back(file: Path) -> None:
    copy_aside(file, BY_HAND)
    store = Store.at(file)
    store.save(a_plan(goal="Run"), 1, "Ann")
    store.close()
    copy_aside(file, "before-update-from-1")

    newest, oldest = kept_aside(file)

    assert (newest.why, oldest.why) == ("before-update-from-1", BY_HAND)
    assert newest.made_at > oldest.made_at
    assert oldest.size_bytes == oldest.path.stat().st_size
    Backups(file).restore(oldest)
    assert _goal(file) == "Walk"
    assert len(kept_aside(file)) == 3, "the store of until then is kept aside as well"


def test_copies_of_days_damaged_stores_and_foreign_files_are_none_of_them(file: Path) -> None:
    Backups(file).make(A_DAY)
    for name in (
        "store-damaged-20261121T080000000000.sqlite3",
        "store-by-hand-20261341T080000000000.sqlite3",
        "store-by-hand.sqlite3",
        "another-by-hand-20261121T080000000000.sqlite3",
        "store-by-hand-20261121T080000000000.sqlite3-wal",
        "notes.txt",
    ):
        (file.parent / "backups" / name).touch()

    assert kept_aside(file) == ()


def test_without_a_folder_nothing_is_kept_aside(file: Path) -> None:
    assert kept_aside(file) == ()


def test_a_store_that_is_gone_while_its_copies_are_there_is_lost(file: Path) -> None:
    Backups(file).make(A_DAY - timedelta(days=1))
    Backups(file).make(A_DAY)
    assert lost_store(file) is None, "it is there"
    file.unlink()

    copy = lost_store(file)

    assert copy is not None
    assert copy.day == A_DAY
    assert not file.exists(), "looking for it makes none"
    Backups(file).restore(copy)
    assert _goal(file) == "Walk"


def test_an_emptied_file_is_lost_too(file: Path) -> None:
    Backups(file).make(A_DAY)
    file.write_bytes(b"")

    assert lost_store(file) is not None


def test_a_first_start_has_lost_nothing(tmp_path: Path) -> None:
    assert lost_store(tmp_path / "store" / "store.sqlite3") is None
    assert list(tmp_path.iterdir()) == []
