"""Writes the new files of a change of passphrase beside the old ones, which stay as they are."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.backups import copies_folder
from rehabplanner.storage.conversion import alone, rewrite
from rehabplanner.storage.meta_rows import CONVERSION, DRAFT_KEY, DRAFTS_FOLDER, Rows
from rehabplanner.storage.sealing import Seal, has_seal
from rehabplanner.storage.settling import new_file
from rehabplanner.storage.sqlite_file import looks_sealed, name_of, sqlite
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
    drafts: the folder of its unsaved work
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
    key = None if conversion.new is None else conversion.draft_key
    try:
        with alone(copy, conversion.old) as connection:
            rewrite(connection, new, conversion.new, {DRAFT_KEY: key, CONVERSION: None})
        return
    except (StoreDamaged, PassphraseNeeded):
        new.unlink(missing_ok=True)
    except sqlite.DatabaseError as error:
        if not name_of(error).startswith(_NO_STORE):
            raise
        new.unlink(missing_ok=True)
    _prepare_bytes(copy, new, conversion)


def _prepare_bytes(copy: Path, new: Path, conversion: Conversion) -> None:
    """What SQLite cannot read is kept byte for byte, and a person may still read words in it."""
    drafts_seal, data = Seal(bytes.fromhex(conversion.draft_key)), copy.read_bytes()
    if has_seal(data):
        if conversion.new is None:
            with suppress(ValueError):
                write_atomic(new, drafts_seal.opened(data))
    elif conversion.new is not None and not looks_sealed(copy):
        write_atomic(new, drafts_seal.sealed(data))
