"""The start page at work: what it lists, and what its rows lead to."""

from PySide6.QtCore import QObject

from rehabplanner.storage.drafts import Draft
from rehabplanner.ui.arrivals import Arrivals
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.kept_plans import KeptPlans
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.records import Records
from rehabplanner.ui.start_page import StartPage
from rehabplanner.ui.unsaved_work import UnsavedWork


class StartDesk(QObject):
    """Lists unsaved work, plans and templates, and does what is asked for there."""

    def __init__(
        self,
        frame: Frame,
        page: StartPage,
        kept: KeptPlans,
        own: OwnContent,
        arrivals: Arrivals,
        records: Records,
    ) -> None:
        super().__init__(frame)
        self._frame, self._page, self._kept, self._own = frame, page, kept, own
        self._unsaved = UnsavedWork(kept.drafts, frame.strip)
        own.changed.connect(self._show_templates)
        kept.changed.connect(self.show_work)
        page.draft_chosen.connect(arrivals.open_draft)
        page.draft_discarded.connect(self._discard)
        plans = page.plans
        plans.use(kept.search)
        plans.chosen.connect(lambda row: arrivals.open_stored(row.id))
        plans.patient_chosen.connect(lambda patient: records.show_patient(None, patient.id))
        plans.history_asked.connect(records.history_of)
        plans.binned.connect(kept.to_bin)

    def show(self) -> None:
        """Bring the page to the front, with all lists as they are now."""
        self.show_work()
        self._page.chooser.search.clear()
        self._frame.pages.setCurrentWidget(self._page)
        self._frame.setWindowTitle("rehabplanner[*]")
        self._page.chooser.search.setFocus()

    def show_work(self) -> None:
        """Bring the lists of unsaved work and plans up to date."""
        self._page.show_work(self._kept.unsaved())

    def _show_templates(self) -> None:
        self._page.chooser.use_templates(self._own.templates)

    def _discard(self, draft: Draft) -> None:
        self._unsaved.discard(draft, self.show_work)
