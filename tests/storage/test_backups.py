"""A copy of the store a day, kept for 30 days, and brought back with one call."""

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from quick_keys import derive_as_shipped, derive_quickly

from rehabplanner.refusal import Refusal
from rehabplanner.storage import sqlite_file
from rehabplanner.storage.atomic import make_private_file
from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.copying import is_sound
from rehabplanner.storage.passphrase import is_sealed, seal
from rehabplanner.storage.sqlite_file import sqlite
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import PassphraseNeeded, StoreDamaged, StoreLocked


@pytest.fixture
def file(file_store: Store) -> Path:
    """Where a store with one plan lies; it is open."""
    file_store.save(a_plan(goal="Walk"), None, "Ann")
    return Path(file_store.where)


def _goal(path: Path) -> str:
    store = Store.at(path)
    goal = store.plan("plan-1").plan.goal
    store.close()
    return goal


def test_before_the_first_day_there_is_no_copy(file: Path) -> None:
    assert Backups(file).copies() == ()


def test_a_copy_is_a_whole_store_also_while_the_store_is_open(file: Path) -> None:
    Backups(file).make(A_DAY)

    [copy] = Backups(file).copies()

    assert copy.day == A_DAY
    assert copy.size_bytes == copy.path.stat().st_size
    assert _goal(copy.path) == "Walk"


def test_one_copy_a_day(file: Path, file_store: Store) -> None:
    assert Backups(file).make(A_DAY) is not None
    file_store.save(a_plan(goal="Run"), 1, "Ann")

    assert Backups(file).make(A_DAY) is None
    assert _goal(Backups(file).copies()[0].path) == "Walk"


def _copies_of(file: Path, days: list[date]) -> None:
    for day in days:
        path = file.parent / "backups" / f"{file.stem}-{day.isoformat()}.sqlite3"
        make_private_file(path)


def test_copies_come_newest_first_and_go_after_thirty_days(file: Path) -> None:
    days = [A_DAY + timedelta(days=number) for number in range(31)]
    _copies_of(file, days[:30])
    Backups(file).make(days[30])
    assert len(Backups(file).copies()) == 31

    Backups(file).make(A_DAY + timedelta(days=31))

    kept = [copy.day for copy in Backups(file).copies()]
    assert kept == [A_DAY + timedelta(days=31), *reversed(days[1:])]


def test_a_clock_that_is_far_ahead_costs_no_copies(file: Path) -> None:
    days = [A_DAY - timedelta(days=number) for number in range(29)]
    _copies_of(file, days)

    Backups(file).make(date(2056, 1, 1))

    assert [copy.day for copy in Backups(file).copies()] == [date(2056, 1, 1), *days]


def test_other_files_in_the_folder_are_no_copies_and_stay(file: Path) -> None:
    others = [file.parent / "backups" / name for name in ("notes.txt", "store-2026-13-41.sqlite3")]
    for other in others:
        make_private_file(other)
    days = [A_DAY + timedelta(days=number) for number in range(300, 330)]
    _copies_of(file, [A_DAY, *days[:-1]])
    Backups(file).make(days[-1])

    assert [copy.day for copy in Backups(file).copies()] == days[::-1]
    assert all(other.exists() for other in others)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_only_the_user_can_read_a_copy(file: Path) -> None:
    copy = Backups(file).make(A_DAY)

    assert copy is not None
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_is_brought_back_and_todays_store_is_kept_aside(
    file: Path, file_store: Store
) -> None:
    Backups(file).make(A_DAY)
    file_store.save(a_plan(goal="Run"), 1, "Ann")
    [copy] = Backups(file).copies()

    aside = Backups(file).restore(copy)

    assert _goal(file) == "Walk"
    assert _goal(aside) == "Run"
    assert Backups(file).copies() == (copy,)


def test_a_window_that_has_the_store_open_sees_what_was_brought_back(
    file: Path, file_store: Store
) -> None:
    Backups(file).make(A_DAY)
    file_store.save(a_plan(goal="Run"), 1, "Ann")

    Backups(file).restore(Backups(file).copies()[0])

    assert file_store.plan("plan-1").plan.goal == "Walk"
    assert file_store.save(a_plan(goal="Hop"), 1, "Ann") == 2


