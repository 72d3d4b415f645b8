"""The live preview: the real PDF, made again in the background after every change."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.ui.pages_view import PagesView
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.sheet_choice import Sheet
from rehabplanner.ui.sheet_options import SheetOptions
from rehabplanner.ui.worker import Worker


class Preview(QWidget):
    """Shows the sheet of the session's plan, as it will be exported."""

    def __init__(
        self,
        session: PlanSession,
        worker: Worker,
        clinic: Clinic,
        options: HandoutOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._clinic = clinic
        self._desk_options = options
        self._busy = False
        self._stale = False
        self.choice = SheetOptions(session.plan)
        self.choice.changed.connect(self._make_soon)
        self.view = PagesView()
        self.view.setAccessibleName("Preview of the handout")
        self._sentence = QLabel("The preview appears here.")
        self._sentence.setWordWrap(True)
        self._sentence.setMargin(24)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.choice)
        layout.addWidget(self._stack, 1)
        # What is changed in one go makes one preview, after the panels have been drawn.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make)
        session.plan_changed.connect(self._follow)
        self._make_soon()

    @property
    def document(self) -> QPdfDocument:
        return self.view.document

    @property
    def is_current(self) -> bool:
        """True when what is shown is the plan as it is now."""
        return not (self._busy or self._stale or self._soon.isActive())

    @property
    def sheet(self) -> Sheet:
        return self.choice.value().sheet

    @property
    def options(self) -> HandoutOptions:
        """What was chosen here, on the desk's paper."""
        return self.choice.value().options(self._session.plan, self._desk_options)

    def use(self, clinic: Clinic, options: HandoutOptions) -> None:
        """Print with another letterhead or on other paper from now on."""
        self._clinic, self._desk_options = clinic, options
        self._make_soon()

    def _follow(self) -> None:
        self.choice.show_plan(self._session.plan)
        self._make_soon()

    def _make_soon(self) -> None:
        self._soon.start()

    def _make(self) -> None:
        """Make the preview; changes in the meantime make one more when this one is shown."""
        if self._busy:
            self._stale = True
            return
        self._busy, self._stale = True, False
        plan, clinic, sheet, options = self._session.plan, self._clinic, self.sheet, self.options
        self._worker.run(
            self,
            lambda: sheet.pdf(plan, clinic, options),
            lambda pdf: self._show(pdf, sheet),
            self._cannot,
        )

    def _show(self, pdf: bytes, sheet: Sheet) -> None:
        self._stack.setCurrentWidget(self.view)
        self.view.show_pdf(pdf)
        self.choice.show_page_count(self.document.pageCount())
        self.view.setAccessibleName(f"Preview: {sheet.title}, {self.choice.pages.text()}")
        self._ready()

    def _cannot(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, Refusal):
            raise error
        self._sentence.setText(str(error))
        self.choice.show_page_count(0)
        self._stack.setCurrentWidget(self._sentence)

    def _ready(self) -> None:
        self._busy = False
        if self._stale:
            self._make()
