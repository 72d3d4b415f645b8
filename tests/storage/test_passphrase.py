"""A store with a passphrase: nobody reads a word without it, and nothing is lost on the way."""

import errno
import logging
import os
import shutil
import stat
import sys
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest
from builders import A_DAY, a_plan
from long_runs import fresh_processes
from quick_keys import derive_as_shipped, derive_quickly
from readable_words import readable_words
from scripted_desk import hold_open

from rehabplanner.domain.people import Patient
from rehabplanner.refusal import Refusal
from rehabplanner.storage import conversion, drafts, engine, passphrase, settling
from rehabplanner.storage.backups import Backups, copies_folder
from rehabplanner.storage.copying import is_sound
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.engine import open_engine
from rehabplanner.storage.exporting import export_everything
from rehabplanner.storage.folders import data_folder, store_file
from rehabplanner.storage.migrations import STORE_SCHEMA, migrate
from rehabplanner.storage.passphrase import change, is_sealed, seal, unseal
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.sqlite_file import sqlite
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import (
    GivenHandout,
    PassphraseNeeded,
    StoreDamaged,
    StoredPatient,
    StoreFull,
    StoreLocked,
    StoreUnavailable,
)

PASSPHRASE = "four quiet green chairs"
OTHER = "it's another “passphrase”"
WORDS = ("Zebulon", "Quist", "Greta Garbo", "climb Monte", "Patellofemoral", "patellofemoral-pain")

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@pytest.fixture(autouse=True)
def _quick_keys() -> Iterator[None]:
    derive_quickly()
    yield
    derive_as_shipped()


def _plan(**changes: Any) -> Any:
    patient = Patient(name="Zebulon Quist")
    return a_plan(**{"patient": patient, "goal": "climb Monte Rosa", **changes})


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds something of everything, two copies and a draft."""
    folder = tmp_path_factory.mktemp("everything")
    file = folder / "store" / store_file().name
    sheet = GivenHandout(
        plan_id="plan-1", given_on=A_DAY, kind="e-mail", to="Zebulon Quist", sha256="0" * 64
    )
    with closing(Store.at(file)) as store:
        store.save(_plan(), None, "Greta Garbo")
        Patients(store).save(StoredPatient(id="zeb", name="Zebulon Quist", notes="Patellofemoral"))
        Patients(store).file("plan-1", "zeb")
        store.record_handout(sheet)
        for day in (20, 21):
            Backups(file).make(A_DAY.replace(day=day))
        store.save(_plan(minutes_per_day=30), 1, "Greta Garbo", "Zebulon was here")
    Drafts(folder / "unsaved").keep(_plan(minutes_per_day=40), 2, "Zebulon said so", (sheet,))
    return folder


@pytest.fixture
def file(everything: Path) -> Path:
    """All that as this desk's own; the store is closed."""
    shutil.copytree(everything, data_folder())
    data_folder().chmod(0o700)
    return store_file()


@pytest.fixture
def sealed(file: Path) -> Path:
    seal(file, PASSPHRASE)
    return file


def _minutes(file: Path, words: str | None) -> int | None:
    with closing(Store.at(file, passphrase=words)) as store:
        return store.plan("plan-1").plan.minutes_per_day


def _draft_minutes(file: Path, words: str | None) -> list[int | None]:
    with closing(Store.at(file, passphrase=words)) as store:
        pending = Drafts(seal=store.draft_seal()).pending()
    return [draft.plan.minutes_per_day for draft in pending]


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _says(refusal: Refusal) -> None:
    """One sentence, without a secret, a patient or the database behind it."""
    sentence = str(refusal)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert not any(word in sentence.lower() for word in ("sql", "error", "none"))
    shown = "".join(traceback.format_exception(refusal))
    assert not any(secret in shown for secret in (PASSPHRASE, OTHER, *WORDS))


# --- what somebody sees who has only the files ---


def test_no_file_of_a_sealed_store_holds_a_readable_word(file: Path) -> None:
    readable = {name for name, _ in readable_words(data_folder(), WORDS)}
    assert readable == {path.name for path in data_folder().rglob("*") if path.is_file()}

    seal(file, PASSPHRASE)

    assert readable_words(data_folder(), WORDS) == set()


