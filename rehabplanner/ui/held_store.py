"""The open store as the link's thread holds it: nobody else touches it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from rehabplanner.refusal import Refusal
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

Result = TypeVar("Result")

_IS_LOCKED: Final = "The desk is locked; type the passphrase to go on."


class NotAsked(StoreUnavailable):
    """Nobody has opened the store yet, or it is locked: it is not the store that fails."""


class HeldStore:
    """Every method may raise StoreUnavailable.

    passphrase: what the store was opened with, and will be opened with again
    """

    def __init__(self) -> None:
        self.passphrase: str | None = None
        self._store: Store | None = None
        self._seal: Seal | None = None
        self._why_not: StoreUnavailable = NotAsked("The store is not open yet.")
        self._is_gone = False

    def open(self, place: Path | str | None, file: Path | None) -> Seal | None:
        """What hides the unsaved work beside it comes back; None without a passphrase.

        file: where it lies, unless it is on a server
        """
        from rehabplanner.storage.store import Store  # loads a database library

        self.let_go()
        try:
            store = Store.at(reachable(place), passphrase=self.passphrase)
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
        return self._seal

    def answer(self, question: "Callable[[Store], Result]") -> Result:
        """While a server is known to be gone, nobody waits for it again and again."""
        if self._store is None or self._is_gone:
            raise self._why_not
        try:
            return question(self._store)
        except ServerGone as refusal:
            self._why_not, self._is_gone = refusal, True
            raise

    def look(self, place: Path | str | None, file: Path | None) -> Seal | None:
        """See whether it can be asked again; like `open`."""
        if self._store is None:
            return self.open(place, file)
        self._store.recent(limit=1)
        self._is_gone = False
        return self._seal

    def let_go(self) -> None:
        """Close it."""
        self._is_gone = False
        self._seal = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def forget(self) -> None:
        """Close it, and forget the passphrase."""
        self.let_go()
        self.passphrase = None
        self._why_not = NotAsked(_IS_LOCKED)

    def _looked_into(self, refusal: StoreUnavailable, file: Path | None) -> StoreUnavailable:
        """With a damaged file the right passphrase looks like a wrong one."""
        if file is None or self.passphrase is None or not isinstance(refusal, PassphraseNeeded):
            return refusal
        is_right = opens_newest_copy(file, self.passphrase)
        return StoreDamaged(DAMAGED) if is_right else refusal
