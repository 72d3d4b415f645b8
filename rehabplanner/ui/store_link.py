"""The window's line to the store: opened after the first paint, asked in the background.

It has a thread of its own: a server that does not answer keeps nobody from drawing a page.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from rehabplanner.storage.folders import store_file
from rehabplanner.storage.sealing import Seal
from rehabplanner.storage.stored import (
    FileGone,
    ServerGone,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnavailable,
)
from rehabplanner.ui.held_store import HeldStore, NotAsked
from rehabplanner.ui.worker import Worker

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

Result = TypeVar("Result")

_TRY_AGAIN_MS: Final = 5000
_LOOK_EVERY_MS: Final = 60_000
_SECRET: Final = re.compile(r"[?&](ssl)?password=[^&]*")
_STILL_THERE: Final = (NotAsked, StoreFull, StoreReadOnly)
"""With these the store goes on answering; only what was to be written is not there yet."""


class StoreLink(QObject):
    """Opens the store and brings questions to it, one after the other.

    place: a file, or a server's URL; None for this desk's own store

    opened(): it can be asked, for the first time or again
    went_away(refusal): it cannot be asked, and why; what can pass by itself is tried again
    locked(): it is closed, and the passphrase forgotten; all that was asked before is answered
    mended(sentence): its file was deleted or replaced, and what was done about that
    """

    opened = Signal()
    went_away = Signal(object)
    locked = Signal()
    mended = Signal(str)
    _file_mended = Signal(str)

    def __init__(self, place: Path | str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.seal: Seal | None = None
        """What hides the unsaved work beside an open store with a passphrase."""
        self._state: Literal["opening", "open", "away", "locked"] = "opening"
        self._worker = Worker(self)
        self._held = HeldStore(self._file_mended.emit)
        self._file_mended.connect(self._is_mended)  # it comes from the worker's thread
        self._again = QTimer(self, singleShot=True, interval=_TRY_AGAIN_MS)
        self._again.timeout.connect(self.try_again)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look_at_file)
        self._looking.start()

    @property
    def is_open(self) -> bool:
        return self._state == "open"

    @property
    def passphrase(self) -> str | None:
        """What the store was opened with; its copies open with the same."""
        return self._held.passphrase

    @property
    def file(self) -> Path | None:
        """Where the store lies on this machine; None when it is on a server."""
        if self.place is None:
            return store_file()
        if isinstance(self.place, str) and "://" in self.place:
            return None
        return Path(self.place).absolute()

    @property
    def where(self) -> str:
        """The place as it can be shown, without user and password."""
        if self.file is not None:
            return str(self.file)
        return _SECRET.sub("", str(self.place).partition("://")[2].rpartition("@")[2])

    @property
    def name(self) -> str:
        """Tells the store from others, whoever opens it; empty for this desk's own."""
        return "" if self.file == store_file() else self.where

    def open(self, passphrase: str | None = None) -> None:
        """Open the store; `opened` or `went_away` follows."""
        self._state = "opening"

        def open_with() -> Seal | None:
            self._held.passphrase = passphrase
            return self._open()

        self._worker.run(self, open_with, self._is_there, self._cannot)

    def try_again(self) -> None:
        """See whether the store can be asked again; `opened` or `went_away` follows."""
        self._worker.run(self, self._look, self._is_there, self._cannot)

    def look_at_file(self) -> None:
        """See whether the file is still there: what is in it is safe also when nobody saves."""
        self._worker.run(self, self._held.look_at_file, lambda _: None, self._cannot)

    def ask(
        self,
        owner: QObject,
        question: "Callable[[Store], Result]",
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask the store in the background; `done` or `failed` comes in the window's thread.

        A store that is just being opened is waited for. Refusals come to `failed`.
        """

        def answered(result: Result) -> None:
            done(result)
            if self._again.isActive():  # it was away, and is not any more
                self.try_again()

        def not_answered(error: Exception) -> None:
            if isinstance(error, StoreLocked) and self.is_open:
                self.try_again()  # perhaps it is locked only for those who write
            elif isinstance(error, StoreUnavailable) and not isinstance(error, _STILL_THERE):
                self._is_away(error)
            failed(error)

        self._worker.run(owner, lambda: self._held.answer(question), answered, not_answered)

    def while_closed(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do something with the store's file while nobody here has it open, then open it again."""

        def alone() -> Result:
            self._held.let_go()
            return work()

        self._state = "opening"
        self._worker.run(owner, alone, done, failed)
        self._worker.run(self, self._open, self._is_there, self._cannot)

    def reseal(
        self,
        owner: QObject,
        work: Callable[[], None],
        passphrase: str | None,
        done: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Like `while_closed`; once the work is done, the store opens with that passphrase."""

        def alone() -> None:
            work()
            self._held.passphrase = passphrase

        self.while_closed(owner, alone, done, failed)

    def move_to(self, place: Path | str | None) -> None:
        """Close the store; `open` opens the one at the other place."""
        self._again.stop()
        self._state = "opening"
        self.seal = None
        self._worker.run(self, self._held.forget, lambda _: None, _raise)
        self.finish()
        self.place = place

    def lock(self) -> None:
        """Close the store and forget the passphrase; `locked` follows."""
        self._again.stop()
        self._state = "locked"
        self.seal = None
        self._worker.run(self, self._held.forget, lambda _: self.locked.emit(), _raise)

    def finish(self) -> None:
        """Wait until everything that was asked for is done and told.

        The window stands still meanwhile, so a server that is silent counts as gone sooner.
        """
        self._held.hurry.set()
        self._worker.finish()
        self._held.hurry.clear()
        QCoreApplication.sendPostedEvents(self._worker)

    def close(self) -> None:
        """Finish, and close the store."""
        self._again.stop()
        self._looking.stop()
        self._state = "locked"
        self._worker.run(self, self._held.forget, lambda _: None, _raise)
        self.finish()

    # --- in the worker's thread ---

    def _open(self) -> Seal | None:
        return self._held.open(self.place, self.file)

    def _look(self) -> Seal | None:
        return self._held.look(self.place, self.file)

    # --- in the window's thread ---

    def _is_there(self, seal: Seal | None) -> None:
        if self._state in ("opening", "away"):
            self._state = "open"
            self.seal = seal
            self.opened.emit()

    def _is_mended(self, said: str) -> None:
        if self._state != "locked":
            self._state = "opening"
            self.mended.emit(said)
            self.try_again()

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, StoreUnavailable):
            raise error
        self._is_away(error)

    def _is_away(self, refusal: StoreUnavailable) -> None:
        if self._state == "locked":
            return  # whoever locked it knows
        if isinstance(refusal, (ServerGone, StoreLocked, FileGone)):
            self._again.start()
        if self._state != "away":
            self._state = "away"
            self.went_away.emit(refusal)


def _raise(error: Exception) -> None:
    raise error
