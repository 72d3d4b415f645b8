"""How plans come to the desk: from the store, a plan file, a handout brought back, unsaved work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rehabplanner.domain.plan import Plan
from rehabplanner.handout.phrases import date_words
from rehabplanner.library.library import Library
from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.stored import NotInStore, StoredPlan, StoreUnavailable
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.incoming import Incoming
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.visit_start import VisitStart


class Arrivals(QObject):
    """Makes a session of what comes in, has it shown, and says what belongs to it today.

    show(session): False when the plan before it has to be settled first

    shared_read(value): it was no plan, but a template or an exercise of a colleague
    """

    shared_read = Signal(object)

    def __init__(
        self,
        frame: Frame,
        link: StoreLink,
        drafts: Drafts,
        library: Callable[[], Library],
        visit: VisitStart,
        show: Callable[[PlanSession], bool],
    ) -> None:
        super().__init__(frame)
        self._frame, self._link, self._drafts = frame, link, drafts
        self._library = library
        self._visit = visit
        self._show = show
        self._incoming = Incoming(frame)
        self._incoming.plan_read.connect(self._open_file)
        self._incoming.handout_read.connect(self._open_handout)
        self._incoming.shared_read.connect(self.shared_read)

    def read(self, path: Path) -> None:
        """Open a plan file or a handout; what cannot be opened is said in one sentence.

        The file is only read: from now on the plan is kept in the store. With a handout, today's
        visit begins.
        """
        self._incoming.read(path)

    def open_draft(self, draft: Draft) -> None:
        """Go on with unsaved work; it counts as changed until it is saved."""
        session = PlanSession(draft.plan, self._library(), draft.based_on, is_kept=False)
        session.given = draft.given
        self._show(session)

    def open_stored(self, plan_id: str) -> None:
        """Open a plan of the store, with the work on it that is not saved yet."""
        draft = self._drafts.of(plan_id)
        if draft is not None:
            self.open_draft(draft)
        else:
            self._link.ask(self, lambda store: store.plan(plan_id), self.open_found, self._cannot)

    def open_found(self, found: StoredPlan) -> None:
        """Open a plan as it was just read from the store."""
        session = PlanSession(found.plan, self._library(), found.revision)
        if self._show(session):
            self._visit.offer(session)

    def _open_file(self, plan: Plan, path: Path) -> None:
        session = self._unsaved(plan)
        if self._show(session):
            self._visit.offer(session)
            self._compare(session, path.name)

    def _open_handout(self, plan: Plan) -> None:
        """A patient who brings the handout back is here for the next visit."""
        session = self._unsaved(plan)
        if self._show(session):
            self._visit.begin(session)
            self._compare(session, "The handout")

    def _unsaved(self, plan: Plan) -> PlanSession:
        return PlanSession(plan, self._library(), is_kept=False)

    def _compare(self, session: PlanSession, name: str) -> None:
        """Find out whether the store has this plan; then work goes on from its revision."""
        arrived = session.plan

        def found(stored: StoredPlan) -> None:
            session.found_in_store(stored.plan, stored.revision)
            if stored.plan != opened:
                self._tell_of_other(stored, name)

        def unknown(error: Exception) -> None:
            if not isinstance(error, (NotInStore, StoreUnavailable)):
                raise error

        opened = arrived
        self._link.ask(session, lambda store: store.plan(arrived.id), found, unknown)

    def _tell_of_other(self, stored: StoredPlan, name: str) -> None:
        day = date_words(stored.saved_at.astimezone().date())
        self._frame.strip.say(
            f"{name} holds another state of this plan than the one saved here on {day}."
            " Saving puts it on top; both stay in the history.",
            "caution",
            "Open the saved one",
            lambda: self.open_found(stored),
        )

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")
