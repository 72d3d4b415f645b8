"""The window's line to the store: opened after the first paint, asked in the background.

It has a thread of its own: a server that does not answer keeps nobody from drawing a page.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from rehabplanner.storage.folders import store_file
from rehabplanner.storage.stored import ServerGone, StoreLocked, StoreUnavailable
from rehabplanner.ui.worker import Worker

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

Result = TypeVar("Result")

_TRY_AGAIN_MS: Final = 5000


class StoreLink(QObject):
    """Opens the store and brings questions to it, one after the other.

    place: a file, or a server's URL; None for this desk's own store

    opened(): it can be asked, for the first time or again
    went_away(refusal): it cannot be asked, and why; what can pass by itself is tried again
    """

    opened = Signal()
    went_away = Signal(object)

    def __init__(self, place: Path | str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._state: Literal["opening", "open", "away"] = "opening"
        self._worker = Worker(self)
        self._passphrase: str | None = None
        # Only the worker's thread touches these two.
        self._store: Store | None = None
        self._why_not: StoreUnavailable = StoreUnavailable("The store is not open yet.")
        self._is_gone = False
        self._again = QTimer(self, singleShot=True, interval=_TRY_AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @property
    def is_open(self) -> bool:
        return self._state == "open"

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
        """The place as it can be shown, without a password."""
        if self.file is not None:
            return str(self.file)
        return str(self.place).rpartition("@")[2].partition("?")[0]

    def open(self, passphrase: str | None = None) -> None:
        """Open the store; `opened` or `went_away` follows."""
        self._state = "opening"
        self._passphrase = passphrase
        self._worker.run(self, self._open, lambda _: self._is_there(), self._cannot)

    def try_again(self) -> None:
        """See whether the store can be asked again; `opened` or `went_away` follows."""
        self._worker.run(self, self._look, lambda _: self._is_there(), self._cannot)

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

        def not_answered(error: Exception) -> None:
            if isinstance(error, StoreUnavailable):
                self._is_away(error)
            failed(error)

        self._worker.run(owner, lambda: self._answer(question), done, not_answered)

    def while_closed(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do something with the store's file while nobody here has it open, then open it again."""

        def alone() -> Result:
            self._let_go()
            return work()

        self._worker.run(owner, alone, done, failed)
        self.open(self._passphrase)

    def lock(self) -> None:
        """Close the store and forget the passphrase."""
        self._again.stop()
        self._passphrase = None
        self._state = "opening"
        self._worker.run(self, self._let_go, lambda _: None, _raise)

    def finish(self) -> None:
        """Wait until everything that was asked for is done and told."""
        self._worker.finish()
        QCoreApplication.sendPostedEvents(self._worker)

    def close(self) -> None:
        """Finish, and close the store."""
        self.lock()
        self.finish()

    # --- in the worker's thread ---

    def _open(self) -> None:
        from rehabplanner.storage.store import Store  # loads a database library

        self._let_go()
        try:
            self._store = Store.at(self.place)
        except StoreUnavailable as refusal:
            self._why_not = refusal
            raise

    def _answer(self, question: "Callable[[Store], Result]") -> Result:
        """While a server is known to be gone, nobody waits for it again and again."""
        if self._store is None or self._is_gone:
            raise self._why_not
        try:
            return question(self._store)
        except ServerGone as refusal:
            self._why_not, self._is_gone = refusal, True
            raise

    def _look(self) -> None:
        if self._store is None:
            self._open()
        else:
            self._store.recent(limit=1)
            self._is_gone = False

    def _let_go(self) -> None:
        self._is_gone = False
        if self._store is not None:
            self._store.close()
            self._store = None

    # --- in the window's thread ---

    def _is_there(self) -> None:
        if self._state != "open":
            self._state = "open"
            self.opened.emit()

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, StoreUnavailable):
            raise error
        self._is_away(error)

    def _is_away(self, refusal: StoreUnavailable) -> None:
        if isinstance(refusal, (ServerGone, StoreLocked)):
            self._again.start()
        if self._state != "away":
            self._state = "away"
            self.went_away.emit(refusal)


def _raise(error: Exception) -> None:
    raise error
