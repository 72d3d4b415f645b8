"""The window's plans as they are kept: in the store, and on this desk's disk until it has them."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.drafts import Draft
from rehabplanner.storage.lost_store import lost_store
from rehabplanner.storage.stored import PlanRow
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.own_backups import bring_lost_back, is_sealed
from rehabplanner.ui.plan_search import PlanSearch
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.store_status import StoreStatus
from rehabplanner.ui.store_trouble import StoreTrouble
from rehabplanner.ui.work_on_disk import WorkOnDisk

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store


class KeptPlans(QObject):
    """Opens the store, moves to another one, locks and closes it.

    disk: what lies on the disk until the store has it
    trouble: says what stands against the store

    changed(): the lists of plans and unsaved work may show something else now
    plan_wanted(plan_id): the therapist wants to go on with this one
    """

    changed = Signal()
    plan_wanted = Signal(str)

    def __init__(
        self, frame: Frame, place: Path | str | None, settings: Callable[[], Settings]
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self.link = StoreLink(place, self)
        self.trouble = StoreTrouble(frame.strip, self)
        self.disk = WorkOnDisk(self.link, lambda: who(settings()), frame.strip, self.trouble, self)
        self.drafts, self.filing = self.disk.drafts, self.disk.filing
        self.search = PlanSearch(self.link, self)
        self.status = StoreStatus(self.link, frame.statusBar())
        self.disk.changed.connect(self.changed)
        self.disk.plan_wanted.connect(self.plan_wanted)
        self.link.opened.connect(self._opened)
        self.link.went_away.connect(self.trouble.say_away)
        self.link.went_away.connect(lambda _: self.changed.emit())
        self.link.locked.connect(self._is_shut)
        self.trouble.look_wanted.connect(self.link.try_again)

    def open(self, passphrase: str | None = None) -> bool:
        """Open the store, in the background.

        One that has gone missing is not made anew unasked: False, and a copy is offered.
        """
        file = self.link.file
        lost = lost_store(file) if file else None
        if lost is not None:
            self._offer_copy(lost)
        elif passphrase is None and file and _needs_passphrase(file):
            self.trouble.passphrase_needed.emit()
        else:
            if passphrase is None:
                self.disk.look()
            if file is not None and self.link.name and not file.exists():
                self._tell_of_new(file)
            self.link.open(passphrase)
        return lost is None

    def _tell_of_new(self, file: Path) -> None:
        """Somebody named this file; a slip of the hand must not look like an empty practice."""
        said = f"There was no store at {file}; a new, empty one begins there."
        self._frame.strip.say(said, "caution")

    def move_to(self, place: Path | str | None) -> None:
        """Open another store; the plan that was open has been put away."""
        self.finish()
        self.link.move_to(place)
        self.disk.move_to(self.link.name)
        self.search.clear()
        self.status.show_where()
        self.open()

    def lock(self) -> None:
        """Close the store, and show nothing of it until it is open again."""
        self.disk.lock()
        self.link.lock()
        self.changed.emit()

    def unsaved(self) -> list[Draft]:
        """The work on the disk that is this window's to bring in, and is not on its way."""
        return self.disk.pending()

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
        """Finish; what is left on the disk is another window's matter."""
        self.finish()
        self.link.close()
        self.disk.close()

    def _restore(self, row: PlanRow) -> None:
        def done(_: None) -> None:
            self.changed.emit()

        self.link.ask(self, lambda store: store.restore(row.id), done, self._cannot)

    def _offer_copy(self, copy: Backup) -> None:
        def bring() -> None:
            bring_lost_back(self.link, self, copy, self.changed.emit, self._cannot)

        self.trouble.offer_copy(copy, bring)
        self.changed.emit()

    def _opened(self) -> None:
        self.trouble.can_be_asked()
        self.disk.bring_in(self.link.seal)
        self.changed.emit()

    def _is_shut(self) -> None:
        """All that was asked before has been answered, and what came of it is not shown."""
        self.disk.hide()
        self.search.clear()

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")


def who(settings: Settings) -> str:
    """Who saves at this desk: the therapist, or the machine when nobody is named."""
    return settings.clinic.therapist or socket.gethostname()[:120]


def _needs_passphrase(file: Path) -> bool:
    """A damaged file may look so; then opening it will tell."""
    return is_sealed(file) and not Backups(file).show_no_passphrase()
