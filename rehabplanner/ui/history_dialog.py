"""The history of a plan: every saved state, what changed in it, and the sheets that were given."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal
from rehabplanner.ui.history_handouts import HandoutsPage
from rehabplanner.ui.history_revisions import RevisionsPage
from rehabplanner.ui.history_sheet import Printing
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.store_link import StoreLink

_SIZE: Final = QSize(1040, 720)
_MOST_OF_SCREEN: Final = 0.9


class HistoryDialog(QDialog):
    """Nothing is overwritten: what is brought back is one more edit of the open plan.

    now: the plan as it is open, saved or not
    printing: how the sheet of a saved state is made

    bring_back(plan): a saved state is to be the open plan
    """

    bring_back = Signal(object)

    def __init__(
        self,
        link: StoreLink,
        plan_id: str,
        now: Plan,
        printing: Printing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("History of this plan")
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _MOST_OF_SCREEN))
        self.revisions = RevisionsPage(link, plan_id, now, printing)
        self.handouts = HandoutsPage(link, plan_id)
        self.wrong = words_label("fieldError")
        self.wrong.hide()
        tabs = QTabWidget()
        tabs.addTab(self.revisions, "&Saved states")
        tabs.addTab(self.handouts, "Sheets &given")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(tabs, 1)
        column.addWidget(self.wrong)
        column.addWidget(buttons)
        self.revisions.bring_back.connect(self._bring_back)
        for page in (self.revisions, self.handouts):
            page.failed.connect(self._cannot)
        link.opened.connect(self._read)  # for the first time, or after it was away
        self.revisions.list.setFocus()
        self._read()

    def _read(self) -> None:
        self.wrong.hide()
        self.revisions.read()
        self.handouts.read()

    def _bring_back(self, plan: Plan) -> None:
        self.accept()
        self.bring_back.emit(plan)

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.wrong.setText(str(error))
        self.wrong.show()
