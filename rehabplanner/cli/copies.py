"""Copies of the store: one a day beside it, and all of it as one file."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from zipfile import is_zipfile

from rehabplanner.cli.intake import today
from rehabplanner.cli.store import file_of, opened, refuse_missing
from rehabplanner.refusal import Refusal
from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.exporting import export_everything
from rehabplanner.storage.importing import import_everything


def back_up(options: Namespace) -> int:
    """Make today's copy, list the copies, or bring one back."""
    file = file_of(options)
    backups = Backups(file)
    if options.list:
        _print(backups.copies())
        return 0
    if options.restore is not None:
        aside = backups.restore(_of_day(backups, options.restore))
        kept = f"; as it was until now it is kept in {aside}" if aside.exists() else ""
        print(f"The store is as on {options.restore}{kept}")
        return 0
    refuse_missing(str(file))
    made = backups.make(today())
    print(made or f"There is a copy of today already: {backups.copies()[0].path}")
    return 0


def archive(options: Namespace) -> int:
    """Write all of the store to one file."""
    _refuse_other(options.output)
    with opened(options) as store:
        export_everything(store, options.output)
    print(options.output)
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
