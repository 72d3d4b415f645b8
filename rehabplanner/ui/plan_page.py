"""The plan page: library, staged plan with inspector or its progress, and the live preview."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Stage, StageText
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.review.place import Place
from rehabplanner.ui.inspector import Inspector
from rehabplanner.ui.library_panel import LibraryPanel
from rehabplanner.ui.part import Part, part_at
from rehabplanner.ui.patient_bar import PatientBar
from rehabplanner.ui.plan_tree import PlanTree
from rehabplanner.ui.preview import Preview
from rehabplanner.ui.progress_panel import ProgressPanel
from rehabplanner.ui.progress_tally import ahead, tally
from rehabplanner.ui.review_panel import ReviewPanel
from rehabplanner.ui.screening_banner import ScreeningBanner
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.tab_order import go_through
from rehabplanner.ui.worker import Worker


class PlanPage(QWidget):
    """Everything for one plan. The panels talk to the session, never to each other.

    message(sentence): something the therapist should read
    """

    message = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        worker: Worker,
        clinic: Clinic,
        options: HandoutOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.library = LibraryPanel(session)
        self.screening = ScreeningBanner(session, self)  # shown without one, it would be a window
        self.patient = PatientBar(session)
        self.tree = PlanTree(session)
        self.inspector = Inspector(session)
        self.progress = ProgressPanel(session)
        self.middle = QTabWidget()
        self.preview = Preview(session, worker, clinic, options)
        self.review = ReviewPanel(session, worker)
        self._lay_out()
        self._wire()
        self._tell_progress()
        self.tree.select(Part("stage", session.plan.current_stage))

    def settle(self) -> bool:
        """Commit what is being typed; False when a field holds what a plan cannot.

        The field is shown and explained.
        """
        if not self.patient.settle():
            return False  # it has said why
        if not self.progress.settle():
            self.middle.setCurrentWidget(self.progress)
            self.message.emit("One measurement is no number that it can be; change it first.")
            return False
        here, left = self.inspector.settle(), self.inspector.unfinished()
        if here and left is not None:
            self.tree.select(left)
        if not here or left is not None:
            self.middle.setCurrentIndex(0)
            self.message.emit("One field below the plan holds what a plan cannot; change it first.")
        return here and left is None

    def add_stage(self) -> None:
        """Put a new, empty stage behind the one in view and select it."""
        plan = self.session.plan
        before = plan.stage(self.tree.stage_in_view())
        words = StageText(name="New stage", goal="What this stage is for.")
        stage = Stage(number=before.number, text={"en": words})
        self.session.edit("Add stage", edits.add_stage, stage, plan.stages.index(before) + 1)
        self._select(Part("stage", stage.id))

    def show_plan(self) -> None:
        """Go to the staged plan."""
        self.middle.setCurrentIndex(0)
        self.tree.setFocus()

    def show_details(self) -> None:
        """Go to the words of what is selected in the plan."""
        self.middle.setCurrentIndex(0)
        self.inspector.focus_words()

    def show_progress(self) -> None:
        """Go to the gates and measures of today's visit."""
        self.middle.setCurrentWidget(self.progress)
        self.progress.start()

    def show_place(self, place: Place, by_key: bool = True) -> None:
        """Select what the review speaks of; by key, put the cursor there too."""
        part = part_at(place)
        if part is None:
            self.patient.side.buttons["left"].setFocus()
            return
        self._select(part)
        if by_key:
            self.inspector.focus_words()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """What a panel has made since the last Tab has its place in the order, too."""
        tabs, preview = self.middle.tabBar(), self.preview
        inside = (self.tree, self.inspector, self.progress)
        go_through((tabs, *inside, *preview.choice.in_tab_order(), preview.view, self.review))
        return super().focusNextPrevChild(next)

    def _wire(self) -> None:
        self.tree.part_selected.connect(self._selected)
        self.library.added.connect(lambda item: self._select(Part("item", item)))
        self.library.refused.connect(self.message)
        self.patient.refused.connect(self.message)
        self.tree.warned.connect(self.message)
        self.review.place_asked.connect(self.show_place)
        self.session.plan_changed.connect(lambda *_: self._tell_progress())

    def _select(self, part: Part) -> None:
        self.middle.setCurrentIndex(0)
        self.tree.select(part)

    def _tell_progress(self) -> None:
        """The tab says how far today's stage is."""
        plan = self.session.plan
        self.middle.setTabText(1, f"Progress: {tally(plan, ahead(plan)).words}")

    def _selected(self, part: Part | None) -> None:
        self.inspector.show_part(part)
        self.library.set_stage(self.tree.stage_in_view())

    def _lay_out(self) -> None:
        staged = QSplitter(Qt.Orientation.Vertical)
        staged.addWidget(self.tree)
        staged.addWidget(self.inspector)
        staged.setChildrenCollapsible(False)
        staged.setSizes([440, 380])
        self.middle.addTab(staged, "Plan")
        self.middle.addTab(self.progress, "Progress")
        self.middle.setDocumentMode(True)
        self.middle.tabBar().setDrawBase(False)
        self.middle.setTabToolTip(0, "Ctrl+1")
        self.middle.setTabToolTip(1, "Ctrl+4")
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.preview)
        right.addWidget(self.review)
        right.setStretchFactor(0, 1)
        right.setChildrenCollapsible(False)
        columns = QSplitter(Qt.Orientation.Horizontal)
        for panel, width in ((self.library, 300), (self.middle, 560), (right, 540)):
            columns.addWidget(panel)
            columns.setStretchFactor(columns.count() - 1, width)
        columns.setSizes([300, 560, 540])
        columns.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.screening)
        column.addWidget(self.patient)
        column.addWidget(columns, 1)
