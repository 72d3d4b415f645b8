"""Locks the desk on demand or when it is left alone, and opens it again with the passphrase."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from rehabplanner.storage.stored import PassphraseNeeded, StoreDamaged, StoreUnavailable
from rehabplanner.storage.wrong_tries import WrongTries
from rehabplanner.ui.curtain import Curtain
from rehabplanner.ui.desk_settings import DeskSettings
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.idle_lock import IdleLock
from rehabplanner.ui.kept_plans import KeptPlans
from rehabplanner.ui.lock_page import LockPage
from rehabplanner.ui.passphrase_change import PassphraseChange
from rehabplanner.ui.screening_step import ScreeningStep
from rehabplanner.ui.start_page import StartPage
from rehabplanner.ui.work_aside import WorkAside

_DROPPED: Final = (
    "Words in a field did not fit the plan when the desk locked; the plan is as it was before them."
)
_SCREENED: Final = "The screening was not finished when the desk locked; begin it again."
_NOT_OPEN: Final = "The plans cannot be reached now; try again when they can."


class DeskLock(QObject):
    """Only a store with a passphrase can be locked.

    While the desk is locked no widget holds a word about a patient: lists are emptied, the open
    plan is put aside, dialogs are left, and nothing is said in the strip.

    locked(), unlocked()
    """

    locked = Signal()
    unlocked = Signal()

    def __init__(
        self,
        frame: Frame,
        start: StartPage,
        kept: KeptPlans,
        aside: WorkAside,
        screening: ScreeningStep,
        settings: DeskSettings,
    ) -> None:
        super().__init__(frame)
        self._frame, self._start, self._kept = frame, start, kept
        self._aside, self._screening, self._settings = aside, screening, settings
        self.page: LockPage | None = None
        self.tries = WrongTries()
        self.idle = IdleLock(lambda: settings.value.lock_after_min, self)
        self.change = PassphraseChange(kept, aside, screening, self.tries)
        self._curtain = Curtain(frame)
        self._to_tell = ""
        """What the therapist should know once the plan is back; showing it hides the strip."""
        self.idle.left_alone.connect(self.lock)
        kept.trouble.passphrase_needed.connect(self._close)
        kept.link.opened.connect(self._opened)
        kept.link.went_away.connect(self._not_opened)

    @property
    def is_locked(self) -> bool:
        return self.page is not None

    def lock(self) -> None:
        """Lock at once; without a passphrase, offer to set one."""
        if self._kept.link.seal is None:
            self.ask()
        else:
            self._close()

    def ask(self) -> None:
        """Show the dialog in which the passphrase is set, changed and removed."""
        from rehabplanner.ui.passphrase_dialog import PassphraseDialog  # not before the first paint

        if not self._kept.link.is_open:
            self._frame.strip.say(_NOT_OPEN, "caution")
            return
        minutes = self._settings.value.lock_after_min
        dialog = PassphraseDialog(self.change, minutes, self._frame)
        dialog.lock_after_changed.connect(self._lock_after)
        dialog.done_with.connect(self._tell_later)
        dialog.open()

    def _close(self) -> None:
        """A passphrase that is just being changed keeps the desk open until it is."""
        if self.is_locked or self.change.is_running:
            return
        self.idle.stop()
        self._curtain.close_dialogs()
        self._curtain.silence()
        if self._screening.page is not None:
            self._to_tell = _SCREENED
        self._screening.close()
        if not self._aside.put():
            self._to_tell = _DROPPED
        self._start.chooser.search.setText("")
        self._kept.lock()
        self._start.drafts.show_rows([])
        self._kept.search.clear()
        self.page = LockPage(self.tries)
        self.page.unlock_asked.connect(self._open)
        self.page.copies_asked.connect(self._kept.trouble.copies_wanted)
        self._curtain.draw(self.page)
        self.locked.emit()

    def _open(self, passphrase: str) -> None:
        if not self._kept.open(passphrase):
            self._unlock()
            self._kept.open()  # the store is gone, and nothing there to hide; say so now

    def _opened(self) -> None:
        if self._kept.link.seal is not None:
            self.idle.start()
        else:
            self.idle.stop()
        if self.is_locked:
            self.tries.forget()
            self._unlock()
        self._aside.bring_back(self._tell)

    def _not_opened(self, refusal: StoreUnavailable) -> None:
        if self.page is None or not self.page.is_opening:
            return
        if isinstance(refusal, PassphraseNeeded):
            self.page.is_wrong()
        elif isinstance(refusal, StoreDamaged):  # nobody can read it; its copies may help
            self._unlock()
            self._kept.trouble.say_away(refusal)
        else:
            self._kept.lock()  # else it would open by itself later, with nobody here
            self.page.refuse(str(refusal))

    def _unlock(self) -> None:
        self.page = None
        self._curtain.lift(self._start)
        self.unlocked.emit()

    def _tell_later(self, sentence: str) -> None:
        self._to_tell = sentence
        if self._kept.link.is_open:
            self._tell()

    def _tell(self) -> None:
        said, self._to_tell = self._to_tell, ""
        if said:
            self._frame.strip.say(said)

    def _lock_after(self, minutes: int) -> None:
        self._settings.use(self._settings.value.replace(lock_after_min=minutes))
