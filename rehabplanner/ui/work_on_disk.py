"""The work that lies on this desk's disk, and its way into the store."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft
from rehabplanner.storage.sealing import Seal
from rehabplanner.storage.stored import StoreFull, StoreLocked, StoreReadOnly, StoreUnavailable
from rehabplanner.ui.filing import Filing
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.store_trouble import StoreTrouble
from rehabplanner.ui.window_drafts import WindowDrafts

_AGAIN_MS: Final = 30_000
_LOCKED_AGAIN_MS: Final = 5000
"""Another program seldom keeps the store for long."""

_TAKES_NOTHING: Final = (StoreFull, StoreReadOnly, StoreLocked)


class WorkOnDisk(QObject):
    """Brings it in as soon as the store takes it, and tries again quietly until then.

    changed(): there is more of it now, or less
    plan_wanted(plan_id): the therapist wants to go on with this one
    save_wanted(): the store may take the open plan now, which it did not before
    """

    changed = Signal()
    plan_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(
        self,
        link: StoreLink,
        by: Callable[[], str],
        strip: MessageStrip,
        trouble: StoreTrouble,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._strip, self._trouble = strip, trouble
        self._own = WindowDrafts(link.name)
        self.drafts = self._own.drafts
        self.filing = Filing(link, self.drafts, by, self)
        self._is_locked = False
        self._left: set[str] | None = None
        """Plans whose work an ended window has left; None before they can be read."""
        self._tried_quietly: set[str] = set()
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._file_quietly)
        self.filing.filed.connect(self._filed)
        self.filing.failed.connect(self._failed)
        self.filing.conflicted.connect(lambda *_: self.changed.emit())

    def move_to(self, store: str) -> None:
        """Have the work for another store from now on."""
        self.drafts.move_to(store)
        self._left = None

    def look(self) -> None:
        """See what ended windows have left, while the store is being opened."""
        self._left = None
        self._take_over()

    def lock(self) -> None:
        """Show nothing of it, and leave it where it is, until `bring_in`."""
        self._is_locked = True

    def hide(self) -> None:
        """All that was asked before the lock has been answered."""
        if self._is_locked:
            self.drafts.use(None)

    def bring_in(self, seal: Seal | None) -> None:
        """The store is open."""
        self._is_locked = False
        self.drafts.use(seal)
        self._own.settle()
        self._take_over()
        self._file_all()

    def pending(self) -> list[Draft]:
        """What this window is to bring in, and is not on its way."""
        if self._is_locked or not self._own.are_own:
            return []
        on_its_way = self.filing.on_its_way
        return [draft for draft in self.drafts.pending() if draft.plan.id not in on_its_way]

    def close(self) -> None:
        """What is left here is another window's matter from now on."""
        self._again.stop()
        self._own.close()

    def _take_over(self) -> set[str]:
        """Have the work that ended windows have left; the plans it is on."""
        taken = self._own.take_over()
        if self._left is None:
            self._left = {draft.plan.id for draft in self.pending()}
        self._left |= taken
        return taken

    def _file_all(self) -> None:
        if self._own.are_own:
            self.filing.file_all()

    def _filed(self, draft: Draft, _revision: int) -> None:
        self._trouble.has_saved()
        self._tried_quietly.discard(draft.plan.id)
        if self._left and draft.plan.id in self._left:
            self._left.discard(draft.plan.id)
            self._tell_of_left(draft.plan.id)
        self._file_what_waited()
        self.changed.emit()

    def _tell_of_left(self, plan_id: str) -> None:
        said = "Work that was not saved when the program ended is in the store now."
        self._strip.say(said, "accent", "Open it", lambda: self.plan_wanted.emit(plan_id))

    def _file_what_waited(self) -> None:
        """An ended window's work on a plan waits as long as there is other work on it."""
        if self._is_locked:
            return
        for plan_id in self._take_over():
            draft = self.drafts.of(plan_id)
            if draft is not None:
                self.filing.file(draft)

    def _failed(self, draft: Draft, refusal: Refusal) -> None:
        """A store that is away has been spoken of already; a full one is tried again quietly."""
        is_asked = draft.plan.id not in self._tried_quietly
        self._tried_quietly.discard(draft.plan.id)
        if isinstance(refusal, _TAKES_NOTHING):
            self._trouble.say_not_saved(refusal, self._file_again, is_asked=is_asked)
            is_locked = isinstance(refusal, StoreLocked)
            self._again.start(_LOCKED_AGAIN_MS if is_locked else _AGAIN_MS)
        elif not isinstance(refusal, StoreUnavailable):
            self._strip.say(str(refusal), "stop")
        self.changed.emit()

    def _file_quietly(self) -> None:
        asked_for = self.filing.on_its_way
        self._file_again()
        self._tried_quietly |= self.filing.on_its_way - asked_for

    def _file_again(self) -> None:
        if self._is_locked:
            return
        self.save_wanted.emit()
        self._own.settle()
        self._file_all()
