"""Copies of the store: one a day beside it, and all of it as one file."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from zipfile import is_zipfile

from rehabplanner.cli.intake import today
from rehabplanner.cli.printing import say_problem
from rehabplanner.cli.store import file_of, opened, passphrase_for, refuse_missing
from rehabplanner.refusal import Refusal
from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.engine import passphrase_of
from rehabplanner.storage.exporting import export_everything
from rehabplanner.storage.importing import import_everything


def back_up(options: Namespace) -> int:
    """Make today's copy, list the copies, or bring one back."""
    file = file_of(options)
    if options.list:
        _print(Backups(file).copies())
    elif options.restore is not None:
        _restore(file, options)
    else:
        _make(file, options)
    return 0


def archive(options: Namespace) -> int:
    """Write all of the store to one file."""
    _refuse_other(options.output)
    with opened(options) as store:
        export_everything(store, options.output)
        is_sealed = passphrase_of(store.engine) is not None
    print(options.output)
    if is_sealed:
        say_problem("The archive is not locked: everybody who has the file can read it.")
    return 0


def unarchive(options: Namespace) -> int:
    """Bring in such a file; nothing of the store is overwritten."""
    with opened(options, make=True) as store:
        counts = import_everything(store, options.archive)
    print(
        f"New plans: {counts.added}. Continued: {counts.continued}. Already there: {counts.known}."
        f" Brought in as a second plan: {counts.copied}."
    )
    return 0


def _make(file: Path, options: Namespace) -> None:
    refuse_missing(str(file))
    backups = Backups(file, passphrase=passphrase_for(file, options))
    made = backups.make(today())
    print(made or f"There is a copy of today already: {backups.copies()[0].path}")


def _restore(file: Path, options: Namespace) -> None:
    """The store itself may be lost or damaged; then it is the copy that says if it is locked."""
    copy = _of_day(Backups(file), options.restore)
    backups = Backups(file, passphrase=passphrase_for(copy.path, options))
    aside = backups.restore(copy)
    kept = f"; as it was until now it is kept in {aside}" if aside.exists() else ""
    print(f"The store is as on {copy.day}{kept}")


def _print(copies: Sequence[Backup]) -> None:
    for copy in copies:
        print(f"{copy.day}  {copy.size_bytes:12,} bytes  {copy.path}")


def _of_day(backups: Backups, day: object) -> Backup:
    for copy in backups.copies():
        if copy.day == day:
            return copy
    raise Refusal(f"There is no copy of {day}; “rehabplanner backup --list” shows the days.")


def _refuse_other(path: Path) -> None:
    """An archive may be replaced; anything else is left alone."""
    if path.exists() and not is_zipfile(path):
        raise Refusal(f"{path.name} is no archive and stays as it is; choose another name.")
