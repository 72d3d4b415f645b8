"""Two desks saved the same plan: the therapist looks at both and decides; nothing is lost."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import new_id
from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft
from rehabplanner.storage.stored import SavedByAnotherDesk, StoredPlan
from rehabplanner.ui.filing import Filing
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.open_plan import OpenPlan
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.store_link import StoreLink

_COPIED: Final = "A copy, because another desk had saved the plan"


class Conflicts(QObject):
    """Says that there is one, shows both sides, and does what was decided.

    open_draft(draft): brings a plan to the desk
    """

    def __init__(
        self,
        frame: Frame,
        link: StoreLink,
        filing: Filing,
        plan: OpenPlan,
        open_draft: Callable[[Draft], None],
    ) -> None:
        super().__init__(frame)
        self._frame, self._link, self._filing = frame, link, filing
        self._plan = plan
        self._open_draft = open_draft
        filing.conflicted.connect(self._tell)

    def _tell(self, draft: Draft, conflict: SavedByAnotherDesk) -> None:
        who = conflict.saved_by or "Another desk"
        self._frame.strip.say(
            f"{who} saved this plan while you worked on it. Yours is kept on this desk until you"
            " decide.",
            "caution",
            "Compare…",
            lambda: self._compare(draft, conflict),
        )

    def _compare(self, draft: Draft, conflict: SavedByAnotherDesk) -> None:
        from rehabplanner.ui.conflict_dialog import ConflictDialog  # not before the first paint

        session = self._session_of(draft)
        if session is None:
            return
        mine, based_on = session.plan, session.revision
        dialog = ConflictDialog(self._link, mine, based_on, conflict, self._frame)
        dialog.taken.connect(lambda theirs: self._take(session, theirs))
        dialog.copied.connect(lambda: self._copy(session))
        dialog.put_on_top.connect(lambda revision: self._put_on_top(session, revision))
        dialog.open()

    def _session_of(self, draft: Draft) -> PlanSession | None:
        """The plan on the desk; brought there first when it had been put away."""
        if self._is_open(draft.plan):
            return self._plan.session
        self._open_draft(draft)
        return self._plan.session if self._is_open(draft.plan) else None

    def _is_open(self, plan: Plan) -> bool:
        return self._plan.session is not None and self._plan.session.plan.id == plan.id

    def _take(self, session: PlanSession, theirs: StoredPlan) -> None:
        """Undo brings mine back, as work on top of theirs."""
        session.edit("Take the other desk's plan", lambda _plan: theirs.plan)
        session.found_in_store(theirs.plan, theirs.revision)
        self._plan.save()  # sheets that were given meanwhile
        said, undo = "The plan is theirs now.", session.history.undo
        self._frame.strip.say(said, "accent", "Undo", undo, of=session)

    def _copy(self, session: PlanSession) -> None:
        """Theirs stays the plan; mine goes on under an id of its own."""
        plan = session.plan.replace(id=new_id())
        given = tuple(handout.replace(plan_id=plan.id) for handout in session.given)
        copy = Draft(plan=plan, label=_COPIED, given=given, kept_at=datetime.now(UTC))
        try:
            self._filing.drafts.keep(plan, None, _COPIED, given)  # before the other one goes
            self._plan.let_go()
            self._filing.drafts.discard(session.plan.id)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        self._open_draft(copy)
        self._filing.file(copy)
        self._frame.strip.say("Yours is a plan of its own now; theirs is as they saved it.")

    def _put_on_top(self, session: PlanSession, revision: int) -> None:
        session.revision = revision
        self._plan.save()
