"""Whether this desk's own store went missing, so that nobody is given an empty one unasked."""

from contextlib import suppress
from pathlib import Path

from rehabplanner.storage.backups import Backup, Backups


def lost_store(store: Path) -> Backup | None:
    """The newest copy of a store whose file is gone or empty; None when nothing is amiss.

    Ask before the store is opened: opening makes a new, empty one, and nobody would know why.
    """
    with suppress(OSError):
        if store.stat().st_size:
            return None
    copies = Backups(store).copies()
    return copies[0] if copies else None
