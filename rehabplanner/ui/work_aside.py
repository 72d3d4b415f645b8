"""The open plan, put aside while the store is closed, and brought back to the desk."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from rehabplanner.refusal import Refusal
from rehabplanner.storage.drafts import Draft
from rehabplanner.storage.stored import StoredPlan
from rehabplanner.ui.arrivals import Arrivals
from rehabplanner.ui.kept_plans import KeptPlans
from rehabplanner.ui.open_plan import OpenPlan
from rehabplanner.ui.session import PlanSession

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage


class WorkAside(QObject):
    """Remembers which plan it was; all of its work goes into the store, or to the disk."""

    def __init__(self, plan: OpenPlan, kept: KeptPlans, arrivals: Arrivals) -> None:
        super().__init__(plan)
        self._plan, self._kept, self._arrivals = plan, kept, arrivals
        self._plan_id = ""
        self._unkept: Draft | None = None
        """Work that neither disk nor store could take; no widget shows it."""
        kept.filing.filed.connect(self._filed)

    def put(self) -> bool:
        """Put the plan aside, whatever is being typed: the desk has to be locked now.

        Words that a plan cannot hold are dropped; the plan stays in its last state that it could
        have; False then.
        """
        page = self._plan.page
        is_settled = page is None or _settle_all(page)
        if page is not None:
            self._take_down(page.session)
        return is_settled

    def put_when_settled(self) -> None:
        """The same for work that can wait. Raises Refusal when something has to be done first."""
        page = self._plan.page
        if page is None:
            return
        if self._plan.settled_page() is None:
            raise Refusal("A field of the open plan holds what a plan cannot; change it first.")
        self._plan.keep_now()
        self._take_down(page.session)

    def bring_back(self, then: Callable[[], None]) -> None:
        """Open it again as it was, with its unsaved work; `then` follows, also without one."""
        plan_id, self._plan_id = self._plan_id, ""
        draft = self._unkept or (self._kept.drafts.of(plan_id) if plan_id else None)
        self._unkept = None
        if draft is not None:
            self._arrivals.open_draft(draft)
        if draft is not None or not plan_id:
            then()
            return

        def found(plan: StoredPlan) -> None:
            self._arrivals.open_found(plan)
            then()

        self._kept.link.ask(self, lambda store: store.plan(plan_id), found, lambda _: then())

    def _take_down(self, session: PlanSession) -> None:
        worker = self._plan.frame.worker
        worker.finish()
        QCoreApplication.sendPostedEvents(worker)  # a sheet that is just done counts as given
        self._plan_id = session.plan.id
        try:
            self._plan.keep_now()
        except Refusal:
            self._unkept = _draft(session)
        self._plan.save()
        self._plan.take_down()

    def _filed(self, draft: Draft, _revision: int) -> None:
        if self._unkept is not None and self._unkept.plan.id == draft.plan.id:
            self._unkept = None


def _settle_all(page: "PlanPage") -> bool:
    """Each panel takes over what it can; False when one could not take all."""
    field = QApplication.focusWidget()
    if field is not None and page.isAncestorOf(field):
        field.clearFocus()  # the field being typed in first: another one must not keep it waiting
    settled = [part.settle() for part in (page.patient, page.progress, page.inspector)]
    return all(settled) and page.inspector.unfinished() is None


def _draft(session: PlanSession) -> Draft:
    return Draft(
        plan=session.plan,
        based_on=session.revision,
        label=session.label,
        given=session.given,
        kept_at=datetime.now(UTC),
    )
