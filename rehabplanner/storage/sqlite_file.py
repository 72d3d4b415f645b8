"""Opens the file of a store, readable or sealed with a passphrase.

All of this program opens such files here, with one SQLite (SQLCipher's): another one in the same
process would not see its locks. For the same reason nobody reads the file of a store by hand
while it may be open: on POSIX, closing any handle of a file ends all locks of the process on it.
"""

import os
from pathlib import Path
from typing import Any, Final, Literal
from unicodedata import normalize

from sqlcipher3 import dbapi2

from rehabplanner.storage.stored import PassphraseNeeded, StoreDamaged, StoreUnavailable

sqlite: Final[Any] = dbapi2
"""The one that all of this program uses."""

WAIT_S: Final = 5
"""How long to wait for a lock."""

DAMAGED: Final = "The store's file is damaged; nothing in it was changed: bring back a backup."
NEEDED: Final = "The store has a passphrase; type it to open the store."
WRONG: Final = (
    "This passphrase does not open the store; type it again, or bring back a backup if you are"
    " sure of it."
)

_HEADER: Final = b"SQLite format 3\0"
_PAGE: Final = 4096
_MANY: Final = 200
"""Of 4096 bytes by chance, nearly all of the 256 kinds are there."""

MUST_BE_CLOSED: Final = os.name == "nt"
"""Whether this system replaces a file only when nobody has it open."""

Mode = Literal["ro", "rw"]


def is_sealed(path: Path, wait_s: float | None = None) -> bool:
    """Whether the file does not open without a passphrase; a damaged one does not either.

    Raises SQLite's errors when it cannot be told.
    """
    try:
        _connect(path, None, "ro", wait_s).close()
    except sqlite.DatabaseError as error:
        if is_no_database(error):
            return True
        if _is_half_written(error):
            return not _has_readable_header(path)
        raise
    return False


def open_file(
    path: Path, passphrase: str | None, mode: Mode = "rw", wait_s: float | None = None
) -> Any:
    """A connection without transactions of its own; a readable file needs no passphrase.

    Raises PassphraseNeeded or StoreDamaged when the file does not open, else SQLite's errors.
    """
    if not is_sealed(path, wait_s):
        return _connect_whole(path, None, mode, wait_s)
    if passphrase is None:
        raise _unopened(path, None)
    try:
        return _connect_whole(path, passphrase, mode, wait_s)
    except sqlite.DatabaseError as error:
        if not is_no_database(error):
            raise
    raise _unopened(path, passphrase)


def open_new(path: Path, passphrase: str | None) -> Any:
    """A connection to an empty file that the passphrase seals from the first word on."""
    return _connect(path, passphrase, "rw", None)


def looks_sealed(path: Path) -> bool:
    """What is sealed looks like chance; text, zeroes and most of what is no store do not.

    Only for files that nobody here has open. Raises OSError.
    """
    with path.open("rb") as file:
        return len(set(file.read(_PAGE))) > _MANY


def as_key(passphrase: str) -> str:
    """The same passphrase typed on another keyboard can come as other code points."""
    return normalize("NFC", passphrase)


def is_no_database(error: Exception) -> bool:
    return name_of(error) == "SQLITE_NOTADB"


def name_of(error: Exception) -> str:
    """SQLite's own name for what went wrong."""
    return getattr(error, "sqlite_errorname", "")


def _connect_whole(path: Path, passphrase: str | None, mode: Mode, wait_s: float | None) -> Any:
    """What a killed program left half written must be taken back before it can be read."""
    if mode == "ro":
        try:
            return _connect(path, passphrase, mode, wait_s)
        except sqlite.DatabaseError as error:
            if not _is_half_written(error):
                raise
        _connect(path, passphrase, "rw", wait_s).close()
    return _connect(path, passphrase, mode, wait_s)


def _is_half_written(error: Exception) -> bool:
    """Whether somebody who only reads was refused because there is something to take back."""
    return name_of(error).startswith("SQLITE_READONLY")


def _has_readable_header(path: Path) -> bool:
    """Nobody has the file open: it would not be half written."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def _connect(path: Path, passphrase: str | None, mode: Mode, wait_s: float | None) -> Any:
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=WAIT_S if wait_s is None else wait_s,
        isolation_level=None,
        check_same_thread=False,  # one thread at a time is enough
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # or it writes to standard error
        if passphrase is not None:
            connection.set_key(as_key(passphrase))
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _unopened(path: Path, passphrase: str | None) -> StoreUnavailable:
    is_cut_off = passphrase is not None and path.stat().st_size % _PAGE
    if is_cut_off or not looks_sealed(path):
        return StoreDamaged(DAMAGED)
    return PassphraseNeeded(NEEDED if passphrase is None else WRONG)
