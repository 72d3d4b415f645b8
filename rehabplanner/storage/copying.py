"""Copies the file of a store, sealed or readable, also while others write in it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, Final

from rehabplanner.refusal import Refusal
from rehabplanner.storage import sqlite_file
from rehabplanner.storage.atomic import make_private_folder
from rehabplanner.storage.sqlite_file import (
    is_sealed,
    looks_sealed,
    name_of,
    open_file,
    open_new,
    sqlite,
)
from rehabplanner.storage.stored import StoreDamaged, StoreLocked

_CANNOT_COPY: Final = (
    "The copy of the store cannot be written; free some space or check the rights of its folder."
)
_LOCKED: Final = "Another program keeps the store to itself; close it, then try again."
_UNSOUND: Final = "This copy of the store is damaged; choose an older one."
_NOT_OPENED: Final = (
    "This copy of the store is damaged or has another passphrase; choose another one."
)


def copy_store(source: Path, target: Path, passphrase: str | None = None) -> None:
    """A sound copy, whole or not at all, sealed like its source. Raises Refusal if it fails."""
    with telling(), private_part(target) as part:
        _copy(source, part, passphrase, is_new=True)
        _as_one_file(part, passphrase)
        refuse_unsound(part, passphrase)
        onto_disk(part)
        part.replace(target)


def copy_over(source: Path, store: Path, passphrase: str | None) -> None:
    """Give an open store the content of a copy that is sealed with the same passphrase or none."""
    _copy(source, store, passphrase, is_new=False)


def is_sound(store: Path, passphrase: str | None = None) -> bool:
    """Whether the file is a store whose parts all fit together. Reads all of it.

    Raises StoreLocked when another program keeps it to itself, so that it cannot be told.
    """
    try:
        with closing(open_file(store, passphrase, "ro")) as connection:
            return is_whole(connection)
    except sqlite.Error as error:
        if name_of(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StoreLocked(_LOCKED) from error
    except (OSError, Refusal):
        pass
    return False


def is_whole(connection: Any) -> bool:
    [said] = connection.execute("PRAGMA integrity_check").fetchone()
    return bool(said == "ok")


def refuse_unsound(path: Path, passphrase: str | None) -> None:
    if not is_sound(path, passphrase):
        raise StoreDamaged(_NOT_OPENED if looks_sealed(path) else _UNSOUND)


def refuse_unopened(store: Path, copy: Path, passphrase: str | None) -> None:
    """A store that does not open is damaged, unless the passphrase is missing or wrong.

    The passphrase is right when it opens a copy; a readable copy does not show it.
    """
    if passphrase is None or not is_sealed(copy):
        with suppress(StoreDamaged, sqlite.Error):
            open_file(store, passphrase, "ro", wait_s=0).close()


@contextmanager
def private_part(target: Path) -> Iterator[Path]:
    """An empty file beside the target, gone afterwards unless it has taken the target's place."""
    try:
        make_private_folder(target.parent)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise Refusal(_CANNOT_COPY) from error
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def telling() -> Iterator[None]:
    """A Refusal in place of what SQLite or the disk says when a copy fails."""
    try:
        yield
    except OSError as error:
        raise Refusal(_CANNOT_COPY) from error
    except sqlite.DatabaseError as error:
        if name_of(error).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise StoreDamaged(_UNSOUND) from error
        raise Refusal(_CANNOT_COPY) from error


def _copy(source: Path, target: Path, passphrase: str | None, *, is_new: bool) -> None:
    """SQLite's own way of copying: right also while others write, and all of it or nothing."""
    with telling(), closing(open_file(source, passphrase, "ro")) as read:
        sealed = passphrase if is_sealed(source) else None
        written = open_new(target, sealed) if is_new else open_file(target, sealed)
        with closing(written):
            read.backup(written, progress=_patient_until(monotonic() + sqlite_file.WAIT_S))


def _patient_until(deadline: float) -> Callable[[int, int, int], None]:
    """Python would go on trying for ever while another process keeps a lock."""

    def progress(status: int, _: int, __: int) -> None:
        if status in (sqlite.SQLITE_BUSY, sqlite.SQLITE_LOCKED) and monotonic() > deadline:
            raise StoreLocked(_LOCKED)

    return progress


def _as_one_file(path: Path, passphrase: str | None) -> None:
    with closing(open_file(path, passphrase)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def onto_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
