"""The file of an open store is deleted, or another takes its place: nothing that was saved is lost.

On Windows nobody can delete a file that is open.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_plan
from quick_keys import derive_as_shipped, derive_quickly

from rehabplanner.storage.kept_aside import kept_aside
from rehabplanner.storage.passphrase import is_sealed, seal
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import FileGone, StoreDamaged
from rehabplanner.storage.watched_file import REPLACED, WRITTEN_AGAIN, WatchedFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")

PASSPHRASE = "four words are enough"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a store with one plan lies, closed."""
    path = tmp_path / "store" / "store.sqlite3"
    store = Store.at(path)
    store.save(a_plan(goal="Walk"), None, "Ann")
    store.close()
    return path


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """It has saved once more since it was opened."""
    store = Store.at(file)
    store.save(a_plan(goal="Run"), 1, "Ann")
    yield store
    store.close()


@pytest.fixture
def watched(store: Store) -> WatchedFile:
    return WatchedFile(store.engine)


def _goals(file: Path, passphrase: str | None = None) -> list[str]:
    """Of all revisions of the plan, newest first."""
    store = Store.at(file, passphrase=passphrase)
    goals = [store.revision("plan-1", row.number).plan.goal for row in store.revisions("plan-1")]
    store.close()
    return goals


def _delete(file: Path, *ends: str) -> None:
    for end in ends:
        file.with_name(file.name + end).unlink()


def _replace(file: Path) -> None:
    """By another store, with one plan."""
    other = file.with_name("other.sqlite3")
    new = Store.at(other)
    new.save(a_plan(goal="Swim"), None, "Ben")
    new.close()
    other.replace(file)


def test_a_file_that_is_there_is_left_alone(file: Path, watched: WatchedFile) -> None:
    assert watched.settle() == ""
    assert kept_aside(file) == ()


@pytest.mark.parametrize("ends", [("",), ("", "-wal", "-shm")], ids=["alone", "with all"])
def test_a_deleted_file_is_written_again_with_all_that_was_saved(
    file: Path, store: Store, watched: WatchedFile, ends: tuple[str, ...]
) -> None:
    _delete(file, *ends)
    store.save(a_plan(goal="Dance"), 2, "Ann")

    assert watched.settle() == WRITTEN_AGAIN

    store.close()
    assert _goals(file) == ["Dance", "Run", "Walk"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert kept_aside(file) == ()


def test_a_deleted_folder_is_made_again(file: Path, store: Store, watched: WatchedFile) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))

    assert watched.settle() == WRITTEN_AGAIN

    store.close()
    assert _goals(file) == ["Run", "Walk"]


def test_a_file_behind_a_link_is_written_again_where_it_was(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sqlite3"
    link.symlink_to(file)
    store = Store.at(link)
    watched = WatchedFile(store.engine)
    file.unlink()

    assert watched.settle() == WRITTEN_AGAIN

    store.close()
    assert link.is_symlink()
    assert _goals(link) == ["Walk"]


def test_a_sealed_store_is_written_again_as_a_sealed_one(file: Path) -> None:
    derive_quickly()
    try:
        seal(file, PASSPHRASE, file.parent / "drafts")
        store = Store.at(file, passphrase=PASSPHRASE)
        watched = WatchedFile(store.engine)
        store.save(a_plan(goal="Run"), 1, "Ann")
        file.unlink()

        assert watched.settle() == WRITTEN_AGAIN

        store.close()
        assert is_sealed(file)
        assert _goals(file, PASSPHRASE) == ["Run", "Walk"]
    finally:
        derive_as_shipped()


def test_a_deleted_file_that_cannot_be_written_yet_is_written_when_it_can(
    file: Path, store: Store, watched: WatchedFile
) -> None:
    folder, elsewhere = file.parent, file.parent.with_name("elsewhere")
    folder.rename(elsewhere)
    folder.touch()  # where it was there is something that is no folder

    with pytest.raises(FileGone, match="check the rights") as refused:
        watched.settle()
    assert ". " not in str(refused.value)

    folder.unlink()
    assert watched.settle() == WRITTEN_AGAIN
    store.close()
    assert _goals(file) == ["Run", "Walk"]


def test_what_another_file_took_the_place_of_is_kept_with_the_copies(
    file: Path, store: Store, watched: WatchedFile
) -> None:
    _replace(file)
    store.save(a_plan(goal="Dance"), 2, "Ann")

    assert watched.settle() == REPLACED

    store.close()
    assert _goals(file) == ["Swim"], "no page of the one before got into it"
    [aside] = kept_aside(file)
    assert aside.why == "before-replaced"
    assert _goals(aside.path) == ["Dance", "Run", "Walk"]


def test_of_two_windows_one_writes_the_file_again_and_the_other_goes_on_with_it(
    file: Path, store: Store, watched: WatchedFile
) -> None:
    other = Store.at(file)
    others = WatchedFile(other.engine)
    _delete(file, "", "-wal", "-shm")
    other.save(a_plan(goal="Dance"), 2, "Ben")

    assert watched.settle() == WRITTEN_AGAIN
    store.close()
    assert others.settle() == WRITTEN_AGAIN

    other.close()
    assert _goals(file) == ["Dance", "Run", "Walk"]
    assert kept_aside(file) == ()


def test_a_file_that_comes_back_while_it_is_written_again_stays(
    file: Path, store: Store, watched: WatchedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.unlink()
    link = os.link

    def too_late(part: Path, target: Path) -> None:
        _replace(file)
        link(part, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", too_late)
        with pytest.raises(FileGone):
            watched.settle()

    assert watched.settle() == REPLACED
    store.close()
    assert _goals(file) == ["Swim"]


def _damage(file: Path, store: Store) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("PRAGMA shrink_memory")
    data = file.read_bytes()
    with file.open("rb+") as damaged:
        damaged.write(data[:4096] + b"\7" * (len(data) - 4096))


def test_a_damaged_file_that_is_deleted_is_not_written_again(
    file: Path, store: Store, watched: WatchedFile
) -> None:
    _damage(file, store)
    file.unlink()

    with pytest.raises(StoreDamaged):
        watched.settle()

    assert not file.exists()
    assert [path.name for path in file.parent.iterdir() if path.name.endswith(".part")] == []


def test_a_damaged_file_gives_way_to_the_one_that_took_its_place(
    file: Path, store: Store, watched: WatchedFile
) -> None:
    _damage(file, store)
    _replace(file)

    assert "which were damaged" in watched.settle()

    store.close()
    assert _goals(file) == ["Swim"]
    assert kept_aside(file) == ()
