"""Copies of the desk's store: one a day, kept for 30 days, each brought back with one call."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from rehabplanner.domain.record import Record
from rehabplanner.storage.atomic import make_private_folder
from rehabplanner.storage.conversion import bring_over
from rehabplanner.storage.copying import (
    copy_store,
    is_sound,
    private_part,
    refuse_unopened,
    refuse_unsound,
    telling,
)
from rehabplanner.storage.settling import is_unsettled
from rehabplanner.storage.sqlite_file import looks_sealed

KEPT_DAYS: Final = 30

SIDE_FILES: Final = ("", "-wal", "-shm")
"""How the names of the files of an open store end; the store itself comes first."""

_DAMAGED: Final = "damaged"


class Backup(Record):
    """A copy of the store as it was on a day."""

    day: date
    path: Path
    size_bytes: int


class Backups:
    """The copies of one store; they lie beside it unless another folder is named.

    passphrase: what the store is sealed with; its copies are sealed with the same
    """

    def __init__(
        self, store: Path, folder: Path | None = None, passphrase: str | None = None
    ) -> None:
        self._store = store
        self._passphrase = passphrase
        self._folder = folder or copies_folder(store)
        self._name = re.compile(rf"{re.escape(store.stem)}-(\d{{4}}-\d\d-\d\d)\.sqlite3")

    def make(self, today: date) -> Path | None:
        """Today's copy, and the ones that are too old go; None when there is one of today.

        Raises StoreDamaged when the store is not sound: older copies then stay for ever, because
        they may be all there is.
        """
        path = self._folder / f"{self._store.stem}-{today.isoformat()}.sqlite3"
        if path.exists():
            return None
        copy_store(self._store, path, self._passphrase)
        self._forget_before(today - timedelta(days=KEPT_DAYS))
        return path

    def keep_aside(self, why: str) -> Path:
        """A copy of this moment that no day's copy replaces and that never goes by itself."""
        return copy_aside(self._store, why, self._passphrase)

    def copies(self) -> tuple[Backup, ...]:
        """Newest first."""
        found = [copy for path in self._files() if (copy := self._backup(path))]
        return tuple(sorted(found, key=lambda copy: copy.day, reverse=True))

    def show_no_passphrase(self) -> bool:
        """Whether a store that looks sealed is damaged: sealing it would have sealed these too.

        Of a change of passphrase that was cut off, readable copies can be left.
        """
        copies = self.copies()
        with suppress(OSError):
            is_any_sealed = any(looks_sealed(copy.path) for copy in copies)
            return bool(copies) and not is_any_sealed and not is_unsettled(self._store)
        return False

    def restore(self, backup: Backup) -> Path:
        """Put the copy in the store's place; returns where the store of until now is kept.

        Close the store first on this desk; windows that have it open see the copy's content.
        Raises Refusal and changes nothing when the copy is not sound.
        """
        refuse_unsound(backup.path, self._passphrase)
        if not self.show_no_passphrase():
            refuse_unopened(self._store, backup.path, self._passphrase)
        if is_sound(self._store, self._passphrase):
            aside = self.keep_aside("before-restore")
            bring_over(backup.path, self._store, self._passphrase)
        else:
            aside = self._replace_damaged(backup)
        return aside

    def _replace_damaged(self, backup: Backup) -> Path:
        """The copy is written first: without room for it the store stays where it is."""
        with telling(), private_part(self._store) as part:
            copy_store(backup.path, part, self._passphrase)
            aside = _move_aside(self._store)
            part.replace(self._store)
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
        """A clock that is years ahead makes all copies old: as many as of 30 days stay anyway."""
        for copy in self.copies()[KEPT_DAYS:]:
            if copy.day < day:
                with suppress(OSError):  # another day will do
                    copy.path.unlink()


def copies_folder(store: Path) -> Path:
    return store.parent / "backups"


def is_damaged(aside: Path) -> bool:
    """Whether the file is part of a store that was damaged when it was put aside."""
    return f"-{_DAMAGED}-" in aside.name


def copy_aside(store: Path, why: str, passphrase: str | None = None) -> Path:
    """A copy beside the backups that no day's copy replaces and that never goes by itself."""
    aside = aside_path(store, why)
    copy_store(store, aside, passphrase)
    return aside


def _move_aside(store: Path) -> Path:
    """A damaged file cannot be copied by SQLite; it is kept as it is, with its side files."""
    aside = aside_path(store, _DAMAGED)
    make_private_folder(aside.parent)
    for end in SIDE_FILES:
        part = store.with_name(store.name + end)
        if part.exists():
            part.replace(aside.with_name(aside.name + end))
    return aside


def aside_path(store: Path, why: str) -> Path:
    """Where a copy goes that no day's copy replaces."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return copies_folder(store) / f"{store.stem}-{why}-{now}.sqlite3"
