"""Writes a file whole or not at all."""

import os
import stat
import tempfile
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from rehabplanner.refusal import Refusal


def write_atomic(path: Path, data: bytes, *, private: bool = True) -> None:
    """Put the bytes at the path; on any failure what was there before stays.

    private: for this user only, its new folders too (settings, drafts); else by the usual rules
        (handouts, plan files)

    Raises Refusal when the place cannot be written.
    """
    target = Path(os.path.realpath(path))  # a symbolic link stays a link
    try:
        _refuse_protected(target, path.name)
        _write(target, data, private=private)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise Refusal(
            f"Cannot write {path.name} ({reason}); choose another folder or free some space."
        ) from error


def _refuse_protected(target: Path, name: str) -> None:
    """A new file can take the place of a write-protected one, but nobody means it to."""
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise Refusal(f"{name} is write-protected; choose another name or lift the protection.")


def make_private_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, for this user only. Raises OSError."""
    missing = list(takewhile(lambda part: not part.exists(), (folder, *folder.parents)))
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file for this user only, unless there is one. Raises OSError."""
    make_private_folder(path.parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def clear_parts(folder: Path) -> None:
    """Remove what a killed program left half written; nobody writes there now. Raises OSError."""
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)


def _write(target: Path, data: bytes, *, private: bool) -> None:
    if private:
        make_private_folder(target.parent)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
