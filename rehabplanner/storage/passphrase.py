"""Gives a store a passphrase, changes it, or takes it away again: all of its files or none.

With the store go its copies, which are as readable as itself, and the unsaved work beside it.
Nobody can bring back a passphrase that is lost.
"""

import errno
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from rehabplanner.refusal import Refusal
from rehabplanner.storage import sqlite_file
from rehabplanner.storage.atomic import clear_parts
from rehabplanner.storage.backups import copies_folder
from rehabplanner.storage.conversion import FULL, LOCKED, alone
from rehabplanner.storage.drafts import Drafts, draft_folders
from rehabplanner.storage.meta_rows import DRAFT_KEY, read_rows
from rehabplanner.storage.preparing import Conversion, prepare
from rehabplanner.storage.sealing import new_key
from rehabplanner.storage.settling import new_file, settle, take_place
from rehabplanner.storage.sqlite_file import as_key, name_of, open_file, sqlite
from rehabplanner.storage.stored import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreUnavailable,
)

MIN_LENGTH: Final = 8
"""The fewest characters of a passphrase."""

_SHORT: Final = f"A passphrase has at least {MIN_LENGTH} characters; four words are a good one."
_CANNOT: Final = (
    "The store's folder cannot be written and nothing was changed; check its rights and try again."
)
_LEFT: Final = (
    "The passphrase is changed for the store, but not yet for all its copies and unsaved work;"
    " free some space and open the store again."
)


def is_sealed(store: Path) -> bool:
    """Whether the file needs a passphrase; a damaged one may look so too."""
    with suppress(sqlite.Error):
        return sqlite_file.is_sealed(store)
    return False


def seal(store: Path, passphrase: str, drafts: Path | None = None) -> None:
    """Seal a readable store, its copies and its drafts. Nobody may have it open.

    drafts: the folder of its unsaved work (the first window's), unless it is this desk's own
    Raises Refusal; except for a full disk at the very end, nothing has changed then.
    """
    _refuse_short(passphrase)
    if is_sealed(store):
        raise Refusal("The store has a passphrase already; change it instead.")
    _convert(store, None, passphrase, drafts)


def change(store: Path, old: str, new: str, drafts: Path | None = None) -> None:
    """Seal the store with another passphrase. Like `seal`; raises PassphraseNeeded too."""
    _refuse_short(new)
    _refuse_readable(store)
    _convert(store, old, new, drafts)


def unseal(store: Path, passphrase: str, drafts: Path | None = None) -> None:
    """Make the store readable again. Like `seal`; raises PassphraseNeeded too."""
    _refuse_readable(store)
    _convert(store, passphrase, None, drafts)


def _refuse_short(passphrase: str) -> None:
    if len(as_key(passphrase)) < MIN_LENGTH:
        raise Refusal(_SHORT)


def _refuse_readable(store: Path) -> None:
    if not is_sealed(store):
        raise Refusal("The store has no passphrase yet; give it one first.")


def _convert(store: Path, old: str | None, new: str | None, drafts: Path | None) -> None:
    home = drafts or Drafts().home
    with _telling(), alone(store, old) as connection:
        settle(store, connection)
        key = read_rows(connection).get(DRAFT_KEY) or new_key().hex()
        conversion = Conversion(old, new, key, uuid4().hex)
        prepare(store, connection, conversion, home)
        for left in (*draft_folders(home), copies_folder(store)):
            clear_parts(left)
        if sqlite_file.MUST_BE_CLOSED:
            connection.close()
        take_place(new_file(store, conversion.id), store)
    try:
        with closing(open_file(store, new)) as connection:
            settle(store, connection)
    except (sqlite.Error, OSError, Refusal):
        raise Refusal(_LEFT) from None


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
        return
    except sqlite.DatabaseError as error:
        name = name_of(error)
    except OSError as error:
        name = "SQLITE_FULL" if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    raise _refusal(name)


def _refusal(name: str) -> StoreUnavailable:
    if name.startswith("SQLITE_FULL"):
        return StoreFull(FULL)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(LOCKED)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return StoreDamaged(sqlite_file.DAMAGED)
    return StoreUnavailable(_CANNOT)
