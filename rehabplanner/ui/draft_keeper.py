"""Keeps unsaved work on disk while a plan is edited."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

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
        self._timer = QTimer(self, singleShot=True, interval=_WITHIN_MS)
        self._timer.timeout.connect(self._keep)
        session.plan_changed.connect(self._start)
        session.history.cleanChanged.connect(self._clean_changed)

    def keep_now(self) -> None:
        """Write what is unsaved before going on."""
        if self._timer.isActive():
            self._timer.stop()
            self._worker.finish()
            self._drafts.keep(self._session.plan, self._session.origin)

    def forget(self) -> None:
        """The plan is saved, or as it was: there is nothing to offer again."""
        self._timer.stop()
        plan_id = self._session.plan.id
        self._worker.run(self, lambda: self._drafts.discard(plan_id), lambda _: None, self._tell)

    def release(self) -> None:
        """Stop following the session: an undo stack that is cleared at its end looks clean."""
        self._timer.stop()
        self._session.plan_changed.disconnect(self._start)
        self._session.history.cleanChanged.disconnect(self._clean_changed)

    def _start(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _clean_changed(self, clean: bool) -> None:
        if clean:
            self.forget()
        else:
            self._start()

    def _keep(self) -> None:
        if self._session.history.isClean():
            return
        plan, origin = self._session.plan, self._session.origin
        self._worker.run(self, lambda: self._drafts.keep(plan, origin), lambda _: None, self._tell)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.failed.emit(f"Your unsaved work is only in this window: {error}")
