"""Writes the new files of a change of passphrase beside the old ones, which stay as they are."""

from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.backups import copies_folder, is_damaged
from rehabplanner.storage.conversion import alone, rewrite
from rehabplanner.storage.copying import is_whole
from rehabplanner.storage.meta_rows import CONVERSION, DRAFT_KEY, DRAFTS_FOLDER, Rows, read_rows
from rehabplanner.storage.sealing import Seal, has_seal
from rehabplanner.storage.settling import new_file
from rehabplanner.storage.sqlite_file import looks_sealed, name_of, open_file, sqlite
from rehabplanner.storage.stored import PassphraseNeeded, StoreDamaged

_NO_STORE: Final = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")


@dataclass(frozen=True)
class Conversion:
    """One change of passphrase; the store and its copies are sealed with `old`, then with `new`.

    draft_key: seals the unsaved work, in hexadecimal digits
    """

    old: str | None = field(repr=False)
    new: str | None = field(repr=False)
    draft_key: str = field(repr=False)
    id: str


def prepare(store: Path, connection: Any, conversion: Conversion, drafts: Path) -> None:
    """All new files, or none. Raises Refusal, OSError or SQLite's errors.

    connection: to the old store, which nobody else has open
    drafts: the folder of its unsaved work, the first window's
    """
    written: list[Path] = []
    rows: Rows = {
        DRAFT_KEY: conversion.draft_key,
        CONVERSION: conversion.id,
        DRAFTS_FOLDER: str(drafts),
    }
    try:
        for copy in _copies(store):
            if not copy.exists():  # it was the side file of the one before, which is whole now
                continue
            written.append(new_file(copy, conversion.id))
            _prepare_copy(copy, written[-1], conversion)
        written.append(new_file(store, conversion.id))
        rewrite(connection, written[-1], conversion.new, rows)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _copies(store: Path) -> list[Path]:
    """All that may hold words of the store: also damaged ones and their side files."""
    folder = copies_folder(store)
    found = folder.iterdir() if folder.is_dir() else ()
    ours = (path for path in found if path.name.startswith(f"{store.stem}-"))
    return sorted(path for path in ours if path.is_file() and path.stat().st_size)


def _prepare_copy(copy: Path, new: Path, conversion: Conversion) -> None:
    if is_damaged(copy) or not _is_store(copy, conversion.old):
        _prepare_bytes(copy, new, conversion)
        return
    key = None if conversion.new is None else conversion.draft_key
    with alone(copy, conversion.old) as connection:
        rewrite(connection, new, conversion.new, {DRAFT_KEY: key, CONVERSION: None})


def _is_store(copy: Path, passphrase: str | None) -> bool:
    """Whether all of it can be read. Raises SQLite's errors when that cannot be told."""
    try:
        with closing(open_file(copy, passphrase)) as connection:
            read_rows(connection)
            return is_whole(connection)
    except (StoreDamaged, PassphraseNeeded):
        return False
    except sqlite.DatabaseError as error:
        if name_of(error).startswith(_NO_STORE):
            return False
        raise


def _prepare_bytes(copy: Path, new: Path, conversion: Conversion) -> None:
    """What SQLite cannot read is kept byte for byte, and a person may still read words in it."""
    drafts_seal, data = Seal(bytes.fromhex(conversion.draft_key)), copy.read_bytes()
    if has_seal(data):
        if conversion.new is None:
            with suppress(ValueError):
                write_atomic(new, drafts_seal.opened(data))
    elif conversion.new is not None and (conversion.old is None or not looks_sealed(copy)):
        write_atomic(new, drafts_seal.sealed(data))