def test_working_with_a_sealed_store_leaves_no_readable_word_either(sealed: Path) -> None:
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        store.save(_plan(id="plan-2"), None, "Greta Garbo")
        Drafts(seal=store.draft_seal()).keep(_plan(id="plan-2"), 1)
        Backups(sealed, passphrase=PASSPHRASE).make(A_DAY.replace(day=22))
        assert readable_words(data_folder(), WORDS) == set(), "while it is open"

    Backups(sealed, passphrase=PASSPHRASE).restore(_newest(sealed))
    assert readable_words(data_folder(), WORDS) == set()


def _newest(file: Path) -> Any:
    return Backups(file).copies()[0]


def test_what_cannot_be_read_as_a_store_is_sealed_too_and_comes_back(file: Path) -> None:
    folder = copies_folder(file)
    for name in ("rehabplanner-damaged-1.sqlite3", "rehabplanner-damaged-1.sqlite3-wal"):
        (folder / name).write_bytes(b"Zebulon" * 2000)
    broken = bytearray((folder / "rehabplanner-2026-11-21.sqlite3").read_bytes())
    broken[4096:8192] = b"Zebulon " * 512
    (folder / "rehabplanner-2026-11-21.sqlite3").write_bytes(broken)
    (folder / "notes.txt").write_bytes(b"not ours")
    before = _content(folder)

    seal(file, PASSPHRASE)
    assert readable_words(data_folder(), WORDS) == set()
    change(file, PASSPHRASE, OTHER)
    assert readable_words(data_folder(), WORDS) == set()
    unseal(file, OTHER)

    after = _content(folder)
    sound = str(folder / "rehabplanner-2026-11-20.sqlite3")
    assert {name: data for name, data in after.items() if name != sound} == {
        name: data for name, data in before.items() if name != sound
    }


def test_what_a_killed_program_left_half_written_goes(file: Path) -> None:
    for folder in (copies_folder(file), Drafts().folder):
        (folder / ".abc.part").write_bytes(b"Zebulon")
    (copies_folder(file) / f"rehabplanner-1.sqlite3.{'a' * 32}.new").write_bytes(b"Zebulon")

    seal(file, PASSPHRASE)

    assert readable_words(data_folder(), WORDS) == set()


@pytest.mark.parametrize("store", ["", "clinic.sqlite3"])
def test_unsaved_work_of_all_windows_is_sealed_and_comes_back(file: Path, store: str) -> None:
    kept = [Drafts(store=store, window=window) for window in (1, 2, 3)]
    for drafts_of_one in kept:
        drafts_of_one.keep(_plan(), 2, "Zebulon said so")
    (kept[2].folder / ".abc.part").write_bytes(b"Zebulon")

    seal(file, PASSPHRASE, kept[0].home)
    assert readable_words(kept[0].folder, WORDS) == set()
    assert not any(readable_words(one.folder, WORDS) for one in kept)
    change(file, PASSPHRASE, OTHER, kept[0].home)
    unseal(file, OTHER, kept[0].home)

    assert [len(one.pending()) for one in kept] == [1, 1, 1]


def test_side_files_of_a_copy_become_part_of_it(file: Path) -> None:
    copy = copies_folder(file) / "rehabplanner-2026-11-21.sqlite3"
    left = _content(copies_folder(file))
    with closing(Store.at(copy)) as store:
        store.save(_plan(id="plan-9"), None, "Ann")
        left = _content(copies_folder(file))
    for name, data in left.items():  # as if that program had been killed
        Path(name).write_bytes(data)

    seal(file, PASSPHRASE)

    assert readable_words(data_folder(), WORDS) == set()
    with closing(Store.at(copy, passphrase=PASSPHRASE)) as store:
        assert store.plan("plan-9").plan == _plan(id="plan-9")


@on_posix
def test_the_readable_bytes_are_overwritten(file: Path) -> None:
    with file.open("rb") as store, _newest(file).path.open("rb") as copy:
        seal(file, PASSPHRASE)

        assert not any(store.read())
        assert not any(copy.read())


@on_posix
def test_only_the_user_can_read_what_the_program_keeps(sealed: Path) -> None:
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        store.save(_plan(id="plan-2"), None, "Ann")
        rights = {path: stat.S_IMODE(path.stat().st_mode) for path in data_folder().rglob("*")}

    for path, mode in rights.items():
        assert mode == (0o700 if path.is_dir() else 0o600), path.name


# --- opening ---


