"""How plans come to the desk: from a plan file, a handout brought back, or unsaved work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from rehabplanner.domain.plan import Plan
from rehabplanner.library.library import Library
from rehabplanner.storage.drafts import Draft
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.incoming import Incoming
from rehabplanner.ui.outgoing import Outgoing
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.unsaved_work import UnsavedWork
from rehabplanner.ui.visit_start import VisitStart


class Arrivals(QObject):
    """Makes a session of what comes in, has it shown, and says what belongs to it today.

    show(session): False when the plan before it has to be settled first
    """

    def __init__(
        self,
        frame: Frame,
        library: Library,
        visit: VisitStart,
        unsaved: UnsavedWork,
        outgoing: Outgoing,
        show: Callable[[PlanSession], bool],
    ) -> None:
        super().__init__(frame)
        self._library = library
        self._visit, self._unsaved, self._outgoing = visit, unsaved, outgoing
        self._show = show
        self._incoming = Incoming(frame)
        self._incoming.plan_read.connect(self._open_file)
        self._incoming.handout_read.connect(self._open_handout)

    def read(self, path: Path) -> None:
        """Open a plan file or a handout; what cannot be opened is said in one sentence.

        A handout is only read: the plan inside it is a new, unsaved one, and today's visit begins.
        """
        self._incoming.read(path)

    def open_draft(self, draft: Draft) -> None:
        """Go on with unsaved work; it counts as changed until it is saved."""
        self._show(self._unsaved_session(draft.plan, draft.origin))

    def _open_file(self, plan: Plan, path: Path) -> None:
        session = PlanSession(plan, self._library, path)
        session.stored = plan
        if self._show(session):
            self._visit.offer(session)
            self._unsaved.bring_back(session, path)
            self._outgoing.remember(session)

    def _open_handout(self, plan: Plan) -> None:
        """A patient who brings the handout back is here for the next visit."""
        session = self._unsaved_session(plan)
        if self._show(session):
            self._visit.begin(session)

    def _unsaved_session(self, plan: Plan, origin: Path | None = None) -> PlanSession:
        session = PlanSession(plan, self._library, origin)
        session.history.resetClean()
        return session
