"""The window's plans as they are kept: in the store, and on this desk's disk until it has them."""

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from rehabplanner.handout.phrases import date_words
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.backups import Backup
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.lost_store import lost_store
from rehabplanner.storage.stored import (
    NotLetIn,
    PassphraseNeeded,
    PlanRow,
    StoreDamaged,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
)
from rehabplanner.ui.filing import Filing
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.own_backups import bring_lost_back, is_sealed
from rehabplanner.ui.plan_search import PlanSearch
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.store_status import StoreStatus

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_FILE_AGAIN_MS: Final = 30_000


class KeptPlans(QObject):
    """Opens the store, brings in what lies on the disk, and says what stands against it.

    changed(): the lists of plans and unsaved work may show something else now
    passphrase_needed(): nothing is shown before somebody has typed it
    plan_wanted(plan_id): the therapist wants to go on with this one
    copies_wanted(): the store is damaged and a copy is to be brought back
    not_let_in(refusal): the clinic's server wants another password
    save_wanted(): the store may take the open plan now, which it did not before
    """

    changed = Signal()
    passphrase_needed = Signal()
    copies_wanted = Signal()
    not_let_in = Signal(object)
    save_wanted = Signal()
    plan_wanted = Signal(str)

    def __init__(
        self, frame: Frame, place: Path | str | None, settings: Callable[[], Settings]
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._left: set[str] | None = None
        """Plans whose work an earlier run has left on the disk; None before they can be read."""
        self.is_locked = False
        self.link = StoreLink(place, self)
        self.drafts = Drafts(store=self.link.name)
        self.filing = Filing(self.link, self.drafts, lambda: who(settings()), self)
        self.search = PlanSearch(self.link, self)
        self.status = StoreStatus(self.link, frame.statusBar())
        self._turn = _take_turn()
        self._is_told = False
        """Whether the therapist knows that the store takes nothing now."""
        self._again = QTimer(self, singleShot=True, interval=_FILE_AGAIN_MS)
        self._again.timeout.connect(self._file_quietly)
        self.filing.filed.connect(self._filed)
        self.filing.failed.connect(self._failed)
        self.filing.conflicted.connect(lambda *_: self.changed.emit())
        self.link.opened.connect(self._opened)
        self.link.went_away.connect(self.say_away)
        self.link.locked.connect(self._is_shut)

    def open(self, passphrase: str | None = None) -> bool:
        """Open the store, in the background.

        One that has gone missing is not made anew unasked: False, and a copy is offered.
        """
        file = self.link.file
        lost = lost_store(file) if file else None
        if lost is not None:
            self._offer_copy(lost)
        elif passphrase is None and file and is_sealed(file):
            self.passphrase_needed.emit()
        else:
            if passphrase is None:
                self._left = self._on_disk()
            self.link.open(passphrase)
        return lost is None

    def move_to(self, place: Path | str | None) -> None:
        """Open another store; the plan that was open has been put away."""
        self.finish()
        self.link.move_to(place)
        self.drafts.move_to(self.link.name)
        self._left = None
        self.search.clear()
        self.status.show_where()
        self.open()

    def lock(self) -> None:
        """Close the store, and show nothing of it until it is open again."""
        self.is_locked = True
        self.link.lock()
        self.changed.emit()

    def unsaved(self) -> list[Draft]:
        """The work on the disk that is this window's to bring in, and is not on its way."""
        if self.is_locked or not self._turn.isLocked():
            return []
        on_its_way = self.filing.on_its_way
        return [draft for draft in self.drafts.pending() if draft.plan.id not in on_its_way]

    def to_bin(self, row: PlanRow) -> None:
        """Take a plan out of the lists; the strip offers it back."""

        def done(_: None) -> None:
            self._frame.strip.say(
                "The plan is in the bin.", "accent", "Undo", lambda: self._restore(row)
            )
            self.changed.emit()

        self.link.ask(self, lambda store: store.to_bin(row.id), done, self._cannot)

    def file_under(self, patient_id: str, plan_id: str) -> None:
        """Put a plan that the store has, or is just getting, with the patient's others."""

        def file(store: "Store") -> None:
            from rehabplanner.storage.patients import Patients  # loads a database library

            Patients(store).file(plan_id, patient_id)

        self.link.ask(self, file, lambda _: self.changed.emit(), self._cannot)

    def finish(self) -> None:
        """Wait for what is on its way into the store."""
        self.link.finish()
        self.filing.finish()

    def close(self) -> None:
        """Finish, and let another window have its turn."""
        self.finish()
        self.link.close()
        self._turn.unlock()

    def _restore(self, row: PlanRow) -> None:
        def done(_: None) -> None:
            self.changed.emit()

        self.link.ask(self, lambda store: store.restore(row.id), done, self._cannot)

    def _on_disk(self) -> set[str]:
        return {draft.plan.id for draft in self.unsaved()}

    def _offer_copy(self, copy: Backup) -> None:
        def bring() -> None:
            bring_lost_back(self.link, self, copy, self.changed.emit, self._cannot)

        self._frame.strip.say(
            f"The file with your plans is gone from its folder; the newest copy of it is of"
            f" {date_words(copy.day)}.",
            "stop",
            "Bring the copy back",
            bring,
        )

    def _opened(self) -> None:
        self.is_locked = False
        self.drafts.use(self.link.seal)
        if self._left is None:
            self._left = self._on_disk()
        if self._turn.isLocked():
            self.filing.file_all()
        self.changed.emit()

    def _is_shut(self) -> None:
        """All that was asked before has been answered, and what came of it is not shown."""
        if self.is_locked:
            self.drafts.use(None)
            self.search.clear()

    def _filed(self, draft: Draft, _revision: int) -> None:
        self._is_told = False
        plan_id = draft.plan.id
        if self._left and plan_id in self._left:
            self._left.discard(plan_id)
            self._frame.strip.say(
                "Work that was not saved when the program ended is in the store now.",
                "accent",
                "Open it",
                lambda: self.plan_wanted.emit(plan_id),
            )
        self.changed.emit()

    def _failed(self, _draft: Draft, refusal: Refusal) -> None:
        """A store that is away has been spoken of already; a full one is tried again quietly."""
        if isinstance(refusal, (StoreFull, StoreReadOnly)):
            if not self._is_told:
                self._is_told = True
                self._frame.strip.say(str(refusal), "stop", "Try again", self._file_again)
            self._again.start()
        elif not isinstance(refusal, StoreUnavailable):
            self._frame.strip.say(str(refusal), "stop")
        self.changed.emit()

    def _file_again(self) -> None:
        self._is_told = False
        self._file_quietly()

    def _file_quietly(self) -> None:
        self.save_wanted.emit()
        if self._turn.isLocked():
            self.filing.file_all()

    def say_away(self, refusal: StoreUnavailable) -> None:
        """Say why the store cannot be used, and what can be done about it."""
        if isinstance(refusal, PassphraseNeeded):
            self.passphrase_needed.emit()
        elif isinstance(refusal, NotLetIn):
            self.not_let_in.emit(refusal)
        elif isinstance(refusal, StoreDamaged):
            self._frame.strip.say(str(refusal), "stop", "Copies…", self.copies_wanted.emit)
        else:
            self._frame.strip.say(str(refusal), "caution", "Try again", self.link.try_again)
        self.changed.emit()

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")


def who(settings: Settings) -> str:
    """Who saves at this desk: the therapist, or the machine when nobody is named."""
    return settings.clinic.therapist or socket.gethostname()[:120]


def _take_turn() -> QLockFile:
    """One window of this machine brings in the work of earlier; others leave it alone."""
    folder = data_folder()
    with suppress(OSError):  # then nobody has the turn, and nothing lies there anyway
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = QLockFile(str(folder / "window.lock"))
    lock.setStaleLockTime(0)  # as long as its process lives
    lock.tryLock(0)
    return lock