def test_a_sealed_store_opens_with_its_passphrase_only(sealed: Path) -> None:
    assert is_sealed(sealed)
    assert _minutes(sealed, PASSPHRASE) == 30
    with pytest.raises(PassphraseNeeded, match="type it to open") as needed:
        Store.at(sealed)
    with pytest.raises(PassphraseNeeded, match="does not open the store") as wrong:
        Store.at(sealed, passphrase=OTHER)

    _says(needed.value)
    _says(wrong.value)


def test_a_readable_store_needs_no_passphrase_and_takes_any(file: Path) -> None:
    assert not is_sealed(file)
    assert _minutes(file, OTHER) == 30
    with closing(Store.at(file)) as store:
        assert store.draft_seal() is None


def test_a_store_that_is_not_there_is_not_sealed(tmp_path: Path) -> None:
    assert not is_sealed(tmp_path / "store.sqlite3")


@pytest.mark.parametrize("words", ["''''''''", '"; DROP--', "x'" + "ab" * 32 + "'", "ünï©ode 🙂"])
def test_any_passphrase_will_do(file: Path, words: str) -> None:
    seal(file, words)

    assert _minutes(file, words) == 30
    with pytest.raises(PassphraseNeeded):
        Store.at(file, passphrase=words + "'")


def test_an_accent_may_be_typed_on_another_keyboard(file: Path) -> None:
    seal(file, unicodedata.normalize("NFD", "Zoë über Ålesund"))

    assert _minutes(file, unicodedata.normalize("NFC", "Zoë über Ålesund")) == 30


def test_other_programs_open_the_file_with_the_same_passphrase(file: Path) -> None:
    derive_as_shipped()
    seal(file, PASSPHRASE)

    with closing(sqlite.connect(file)) as connection:
        connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
        [rounds] = connection.execute("PRAGMA kdf_iter").fetchone()
        assert connection.execute("SELECT count(*) FROM plan").fetchone() == (1,)
    assert int(rounds) == 256_000, "slow for those who guess"


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (lambda data: data[:-100], StoreDamaged),
        (lambda data: b"Dear colleague" * 1000, StoreDamaged),
        (lambda data: bytes(len(data)), StoreDamaged),
        (lambda data: data[:4096] + bytes(len(data) - 4096), StoreDamaged),
        (lambda data: data[:100] + b"x" * 100 + data[200:], PassphraseNeeded),
    ],
    ids=["cut off", "another file", "zeroes", "zeroes inside", "first page"],
)
def test_a_damaged_sealed_file_is_told_as_far_as_it_can_be(
    sealed: Path, damage: Callable[[bytes], bytes], kind: type[Refusal]
) -> None:
    damaged = damage(sealed.read_bytes())
    if len(damaged) % 4096 and kind is StoreDamaged:
        damaged = damaged[:100] + b"x" * 100 + damaged[200:]
    sealed.write_bytes(damaged)

    with pytest.raises(kind, match="bring back a backup") as refused:
        Store.at(sealed, passphrase=PASSPHRASE)

    _says(refused.value)
    assert sealed.read_bytes()[4096:] == damaged[4096:]


# --- working ---


def test_a_sealed_store_does_all_that_a_readable_one_does(sealed: Path, tmp_path: Path) -> None:
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        assert store.save(_plan(goal="Swim"), 2, "Ann") == 3
        assert [row.goal for row in store.search("quist swim").rows] == ["Swim"]
        assert [row.number for row in store.revisions("plan-1")] == [3, 2, 1]
        assert [person.name for person in Patients(store).search("zeb")] == ["Zebulon Quist"]
        assert [sheet.to for sheet in store.handouts("plan-1")] == ["Zebulon Quist"]
        store.to_bin("plan-1")
        assert store.recent() == ()
        store.restore("plan-1")
        export_everything(store, tmp_path / "all.zip")

    assert is_sound(sealed, PASSPHRASE)
    assert _minutes(sealed, PASSPHRASE) == 20


def test_two_windows_share_a_sealed_store(sealed: Path) -> None:
    with (
        closing(Store.at(sealed, passphrase=PASSPHRASE)) as ann,
        closing(Store.at(sealed, passphrase=PASSPHRASE)) as bob,
    ):
        ann.save(_plan(goal="Swim"), 2, "Ann")
        assert bob.plan("plan-1").plan.goal == "Swim"
        assert bob.save(_plan(goal="Row"), 3, "Bob") == 4


def test_drafts_go_on_being_sealed_and_are_offered_after_unlocking(sealed: Path) -> None:
    assert Drafts().pending() == []
    assert _draft_minutes(sealed, PASSPHRASE) == [40]


