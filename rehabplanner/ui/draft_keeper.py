"""Keeps unsaved work on disk while a plan is edited."""

from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Drafts
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.worker import Worker

_WITHIN_MS: Final = 1000
"""An edit is on disk at most this long after it was made."""


class DraftKeeper(QObject):
    """Writes the plan as a draft soon after each change, and forgets it once it is saved.

    failed(sentence): the draft could not be written
    """

    failed = Signal(str)

    def __init__(
        self, session: PlanSession, drafts: Drafts, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts = drafts
        self._worker = worker
        self._kept = session.plan
        self._place = session.origin
        """What is on disk as unsaved work, and which plan file it was for."""
        self._timer = QTimer(self, singleShot=True, interval=_WITHIN_MS)
        self._timer.timeout.connect(self._keep)
        session.plan_changed.connect(self._start)
        session.history.cleanChanged.connect(self._clean_changed)

    def keep_now(self) -> None:
        """Write what is unsaved before going on. Raises Refusal when that is not possible."""
        self._timer.stop()
        plan, origin = self._session.plan, self._session.origin
        if plan != self._kept and not self._session.history.isClean():
            self._worker.finish()
            self._place = origin
            self._drafts.keep(plan, origin)
            self._kept = plan

    def let_go(self) -> None:
        """The therapist would rather lose the changes than find a place for them."""
        self._kept = self._session.plan

    def forget(self) -> None:
        """The plan is saved, or as it was: there is nothing to offer again."""
        self._timer.stop()
        self._kept = self._session.plan
        plan_id, place = self._session.plan.id, self._place
        self._place = self._session.origin
        discard = partial(self._drafts.discard, plan_id, place)
        self._worker.run(self, discard, lambda _: None, self._cannot_forget)

    def release(self) -> None:
        """Stop following the session: an undo stack that is cleared at its end looks clean."""
        self._timer.stop()
        self._session.plan_changed.disconnect(self._start)
        self._session.history.cleanChanged.disconnect(self._clean_changed)

    def _start(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _clean_changed(self, clean: bool) -> None:
        if not shiboken6.isValid(self._session):
            return  # a history looks clean when it ends, and nothing is saved
        if clean:
            self.forget()
        else:
            self._start()

    def _keep(self) -> None:
        if self._session.history.isClean():
            return
        plan, self._place = self._session.plan, self._session.origin
        keep = partial(self._drafts.keep, plan, self._place)
        self._worker.run(self, keep, lambda _: self._is_kept(plan), self._cannot_keep)

    def _is_kept(self, plan: Plan) -> None:
        self._kept = plan

    def _cannot_forget(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.failed.emit(str(error))

    def _cannot_keep(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.failed.emit(f"Your unsaved work is only in this window: {error}")
