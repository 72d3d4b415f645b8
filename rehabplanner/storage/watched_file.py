"""The file of an open store: what to do when it is deleted, or another takes its place.

SQLite goes on in a file that has no name any more. All that is saved there would be gone with the
last window, so it is written again, or kept beside the copies when the place is taken.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from rehabplanner.refusal import Refusal
from rehabplanner.storage.backups import SIDE_FILES, aside_path
from rehabplanner.storage.copying import onto_disk, private_part, refuse_unsound, telling
from rehabplanner.storage.engine import passphrase_of
from rehabplanner.storage.failures import told
from rehabplanner.storage.sqlite_file import open_file, sqlite
from rehabplanner.storage.stored import FileGone, StoreDamaged

WRITTEN_AGAIN: Final = (
    "The file with your plans was deleted or moved; it is written again and nothing is lost."
)
REPLACED: Final = (
    "Another file took the place of your plans; those of until now are kept with the copies."
)
_WERE_DAMAGED: Final = "Another file took the place of your plans, which were damaged."
_CANNOT: Final = (
    "The file with your plans was deleted and cannot be written again; free some space or check"
    " the rights of its folder."
)
_CANNOT_KEEP: Final = (
    "Another file took the place of your plans, which cannot be kept beside it; free some space or"
    " check the rights of its folder."
)

_FROM: Final = "written_again_from"
_WRITE: Final = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
_READ: Final = "SELECT value FROM meta WHERE key = ?"

_Identity = tuple[int, int]


class WatchedFile:
    """Knows the file that a store was opened with from others by the same name.

    It is looked at and never opened: closing it would end SQLite's locks.
    """

    def __init__(self, engine: Engine) -> None:
        """engine: of a store in a file that has just been opened"""
        self._engine = engine
        self._file = Path(os.path.realpath(engine.url.database or ""))
        self._parts = {end: _identity(self._beside(end)) for end in SIDE_FILES}

    def settle(self) -> str:
        """Bring what was saved to safety if the file is not there any more.

        What had to be done comes back, in one sentence; the store must be opened anew then. It is
        empty when all is well. Raises FileGone when nothing can be done now, and the store still
        has all; or StoreDamaged when the deleted one was damaged too.
        """
        try:
            found = _identity(self._file)
        except OSError:  # the next question will tell
            return ""
        if found is not None and found == self._parts[""]:
            return ""
        return self._settle_replaced() if found else self._settle_deleted()

    def _settle_deleted(self) -> str:
        with _or_gone(_CANNOT), private_part(self._file) as part:
            self._write_all(part)
            for end in SIDE_FILES[1:]:  # SQLite would read them into the new file
                self._beside(end).unlink(missing_ok=True)
            _take_free_place(part, self._file)
        return WRITTEN_AGAIN

    def _settle_replaced(self) -> str:
        aside = aside_path(self._file, "before-replaced")
        with _or_gone(_CANNOT_KEEP), private_part(aside) as part:
            is_sound = self._is_written(part)
            self._clear_own_side_files()
            if self._is_written_again():
                return WRITTEN_AGAIN
            if is_sound:
                part.replace(aside)
        return REPLACED if is_sound else _WERE_DAMAGED

    def _is_written(self, part: Path) -> bool:
        """False when the open store is damaged, so that nothing can be kept of it."""
        try:
            self._write_all(part)
        except StoreDamaged:
            return False
        return True

    @told
    def _write_all(self, part: Path) -> None:
        """What the open connections have; no other way leads to it any more."""
        passphrase = passphrase_of(self._engine)
        with telling(), closing(self._engine.raw_connection()) as pooled:
            connection: Any = pooled.driver_connection
            connection.execute("VACUUM INTO ?", (str(part),))
        with telling(), closing(open_file(part, passphrase)) as written:
            written.execute(_WRITE, (_FROM, self._name))
        refuse_unsound(part, passphrase)
        with telling():
            onto_disk(part)

    def _is_written_again(self) -> bool:
        """Two windows may find out at once, and one is faster."""
        with (
            suppress(Refusal, sqlite.Error, OSError),
            closing(open_file(self._file, passphrase_of(self._engine), "ro")) as connection,
        ):
            row = connection.execute(_READ, (_FROM,)).fetchone()
            return bool(row and row[0] == self._name)
        return False

    @property
    def _name(self) -> str:
        """No other file has it as long as this one is open."""
        device, number = self._parts[""] or (0, 0)
        return f"{device}-{number}"

    def _clear_own_side_files(self) -> None:
        """SQLite would read them into the file that took the place."""
        for end in SIDE_FILES[1:]:
            path = self._beside(end)
            with suppress(OSError):
                if self._parts[end] is not None and _identity(path) == self._parts[end]:
                    path.unlink()

    def _beside(self, end: str) -> Path:
        return self._file.with_name(self._file.name + end)


def _identity(path: Path) -> _Identity | None:
    """None when there is no file. Raises OSError when nobody can say."""
    with suppress(FileNotFoundError, NotADirectoryError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _take_free_place(part: Path, file: Path) -> None:
    """Whoever was faster stays there; raises FileExistsError then."""
    try:
        os.link(part, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        part.replace(file)


@contextmanager
def _or_gone(sentence: str) -> Iterator[None]:
    try:
        yield
        return
    except StoreDamaged:
        raise
    except (Refusal, OSError):
        pass
    raise FileGone(sentence)
