"""Ends what is left of a change of passphrase, also of one that the program did not survive.

The new store is the one file that decides: once it is in its place, all other new files follow.
Until then nothing has changed, and they go.
"""

import os
import re
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import convert_drafts
from rehabplanner.storage.meta_rows import (
    CONVERSION,
    DRAFT_KEY,
    DRAFTS_FOLDER,
    Rows,
    read_rows,
    write_rows,
)
from rehabplanner.storage.sealing import Seal, new_key
from rehabplanner.storage.sqlite_file import MUST_BE_CLOSED, is_sealed, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Engine

_CHUNK: Final = bytes(1_000_000)


def new_file(path: Path, conversion: str) -> Path:
    """What takes the place of the file when the conversion is done."""
    return path.with_name(f"{path.name}.{conversion}.new")


def settle_opened(engine: "Engine") -> None:
    """The same for a store that has just been opened; what fails is tried at the next opening."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    with suppress(Refusal, OSError, sqlite.Error), closing(engine.raw_connection()) as pooled:
        settle(Path(engine.url.database), pooled.driver_connection)


def draft_seal(engine: "Engine") -> Seal | None:
    """What the drafts of a sealed store are sealed with; None for another store."""
    if engine.dialect.name != "sqlite" or not is_sealed(Path(engine.url.database or "")):
        return None
    with closing(engine.raw_connection()) as pooled:
        connection: Any = pooled.driver_connection
        key = read_rows(connection).get(DRAFT_KEY)
        if not key:  # another program has sealed the store
            key = new_key().hex()
            write_rows(connection, {DRAFT_KEY: key})
        return Seal(bytes.fromhex(key))


def settle(store: Path, connection: Any) -> None:
    """Finish a conversion of the store, or clear away what is left of one that was not done.

    Raises OSError, Refusal or SQLite's errors; then it can be done again.
    """
    rows = read_rows(connection)
    conversion = rows.get(CONVERSION)
    for path in _new_files(store):
        if conversion and path.name.endswith(f".{conversion}.new"):
            take_place(path, path.with_name(path.name.removesuffix(f".{conversion}.new")))
        else:
            path.unlink(missing_ok=True)
    if conversion:
        _settle_drafts(connection, rows, to_sealed=is_sealed(store))


def is_unsettled(store: Path) -> bool:
    """Whether a change of passphrase was begun and is not done, or not undone, yet."""
    return bool(_new_files(store))


def _new_files(store: Path) -> list[Path]:
    name = re.compile(rf"{re.escape(store.stem)}.*\.[0-9a-f]{{32}}\.new")
    folders = (store.parent, store.parent / "backups")
    paths = [path for folder in folders if folder.is_dir() for path in folder.iterdir()]
    return [path for path in paths if name.fullmatch(path.name)]


def _settle_drafts(connection: Any, rows: Rows, *, to_sealed: bool) -> None:
    key, folder = rows.get(DRAFT_KEY), rows.get(DRAFTS_FOLDER)
    if key and folder:
        convert_drafts(Path(folder), Seal(bytes.fromhex(key)), to_sealed=to_sealed)
    done: Rows = {CONVERSION: None, DRAFTS_FOLDER: None}
    write_rows(connection, done if to_sealed else {**done, DRAFT_KEY: None})


def take_place(new: Path, old: Path) -> None:
    """Put the new file in the place of the old one, whose content is overwritten.

    Nobody finds it on the disk later, and a program that waited for the old file sees that it
    is none any more.
    """
    if MUST_BE_CLOSED:
        new.replace(old)
        return
    try:
        with old.open("rb+") as before:
            new.replace(old)
            with suppress(OSError):
                _overwrite(before)
    except FileNotFoundError:  # it was deleted meanwhile, or another desk was faster
        new.unlink(missing_ok=True)
    _folder_onto_disk(old.parent)


def _overwrite(file: BinaryIO) -> None:
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(_CHUNK[:left])
    file.flush()
    os.fsync(file.fileno())


def _folder_onto_disk(folder: Path) -> None:
    """So that a power cut does not bring the old file back while others are new already."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
