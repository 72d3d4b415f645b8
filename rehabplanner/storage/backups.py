"""Copies of the desk's store: one a day, kept for 30 days, each brought back with one call."""

import os
import re
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

from rehabplanner.domain.record import Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import StoreDamaged, StoreLocked

KEPT_DAYS: Final = 30

_WAIT_S: Final = 5
_SIDE_FILES: Final = ("", "-wal", "-shm")


class Backup(Record):
    """A copy of the store as it was on a day."""

    day: date
    path: Path
    size_bytes: int


class Backups:
    """The copies of one store; they lie beside it unless another folder is named."""

    def __init__(self, store: Path, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder or store.parent / "backups"
        self._name = re.compile(rf"{re.escape(store.stem)}-(\d{{4}}-\d\d-\d\d)\.sqlite3")

    def make(self, today: date) -> Path | None:
        """Today's copy, and the ones that are too old go; None when there is one of today.

        Raises StoreDamaged when the store is not sound: older copies then stay for ever, because
        they may be all there is.
        """
        path = self._folder / f"{self._store.stem}-{today.isoformat()}.sqlite3"
        if path.exists():
            return None
        copy_store(self._store, path)
        self._forget_before(today - timedelta(days=KEPT_DAYS))
        return path

    def copies(self) -> tuple[Backup, ...]:
        """Newest first."""
        found = [copy for path in self._files() if (copy := self._backup(path))]
        return tuple(sorted(found, key=lambda copy: copy.day, reverse=True))

    def restore(self, backup: Backup) -> Path:
        """Put the copy in the store's place; returns where the store of until now is kept.

        Close the store first on this desk; windows that have it open see the copy's content.
        Raises Refusal and changes nothing when the copy is not sound.
        """
        _refuse_unsound(backup.path)
        if is_sound(self._store):
            aside = copy_aside(self._store, "before-restore")
            _copy(backup.path, self._store)
        else:
            aside = _move_aside(self._store)
            copy_store(backup.path, self._store)
        return aside

    def _files(self) -> list[Path]:
        with suppress(OSError):
            return list(self._folder.iterdir())
        return []

    def _backup(self, path: Path) -> Backup | None:
        found = self._name.fullmatch(path.name)
        with suppress(OSError, ValueError):
            if found:
                day = date.fromisoformat(found[1])
                return Backup(day=day, path=path, size_bytes=path.stat().st_size)
        return None

    def _forget_before(self, day: date) -> None:
        for copy in self.copies():
            if copy.day < day:
                copy.path.unlink(missing_ok=True)


def copy_aside(store: Path, why: str) -> Path:
    """A copy beside the backups that no day's copy replaces and that never goes by itself."""
    aside = _aside(store, why)
    copy_store(store, aside)
    return aside


def copy_store(source: Path, target: Path) -> None:
    """A sound copy, whole or not at all, also while others write. Raises Refusal if it fails."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise Refusal(_CANNOT_COPY) from error
    try:
        _copy(source, Path(name))
        _as_one_file(Path(name))
        _refuse_unsound(Path(name))
        _onto_disk(Path(name))
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def is_sound(store: Path) -> bool:
    """Whether the file is a store whose parts all fit together. Reads all of it."""
    try:
        with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
            [said] = connection.execute("PRAGMA integrity_check").fetchone()
            return bool(said == "ok")
    except sqlite3.Error:
        return False


_CANNOT_COPY: Final = (
    "The copy of the store cannot be written; free some space or check the rights of its folder."
)


def _copy(source: Path, target: Path) -> None:
    """SQLite's own way of copying: right also while others write, and all of it or nothing."""
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as read,
            closing(sqlite3.connect(target, timeout=_WAIT_S)) as written,
        ):
            read.backup(written, progress=_patient_until(monotonic() + _WAIT_S))
    except sqlite3.DatabaseError as error:
        damaged = getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_COR"))
        if damaged:
            raise StoreDamaged(_UNSOUND) from error
        raise Refusal(_CANNOT_COPY) from error


def _patient_until(deadline: float) -> Callable[[int, int, int], None]:
    """Python would go on trying for ever while another process keeps a lock."""

    def progress(status: int, _: int, __: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and monotonic() > deadline:
            raise StoreLocked(
                "Another program keeps the store to itself; close it, then try again."
            )

    return progress


def _as_one_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


_UNSOUND: Final = "This copy of the store is damaged; choose an older one."


def _refuse_unsound(path: Path) -> None:
    if not is_sound(path):
        raise StoreDamaged(_UNSOUND)


def _onto_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _move_aside(store: Path) -> Path:
    """A damaged file cannot be copied by SQLite; it is kept as it is, with its side files."""
    aside = _aside(store, "damaged")
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for end in _SIDE_FILES:
        part = store.with_name(store.name + end)
        if part.exists():
            part.replace(aside.with_name(aside.name + end))
    return aside


def _aside(store: Path, why: str) -> Path:
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return store.parent / "backups" / f"{store.stem}-{why}-{now}.sqlite3"
