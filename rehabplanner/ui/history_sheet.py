"""The sheet of a saved state, as it would be handed over at this desk."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.ui.pages_view import PagesView
from rehabplanner.ui.sheet_choice import PATIENT_SHEET
from rehabplanner.ui.worker import Worker

_MAKING: Final = "Making the sheet…"
_NONE: Final = "This state gives no sheet."


@dataclass(frozen=True)
class Printing:
    """How this desk prints.

    worker: the window's, which makes one sheet after the other
    """

    worker: Worker
    clinic: Clinic
    options: HandoutOptions


class StateSheet(QStackedWidget):
    """Shows the sheet that is wanted last, or a sentence; never the one that was wanted before."""

    def __init__(self, printing: Printing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printing = printing
        self._wanted: Plan | None = None
        self._shown: Plan | None = None
        self._busy = False
        self.view = PagesView()
        self.view.setAccessibleName("Sheet of the saved state")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setMargin(24)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.sentence)
        self.addWidget(self.view)
        self._offer_zoom()

    def say(self, sentence: str) -> None:
        """A sentence in place of a sheet."""
        self._wanted = None
        self._say(sentence)

    def show_sheet(self, plan: Plan) -> None:
        """Make this plan's sheet in the background, and show it unless another is wanted then."""
        self._wanted = plan
        if plan is self._shown:
            self.setCurrentWidget(self.view)
            return
        self._say(_MAKING)
        if not self._busy:
            self._make(plan)

    def _make(self, plan: Plan) -> None:
        self._busy = True
        printing = self._printing
        printing.worker.run(
            self,
            lambda: PATIENT_SHEET.pdf(plan, printing.clinic, printing.options),
            lambda pdf: self._made(plan, pdf),
            lambda error: self._cannot(plan, error),
        )

    def _made(self, plan: Plan, pdf: bytes) -> None:
        self._busy = False
        if self._is_wanted(plan):
            self._shown = plan
            self.setCurrentWidget(self.view)
            self.view.show_pdf(pdf)

    def _cannot(self, plan: Plan, error: Exception) -> None:
        self._busy = False
        is_refusal = isinstance(error, Refusal)
        if self._is_wanted(plan):
            self._say(f"{_NONE}\n\n{error}" if is_refusal else "")
        if not is_refusal:
            raise error

    def _is_wanted(self, plan: Plan) -> bool:
        """Otherwise the one that is wanted by now is made; those in between never are."""
        if self._wanted is not None and self._wanted is not plan:
            self._make(self._wanted)
        return self._wanted is plan

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.setCurrentWidget(self.sentence)

    def _offer_zoom(self) -> None:
        keys = QKeySequence.StandardKey
        for name, key, zoom in (
            ("Larger", keys.ZoomIn, self.view.larger),
            ("Smaller", keys.ZoomOut, self.view.smaller),
        ):
            action = QAction(name, self.view)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(zoom)
            self.view.addAction(action)
