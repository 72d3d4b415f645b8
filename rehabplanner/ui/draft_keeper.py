"""Keeps unsaved work on disk while a plan is edited."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.stored import GivenHandout
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.worker import Worker

_WITHIN_MS: Final = 1000
"""An edit is on disk at most this long after it was made."""

FREE_SPACE: Final = "free some space on the disk, or save a copy of the plan as a file elsewhere."

_State = tuple[Plan, int | None, tuple[GivenHandout, ...]]


class DraftKeeper(QObject):
    """Writes the plan as a draft soon after each change, and forgets it once the store has it.

    is_writable: whether the disk took what it was given last

    failed(sentence): something is wrong with the disk
    tried(): the disk took it, or not
    """

    failed = Signal(str)
    tried = Signal()

    def __init__(
        self, session: PlanSession, drafts: Drafts, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts = drafts
        self._worker = worker
        self._on_disk = self._state()
        self._let_go: Plan | None = None
        self.is_writable = True
        self._timer = QTimer(self, singleShot=True, interval=_WITHIN_MS)
        self._timer.timeout.connect(self._keep)
        session.plan_changed.connect(self._start)
        session.kept_changed.connect(self._kept_changed)
        drafts.in_hand.add(session.plan.id)
        if not session.is_kept:
            self._on_disk = None
            self._start()

    def keep_now(self) -> None:
        """Write what is unsaved before going on. Raises Refusal when that is not possible."""
        self._timer.stop()
        if self._is_wanted():
            self._worker.finish()
            try:
                self._drafts.keep(*self._work())
            except Refusal:
                self._tell_tried(is_writable=False)
                raise
            self._on_disk = self._state()
            self._tell_tried(is_writable=True)

    def draft(self) -> Draft:
        """The plan as it is now, ready for the store."""
        session, now = self._session, datetime.now(UTC)
        return Draft(
            plan=session.plan,
            based_on=session.revision,
            label=session.label,
            given=session.given,
            kept_at=now,
        )

    @property
    def has_let_go(self) -> bool:
        return self._session.plan == self._let_go

    def let_go(self) -> None:
        """The therapist would rather lose the changes than find a place for them."""
        self._let_go = self._session.plan

    def release(self) -> None:
        """Stop following the session."""
        self._timer.stop()
        self._drafts.in_hand.discard(self._session.plan.id)
        self._session.plan_changed.disconnect(self._start)
        self._session.kept_changed.disconnect(self._kept_changed)

    def _state(self) -> _State | None:
        session = self._session
        return session.plan, session.revision, session.given

    def _work(self) -> tuple[Plan, int | None, str, tuple[GivenHandout, ...]]:
        session = self._session
        return session.plan, session.revision, session.label, session.given

    def _is_wanted(self) -> bool:
        is_new = self._state() != self._on_disk and not self.has_let_go
        return is_new and not self._session.is_kept

    def _start(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _kept_changed(self, is_kept: bool) -> None:
        if is_kept:
            self._forget()
        else:
            self._start()

    def _keep(self) -> None:
        if not self._is_wanted():
            return
        state, keep = self._state(), partial(self._drafts.keep, *self._work())
        self._worker.run(self, keep, lambda _: self._is_on_disk(state), self._cannot_keep)

    def _forget(self) -> None:
        """The store has the plan, or it is as it was: there is nothing to offer again."""
        self._timer.stop()
        self._on_disk = self._state()
        discard = partial(self._drafts.discard, self._session.plan.id)
        self._worker.run(self, discard, lambda _: None, self._cannot_forget)

    def _is_on_disk(self, state: _State | None) -> None:
        self._on_disk = state
        self._tell_tried(is_writable=True)

    def _tell_tried(self, *, is_writable: bool) -> None:
        if is_writable != self.is_writable:
            self.is_writable = is_writable
            self.tried.emit()

    def _cannot_forget(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.failed.emit(str(error))

    def _cannot_keep(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._tell_tried(is_writable=False)
        self.failed.emit(f"Your unsaved work is only in this window: {FREE_SPACE}")
