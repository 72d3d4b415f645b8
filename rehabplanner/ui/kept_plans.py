"""The window's plans as they are kept: in the store, and on this desk's disk until it has them."""

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from rehabplanner.handout.phrases import date_words
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.backups import Backup
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.lost_store import lost_store
from rehabplanner.storage.stored import PlanRow, StoreDamaged, StoreUnavailable
from rehabplanner.ui.filing import Filing
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.own_backups import bring_back
from rehabplanner.ui.plan_search import PlanSearch
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.store_status import StoreStatus

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store


class KeptPlans(QObject):
    """Opens the store, brings in what lies on the disk, and says what stands against it.

    changed(): the lists of plans and unsaved work may show something else now
    plan_wanted(plan_id): the therapist wants to go on with this one
    copies_wanted(): the store is damaged and a copy is to be brought back
    """

    changed = Signal()
    copies_wanted = Signal()
    plan_wanted = Signal(str)

    def __init__(
        self, frame: Frame, place: Path | str | None, settings: Callable[[], Settings]
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._left: set[str] = set()
        """Plans whose work an earlier run has left on the disk."""
        self.link = StoreLink(place, self)
        self.drafts = Drafts(server="" if self.link.file else self.link.where)
        self.filing = Filing(self.link, self.drafts, lambda: _who(settings()), self)
        self.search = PlanSearch(self.link, self)
        self.status = StoreStatus(self.link, frame.statusBar())
        self._turn = _take_turn()
        self.filing.filed.connect(self._filed)
        self.filing.failed.connect(self._failed)
        self.filing.conflicted.connect(lambda *_: self.changed.emit())
        self.link.opened.connect(self._opened)
        self.link.went_away.connect(self._say_away)

    def open(self) -> None:
        """Open the store, in the background; one that has gone missing is not made anew unasked."""
        self._left = {draft.plan.id for draft in self.unsaved()}
        lost = lost_store(self.link.file) if self.link.file else None
        if lost is None:
            self.link.open()
        else:
            self._offer_copy(lost)

    def unsaved(self) -> list[Draft]:
        """The work on the disk that is this window's to bring in."""
        return self.drafts.pending() if self._turn.isLocked() else []

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

    def _offer_copy(self, copy: Backup) -> None:
        def bring() -> None:
            bring_back(self.link, self, copy, lambda _: self.changed.emit(), self._cannot)

        self._frame.strip.say(
            f"The file with your plans is gone from its folder; the newest copy of it is of"
            f" {date_words(copy.day)}.",
            "stop",
            "Bring the copy back",
            bring,
        )

    def _opened(self) -> None:
        if self._turn.isLocked():
            self.filing.file_all()
        self.changed.emit()

    def _filed(self, draft: Draft, _revision: int) -> None:
        plan_id = draft.plan.id
        if plan_id in self._left:
            self._left.discard(plan_id)
            self._frame.strip.say(
                "Work that was not saved when the program ended is in the store now.",
                "accent",
                "Open it",
                lambda: self.plan_wanted.emit(plan_id),
            )
        self.changed.emit()

    def _failed(self, _draft: Draft, refusal: Refusal) -> None:
        """A store that is away has been spoken of already."""
        if not isinstance(refusal, StoreUnavailable):
            self._frame.strip.say(str(refusal), "stop")
        self.changed.emit()

    def _say_away(self, refusal: StoreUnavailable) -> None:
        if isinstance(refusal, StoreDamaged):
            self._frame.strip.say(str(refusal), "stop", "Copies…", self.copies_wanted.emit)
        else:
            self._frame.strip.say(str(refusal), "caution", "Try again", self.link.try_again)
        self.changed.emit()

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")


def _who(settings: Settings) -> str:
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
