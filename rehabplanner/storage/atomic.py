"""Writes a file whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path

from rehabplanner.refusal import Refusal


def write_atomic(path: Path, data: bytes, *, private: bool = True) -> None:
    """Put the bytes at the path; on any failure what was there before stays.

    private: readable by this user only (plans, settings); else by the usual rules (handouts)

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


def _write(target: Path, data: bytes, *, private: bool) -> None:
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
