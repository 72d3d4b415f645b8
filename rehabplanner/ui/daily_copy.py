"""Today's copy of the desk's own store, made without being asked for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import StoreDamaged
from rehabplanner.ui.own_backups import own_backups
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.worker import Worker

_EVERY_MS: Final = 3_600_000
_DAMAGED: Final = "The store is damaged and there is no copy of today; bring back an earlier copy."


class DailyCopy(QObject):
    """Copies the store once a day, as long as the window is open; a server is not its matter.

    It has a thread of its own: copying a large store takes seconds in which others want to search.

    failed(sentence, is_damaged): there is no copy of today, perhaps because the store is damaged;
        said once until there is one again
    """

    failed = Signal(str, bool)

    def __init__(
        self, link: StoreLink, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._today = today
        self._worker = Worker(self)
        self._has_failed = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.make)
        link.opened.connect(self.make)
        self._timer.start()

    def make(self) -> None:
        """Make today's copy in the background, unless it is there."""
        backups = own_backups(self._link)
        if backups is not None and self._link.is_open:
            make = partial(backups.make, self._today())
            self._worker.run(self, make, self._made, self._not_made)

    def finish(self) -> None:
        """Wait for a copy that is being made."""
        self._worker.finish()

    def _made(self, _: object) -> None:
        self._has_failed = False

    def _not_made(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        if not self._has_failed:
            self._has_failed = True
            is_damaged = isinstance(error, StoreDamaged)
            self.failed.emit(_DAMAGED if is_damaged else str(error), is_damaged)
