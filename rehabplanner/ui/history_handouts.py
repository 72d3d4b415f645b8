"""The sheets that were given for a plan: when, how, to whom, and how to tell one from another."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.stored import GivenHandout
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_COLUMNS: Final = ("Day", "How", "For", "Fingerprint")
_FINGERPRINT: Final = 3
_SHOWN: Final = 8
_GAP: Final = 24
_HOW: Final = {"file": "Saved as a file", "print": "Printed", "e-mail": "By e-mail"}
_NONE: Final = "No sheet has been given for this plan yet."
_ABOUT: Final = "The fingerprint is the same for the same sheet, and for no other."


class HandoutsPage(QWidget):
    """Newest first.

    failed(error): the store could not be asked
    """

    failed = Signal(object)

    def __init__(self, link: StoreLink, plan_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._plan_id = plan_id
        self.list = QTreeWidget()
        self.list.setHeaderLabels(_COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName("Sheets given, newest first")
        self.about = words_label("hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)

    def read(self) -> None:
        """List what the store has now."""
        plan_id = self._plan_id

        def ask(store: "Store") -> tuple[GivenHandout, ...]:
            return store.handouts(plan_id)

        self._link.ask(self, ask, self._show, self.failed.emit)

    def _show(self, given: tuple[GivenHandout, ...]) -> None:
        self.list.clear()
        self.list.addTopLevelItems([_row(handout) for handout in reversed(given)])
        self.list.setVisible(bool(given))
        self.about.setText(_ABOUT if given else _NONE)
        for column in range(len(_COLUMNS)):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, self.list.columnWidth(column) + _GAP)


def _row(handout: GivenHandout) -> QTreeWidgetItem:
    row = QTreeWidgetItem(
        [
            date_words(handout.given_on),
            _HOW[handout.kind],
            handout.to,
            handout.sha256[:_SHOWN],
        ]
    )
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    row.setFont(_FINGERPRINT, fixed)
    row.setToolTip(_FINGERPRINT, handout.sha256)
    return row
