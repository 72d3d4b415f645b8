"""The window's way to the copies of this desk's own store."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.kept_aside import BY_HAND
from rehabplanner.storage.sqlite_file import looks_sealed
from rehabplanner.ui.store_link import StoreLink


def own_backups(link: StoreLink) -> Backups | None:
    """None for a clinic's server: its copies are made by those who run it."""
    return Backups(link.file, passphrase=link.passphrase) if link.file else None


def copy_now(backups: Backups, today: date) -> None:
    """A copy of this moment; one of this morning stays. Raises Refusal."""
    if backups.make(today) is None:
        backups.keep_aside(BY_HAND)


def bring_back(
    link: StoreLink,
    owner: QObject,
    copy: Backup,
    done: Callable[[Path | None], None],
    failed: Callable[[Exception], None],
) -> None:
    """Put the copy in the store's place and open it.

    done(aside): where the store of until now is kept; None when there was none
    failed(refusal): nothing has changed
    """
    backups = own_backups(link)
    assert backups is not None  # noqa: S101 - it is one of theirs

    def restore() -> Path | None:
        aside = backups.restore(copy)
        return aside if aside.exists() else None

    link.while_closed(owner, restore, done, failed)


def is_sealed(path: Path) -> bool:
    """Asked of a store or a copy while nobody here has it open."""
    with suppress(OSError):
        return looks_sealed(path)
    return False


def bring_lost_back(
    link: StoreLink,
    owner: QObject,
    copy: Backup,
    done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    """Put a copy where the store is gone; a sealed one asks for its passphrase when it opens."""
    if not is_sealed(copy.path):
        bring_back(link, owner, copy, lambda _: done(), failed)
        return

    def put() -> None:
        if link.file is not None:
            write_atomic(link.file, copy.path.read_bytes())

    link.while_closed(owner, put, lambda _: done(), failed)
