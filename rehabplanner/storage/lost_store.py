"""What the copies tell about a store that is not there, or that does not open."""

from contextlib import suppress
from pathlib import Path

from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.sqlite_file import open_file, sqlite
from rehabplanner.storage.stored import StoreUnavailable


def lost_store(store: Path) -> Backup | None:
    """The newest copy of a store whose file is gone or empty; None when nothing is amiss.

    Ask before the store is opened: opening makes a new, empty one, and nobody would know why.
    """
    with suppress(OSError):
        if store.stat().st_size:
            return None
    copies = Backups(store).copies()
    return copies[0] if copies else None


def opens_newest_copy(store: Path, passphrase: str) -> bool:
    """Whether a passphrase that does not open the store is right after all: the file is damaged."""
    copies = Backups(store).copies()
    with suppress(StoreUnavailable, sqlite.Error, OSError):
        if copies:
            open_file(copies[0].path, passphrase, "ro", wait_s=0).close()
            return True
    return False