def _garbage(path: Path) -> None:
    path.write_bytes(b"Dear colleague" * 1000)


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("damage", [_garbage, _cut_off])
def test_a_damaged_store_is_kept_aside_and_the_copy_takes_its_place(
    file: Path, file_store: Store, damage: Callable[[Path], None]
) -> None:
    Backups(file).make(A_DAY)
    file_store.close()
    damage(file)
    damaged = file.read_bytes()

    aside = Backups(file).restore(Backups(file).copies()[0])

    assert _goal(file) == "Walk"
    assert is_sound(file)
    assert aside.read_bytes() == damaged


def test_a_store_that_is_gone_is_brought_back(file: Path, file_store: Store) -> None:
    Backups(file).make(A_DAY)
    file_store.close()
    for part in file.parent.glob("store.sqlite3*"):
        part.unlink()

    Backups(file).restore(Backups(file).copies()[0])

    assert _goal(file) == "Walk"


@pytest.mark.parametrize("damage", [_garbage, _cut_off])
def test_a_damaged_copy_is_refused_and_the_store_stays(
    file: Path, damage: Callable[[Path], None]
) -> None:
    Backups(file).make(A_DAY)
    [copy] = Backups(file).copies()
    damage(copy.path)

    with pytest.raises(StoreDamaged, match="choose an older one"):
        Backups(file).restore(copy)

    assert _goal(file) == "Walk"


def test_a_damaged_store_replaces_no_copy_and_lets_none_go(file: Path, file_store: Store) -> None:
    Backups(file).make(A_DAY)
    file_store.close()
    _garbage(file)

    with pytest.raises(StoreDamaged):
        Backups(file).make(A_DAY + timedelta(days=99))

    assert [copy.day for copy in Backups(file).copies()] == [A_DAY]
    assert [path.name for path in (file.parent / "backups").iterdir()] == [
        "store-2026-11-21.sqlite3"
    ]