def test_a_store_is_copied_sealed_before_it_is_brought_up_to_date(sealed: Path) -> None:
    older = open_engine(sealed, PASSPHRASE)
    migrate(older, {STORE_SCHEMA: lambda _: None}, STORE_SCHEMA + 1)
    older.dispose()

    [copy] = copies_folder(sealed).glob("*before-update*")
    assert is_sealed(copy)
    assert is_sound(copy, PASSPHRASE)


# --- giving, changing and taking away a passphrase ---


def test_copies_from_before_the_passphrase_are_brought_back_with_it(sealed: Path) -> None:
    backups = Backups(sealed, passphrase=PASSPHRASE)
    assert [copy.day.day for copy in backups.copies()] == [21, 20]
    assert all(is_sound(copy.path, PASSPHRASE) for copy in backups.copies())

    backups.restore(backups.copies()[0])

    assert _minutes(sealed, PASSPHRASE) == 20
    assert _draft_minutes(sealed, PASSPHRASE) == [40]


def test_another_passphrase_opens_the_store_its_copies_and_its_drafts(sealed: Path) -> None:
    change(sealed, PASSPHRASE, OTHER)

    with pytest.raises(PassphraseNeeded):
        Store.at(sealed, passphrase=PASSPHRASE)
    assert _minutes(sealed, OTHER) == 30
    assert _draft_minutes(sealed, OTHER) == [40]
    assert all(is_sound(copy.path, OTHER) for copy in Backups(sealed).copies())
    assert not any(is_sound(copy.path, PASSPHRASE) for copy in Backups(sealed).copies())


def test_without_a_passphrase_everything_is_as_before(file: Path) -> None:
    before = Drafts().pending()
    seal(file, PASSPHRASE)

    unseal(file, PASSPHRASE)

    assert _minutes(file, None) == 30
    assert Drafts().pending() == before
    assert all(is_sound(copy.path) for copy in Backups(file).copies())
    for path in (file, *(copy.path for copy in Backups(file).copies())):
        with closing(sqlite.connect(path)) as connection:
            assert connection.execute("SELECT key FROM meta").fetchall() == [("schema",)]


def test_sealing_again_takes_another_key_for_the_drafts(sealed: Path) -> None:
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        first = store.draft_seal()
    unseal(sealed, PASSPHRASE)
    seal(sealed, PASSPHRASE)

    data = (Drafts().folder / "plan-1.json").read_bytes()
    assert first is not None
    with pytest.raises(ValueError, match="another key"):
        first.opened(data)


def test_a_short_passphrase_is_refused(file: Path) -> None:
    with pytest.raises(Refusal, match="at least 8 characters") as refused:
        seal(file, "1234567")

    _says(refused.value)
    assert not is_sealed(file)
    seal(file, "12345678")
    with pytest.raises(Refusal, match="at least 8 characters"):
        change(file, "12345678", "")


def test_what_has_a_passphrase_or_none_already_is_said(file: Path) -> None:
    for work in (partial(change, file, OTHER, PASSPHRASE), partial(unseal, file, OTHER)):
        with pytest.raises(Refusal, match="no passphrase") as refused:
            work()
        _says(refused.value)
    seal(file, PASSPHRASE)
    with pytest.raises(Refusal, match="change it instead"):
        seal(file, OTHER)
    assert _minutes(file, PASSPHRASE) == 30


def test_a_wrong_passphrase_changes_nothing(sealed: Path) -> None:
    before = _content(data_folder())

    for work in (partial(change, sealed, OTHER, OTHER), partial(unseal, sealed, OTHER)):
        with pytest.raises(PassphraseNeeded, match="does not open") as refused:
            work()
        _says(refused.value)
    assert _content(data_folder()) == before


