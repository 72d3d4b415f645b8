"""The open store as the link's thread holds it: nobody else touches it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, TypeVar

from rehabplanner.refusal import Refusal
from rehabplanner.storage.backups import Backups
from rehabplanner.storage.lost_store import opens_newest_copy
from rehabplanner.storage.place import reachable
from rehabplanner.storage.sealing import Seal
from rehabplanner.storage.sqlite_file import DAMAGED
from rehabplanner.storage.stored import (
    PassphraseNeeded,
    ServerGone,
    StoreDamaged,
    StoreUnavailable,
)

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store
    from rehabplanner.storage.watched_file import WatchedFile

Result = TypeVar("Result")

_IS_LOCKED: Final = "The desk is locked; type the passphrase to go on."


class NotAsked(StoreUnavailable):
    """Nobody has opened the store yet, or it is locked: it is not the store that fails."""


class HeldStore:
    """Every method may raise StoreUnavailable.

    mended(sentence): the file was another one or none, and what was done about it; called in
        whatever thread asks
    passphrase: what the store was opened with, and will be opened with again
    hurry: set while the window stands still and waits for an answer
    """

    def __init__(self, mended: Callable[[str], None]) -> None:
        self.passphrase: str | None = None
        self.hurry = Event()
        self._mended = mended
        self._place: Path | str | None = None
        self._file: Path | None = None
        self._watched: WatchedFile | None = None
        self._store: Store | None = None
        self._seal: Seal | None = None
        self._why_not: StoreUnavailable = NotAsked("The store is not open yet.")
        self._is_gone = False

    def open(self, place: Path | str | None, file: Path | None) -> Seal | None:
        """What hides the unsaved work beside it comes back; None without a passphrase.

        file: where it lies, unless it is on a server
        """
        self.let_go()
        self._place, self._file = place, file
        return self._open()

    def _open(self) -> Seal | None:
        from rehabplanner.storage.store import Store  # loads a database library

        file = self._file
        try:
            store = Store.at(reachable(self._place), passphrase=self.passphrase, hurry=self.hurry)
        except StoreUnavailable as refusal:
            self._why_not = self._looked_into(refusal, file)
            raise self._why_not from None
        except Refusal as refusal:  # no store can be at such a place
            self._why_not = StoreUnavailable(str(refusal))
            raise self._why_not from None
        try:
            self._seal = store.draft_seal()
        except BaseException:
            store.close()
            raise
        self._store = store
        self._watch()
        return self._seal

    def _watch(self) -> None:
        from rehabplanner.storage.watched_file import WatchedFile

        if self._store is not None and self._file is not None:
            self._watched = WatchedFile(self._store.engine)

    def answer(self, question: "Callable[[Store], Result]") -> Result:
        """While a server is known to be gone, nobody waits for it again and again.

        What was written while another file took the place of ours is written again.
        """
        self.look_at_file()
        result = self._answer(question)
        return self._answer(question) if self.look_at_file() else result

    def _answer(self, question: "Callable[[Store], Result]") -> Result:
        if self._store is None or self._is_gone:
            raise self._why_not
        try:
            return question(self._store)
        except ServerGone as refusal:
            self._why_not, self._is_gone = refusal, True
            raise

    def look_at_file(self) -> bool:
        """Whether the file was another one or none, and the store had to be opened anew."""
        said = self._watched.settle() if self._watched is not None else ""
        if said:
            self._close()
            self._open()
            self._mended(said)
        return bool(said)

    def look(self, place: Path | str | None, file: Path | None) -> Seal | None:
        """See whether it can be asked again; like `open`."""
        self.look_at_file()
        if self._store is None:
            return self.open(place, file)
        self._store.recent(limit=1)
        self._is_gone = False
        return self._seal

    def let_go(self) -> None:
        """Close it, unless its file is gone and nothing else has what was saved."""
        if self._watched is not None:
            with suppress(StoreDamaged):
                self._watched.settle()
        self._close()

    def _close(self) -> None:
        self._is_gone = False
        self._watched = None
        self._seal = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def forget(self) -> None:
        """Close it, and forget the passphrase."""
        with suppress(StoreUnavailable):
            self.let_go()
        self._close()
        self.passphrase = None
        self._why_not = NotAsked(_IS_LOCKED)

    def _looked_into(self, refusal: StoreUnavailable, file: Path | None) -> StoreUnavailable:
        """A damaged file may look sealed, and says no to the right passphrase too."""
        if file is None or not isinstance(refusal, PassphraseNeeded):
            return refusal
        if self.passphrase is None:
            is_damaged = Backups(file).show_no_passphrase()
        else:
            is_damaged = opens_newest_copy(file, self.passphrase)
        return StoreDamaged(DAMAGED) if is_damaged else refusal
