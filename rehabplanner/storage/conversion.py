"""Rewrites the file of a store as a sealed one, or as a readable one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from rehabplanner.storage.atomic import make_private_file
from rehabplanner.storage.copying import copy_over, is_whole, private_part, telling
from rehabplanner.storage.meta_rows import DRAFT_KEY, Rows, read_rows, write_rows
from rehabplanner.storage.sqlite_file import as_key, is_sealed, open_file, sqlite
from rehabplanner.storage.stored import StoreDamaged, StoreFull, StoreLocked

FULL: Final = "The disk is full and nothing was changed; free some space and try again."
LOCKED: Final = "Another window or program has the store open; close it, then try again."


@contextmanager
def alone(store: Path, passphrase: str | None, wait_s: float = 1) -> Iterator[Any]:
    """A connection while nobody else has the file open; all of the store is in that one file.

    Raises StoreLocked when somebody has, also somebody who does nothing at all.
    """
    with closing(open_file(store, passphrase, wait_s=wait_s)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        [mode] = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != "delete":
            raise StoreLocked(LOCKED)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays
        yield connection


def rewrite(connection: Any, target: Path, passphrase: str | None, rows: Rows) -> None:
    """Write all of an open store to a new file, and check it.

    passphrase: what the new file is sealed with; None for a readable one
    rows: what its table `meta` says besides
    """
    make_private_file(target)
    connection.execute("ATTACH DATABASE ? AS new KEY ?", (str(target), as_key(passphrase or "")))
    _export(connection)
    connection.execute("DETACH DATABASE new")
    with closing(open_file(target, passphrase)) as written:
        write_rows(written, rows)
        if not is_whole(written):
            raise StoreDamaged("The rewritten store is not sound; check the disk, then try again.")


def _export(connection: Any) -> None:
    """SQLCipher passes on what went wrong in words, and not its code."""
    try:
        connection.execute("SELECT sqlcipher_export('new')").fetchone()
        return
    except sqlite.DatabaseError as error:
        if "disk is full" not in str(error):
            raise
    raise StoreFull(FULL)


def bring_over(copy: Path, store: Path, passphrase: str | None) -> None:
    """Give a store, which others may have open, the content of a sound copy. Raises Refusal.

    It stays sealed or readable as it is, whatever the copy is, and goes on sealing its drafts
    with the same key.
    """
    with telling():
        with closing(open_file(store, passphrase)) as connection:
            rows = read_rows(connection)
        if is_sealed(copy) == is_sealed(store):
            copy_over(copy, store, passphrase)
        else:
            _rewrite_over(copy, store, passphrase)
        with closing(open_file(store, passphrase)) as connection:
            write_rows(connection, {DRAFT_KEY: rows.get(DRAFT_KEY)})


def _rewrite_over(copy: Path, store: Path, passphrase: str | None) -> None:
    with private_part(store) as part:
        with closing(open_file(copy, passphrase)) as connection:
            rewrite(connection, part, passphrase if is_sealed(store) else None, {})
        copy_over(part, store, passphrase)