def test_a_store_that_is_not_there_cannot_be_sealed(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        seal(tmp_path / "store.sqlite3", PASSPHRASE)

    _says(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_a_window_has_open_is_not_sealed(file: Path) -> None:
    with closing(Store.at(file)) as store:
        store.recent()
        with pytest.raises(StoreLocked, match="close it") as refused:
            seal(file, PASSPHRASE)

        _says(refused.value)
        assert store.save(_plan(goal="Row"), 2, "Ann") == 3
    assert not is_sealed(file)


def test_a_store_that_another_process_has_open_is_not_sealed(file: Path) -> None:
    ours, theirs = fresh_processes().Pipe()
    other = fresh_processes().Process(target=hold_open, args=(file, theirs))
    other.start()
    ours.recv()

    with pytest.raises(StoreLocked):
        seal(file, PASSPHRASE)

    ours.send("close it")
    other.join()
    seal(file, PASSPHRASE)
    assert _minutes(file, PASSPHRASE) == 30


def test_nobody_saves_into_a_store_that_is_just_being_sealed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine._PRAGMAS, "busy_timeout", "10")  # noqa: SLF001
    with closing(sqlite.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # as a killed conversion leaves it

    def busy(new: Path, old: Path) -> None:
        with pytest.raises(StoreLocked):
            Store.at(file)
        settling.take_place(new, old)
        with pytest.raises(PassphraseNeeded):
            Store.at(file)

    monkeypatch.setattr(passphrase, "take_place", busy)
    seal(file, PASSPHRASE)

    assert _minutes(file, PASSPHRASE) == 30


# --- when something fails ---


def _full(*_: object, **__: object) -> NoReturn:
    error = sqlite.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    raise error


def _full_folder(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def _later(fails: Callable[..., NoReturn], right: Callable[..., Any], calls: int) -> Any:
    """Right for some calls, then failing."""
    left = [calls]

    def working(*arguments: Any, **named: Any) -> Any:
        left[0] -= 1
        return right(*arguments, **named) if left[0] >= 0 else fails()

    return working


@pytest.mark.parametrize("files_before", range(3))
@pytest.mark.parametrize(
    ("place", "name", "fails"),
    [
        (conversion, "is_whole", _full),
        (conversion, "make_private_file", _full_folder),
    ],
)
def test_a_full_disk_leaves_everything_as_it_was(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: Any,
    name: str,
    fails: Any,
    files_before: int,
) -> None:
    names = set(_content(data_folder()))
    monkeypatch.setattr(place, name, _later(fails, getattr(place, name), files_before))

    with pytest.raises(StoreFull, match="free some space") as refused:
        seal(file, PASSPHRASE)

    _says(refused.value)
    assert set(_content(data_folder())) == names
    assert _minutes(file, None) == 30
    assert [draft.plan.minutes_per_day for draft in Drafts().pending()] == [40]
    assert all(is_sound(copy.path) for copy in Backups(file).copies())


def test_a_disk_that_gets_full_while_the_store_is_rewritten_is_told(
    file: Path, tmp_path: Path
) -> None:
    with closing(sqlite.connect(file)) as connection:
        connection.execute("ATTACH DATABASE ? AS new KEY ?", (str(tmp_path / "new"), PASSPHRASE))
        connection.execute("PRAGMA new.max_page_count = 5")
        with pytest.raises(StoreFull, match="free some space") as refused:
            conversion._export(connection)  # noqa: SLF001

    _says(refused.value)


def test_a_folder_that_may_not_be_written_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(passphrase, "take_place", denied)
    with pytest.raises(StoreUnavailable, match="check its rights") as refused:
        seal(file, PASSPHRASE)

    _says(refused.value)
    assert _minutes(file, None) == 30
    assert not any(name.endswith(".new") for name in _content(data_folder()))


def test_what_could_not_follow_the_store_is_told_and_follows_at_the_next_opening(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(drafts, "write_atomic", _full_folder)
        with pytest.raises(Refusal, match="not yet for all its copies and unsaved work") as refused:
            seal(file, PASSPHRASE)
        assert _minutes(file, PASSPHRASE) == 30, "it opens all the same"
    _says(refused.value)

    assert _draft_minutes(file, PASSPHRASE) == [40]
    assert readable_words(data_folder(), WORDS) == set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows replaces no open file")
def test_a_disk_that_cannot_be_overwritten_does_not_hold_it_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_overwrite", _full_folder)

    seal(file, PASSPHRASE)

    assert readable_words(data_folder(), WORDS) == set()


def test_nothing_shows_the_passphrase(
    sealed: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(PassphraseNeeded) as refused:
        Store.at(sealed, passphrase=OTHER)
    with closing(Store.at(sealed, passphrase=PASSPHRASE)) as store:
        shown = repr((store, store.engine, store.engine.url, store.engine.pool, store.draft_seal()))
    change(sealed, PASSPHRASE, OTHER)

    told = [shown, caplog.text, *capfd.readouterr(), *traceback.format_exception(refused.value)]
    assert not any(secret in text for text in told for secret in (PASSPHRASE, OTHER))