def test_a_folder_that_cannot_be_is_told(file: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").touch()

    with pytest.raises(Refusal, match="free some space or check"):
        Backups(file, tmp_path / "blocked").make(A_DAY)


def test_a_store_kept_by_another_program_is_not_waited_for_for_ever(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Backups(file).make(A_DAY)
    monkeypatch.setattr(sqlite_file, "WAIT_S", 0)

    with closing(sqlite.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="close it"):
            Backups(file).restore(Backups(file).copies()[0])

    assert _goal(file) == "Walk"


def test_a_store_that_nobody_can_look_into_is_not_taken_for_a_damaged_one(
    file: Path, file_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Backups(file).make(A_DAY)
    file_store.close()
    monkeypatch.setattr(sqlite_file, "WAIT_S", 0)

    with closing(sqlite.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked, match="close it"):
            Backups(file).restore(Backups(file).copies()[0])

    assert _goal(file) == "Walk"


# --- with a passphrase ---

PASSPHRASE = "four quiet green chairs"


@pytest.fixture
def quick_keys() -> Iterator[None]:
    derive_quickly()
    yield
    derive_as_shipped()


@pytest.fixture
def sealed(file: Path, file_store: Store, quick_keys: None) -> Path:
    """A sealed store, in which the plan's goal is to run, with a copy in which it is to walk."""
    file_store.close()
    seal(file, PASSPHRASE)
    Backups(file, passphrase=PASSPHRASE).make(A_DAY)
    with closing(Store.at(file, passphrase=PASSPHRASE)) as store:
        store.save(a_plan(goal="Run"), 1, "Ann")
    return file


def _sealed_goal(path: Path, passphrase: str = PASSPHRASE) -> str:
    with closing(Store.at(path, passphrase=passphrase)) as store:
        return store.plan("plan-1").plan.goal


def test_a_copy_of_a_sealed_store_is_sealed_too(sealed: Path) -> None:
    [copy] = Backups(sealed).copies()

    assert is_sealed(copy.path)
    assert _sealed_goal(copy.path) == "Walk"
    assert is_sound(copy.path, PASSPHRASE)
    assert not is_sound(copy.path)


def test_a_sealed_copy_is_brought_back_also_while_a_window_has_the_store_open(
    sealed: Path,
) -> None:
    backups = Backups(sealed, passphrase=PASSPHRASE)

    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        aside = backups.restore(backups.copies()[0])
        assert store.plan("plan-1").plan.goal == "Walk"

    assert _sealed_goal(sealed) == "Walk"
    assert is_sealed(aside)
    assert _sealed_goal(aside) == "Run"


@pytest.mark.parametrize("damage", [_garbage, _cut_off])
def test_a_sealed_copy_takes_the_place_of_a_damaged_store(
    sealed: Path, damage: Callable[[Path], None]
) -> None:
    damage(sealed)
    backups = Backups(sealed, passphrase=PASSPHRASE)

    backups.restore(backups.copies()[0])

    assert is_sealed(sealed)
    assert _sealed_goal(sealed) == "Walk"


@pytest.mark.parametrize("passphrase", [None, "another passphrase"])
def test_nothing_is_copied_or_brought_back_without_the_passphrase(
    sealed: Path, passphrase: str | None
) -> None:
    backups = Backups(sealed, passphrase=passphrase)
    before = {path.name: path.read_bytes() for path in backups.copies()[0].path.parent.iterdir()}

    with pytest.raises(PassphraseNeeded):
        backups.make(A_DAY + timedelta(days=1))
    with pytest.raises(StoreDamaged, match="or has another passphrase"):
        backups.restore(backups.copies()[0])

    after = {path.name: path.read_bytes() for path in backups.copies()[0].path.parent.iterdir()}
    assert after == before
    assert _sealed_goal(sealed) == "Run"


@pytest.mark.parametrize("passphrase", [None, "another passphrase"])
def test_a_sealed_store_is_not_taken_for_a_damaged_one_when_the_copy_is_readable(
    sealed: Path, tmp_path: Path, passphrase: str | None
) -> None:
    copy = _readable_copy(tmp_path)

    with pytest.raises(PassphraseNeeded):
        Backups(sealed, passphrase=passphrase).restore(copy)

    assert _sealed_goal(sealed) == "Run"


def _readable_copy(folder: Path) -> Backup:
    """As it comes from another disk, from before the passphrase."""
    path = folder / "found" / "store-2026-11-01.sqlite3"
    with closing(Store.at(path)) as store:
        store.save(a_plan(goal="Dance"), None, "Ann")
    return Backup(day=A_DAY.replace(day=1), path=path, size_bytes=path.stat().st_size)


def test_a_readable_copy_is_sealed_when_it_is_brought_back_and_drafts_keep_their_seal(
    sealed: Path, tmp_path: Path
) -> None:
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        before = store.draft_seal()

    Backups(sealed, passphrase=PASSPHRASE).restore(_readable_copy(tmp_path))

    assert is_sealed(sealed)
    assert _sealed_goal(sealed) == "Dance"
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        after = store.draft_seal()
    assert before is not None
    assert after is not None
    assert after.opened(before.sealed(b"draft")) == b"draft"


def test_a_sealed_copy_is_readable_when_it_is_brought_back_into_a_readable_store(
    sealed: Path, tmp_path: Path
) -> None:
    readable = tmp_path / "other" / "store.sqlite3"
    with closing(Store.at(readable)) as store:
        store.save(a_plan(goal="Swim"), None, "Ann")
    [copy] = Backups(sealed).copies()

    Backups(readable, passphrase=PASSPHRASE).restore(copy)

    assert _goal(readable) == "Walk"
    assert is_sound(readable)


# --- what the copies tell about a store that looks sealed ---


def test_readable_copies_show_that_there_was_no_passphrase_and_sealed_ones_that_there_was(
    file: Path, file_store: Store, quick_keys: None
) -> None:
    assert not Backups(file).show_no_passphrase(), "there is none"
    Backups(file).make(A_DAY)
    assert Backups(file).show_no_passphrase()
    file_store.close()
    seal(file, PASSPHRASE)
    assert not Backups(file).show_no_passphrase()


def test_readable_copies_show_nothing_while_a_change_of_passphrase_is_cut_off(file: Path) -> None:
    Backups(file).make(A_DAY)
    make_private_file(file.with_name(f"{file.name}.{'a' * 32}.new"))
    assert not Backups(file).show_no_passphrase()
