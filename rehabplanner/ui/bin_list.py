"""The list of what lies in the bin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rehabplanner.storage.binned import Binned, BinPage
from rehabplanner.ui.bin_rows import BinRows
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_list import RowList


class BinList(RowList):
    """Several rows can be chosen.

    chosen_changed(): other rows are chosen, or none
    delete_asked(): by key or menu
    """

    chosen_changed = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("In the bin", parent)
        self.rows = BinRows(self)
        self.setModel(self.rows)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        delete = QAction("Delete for ever…", self)
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self.delete_asked)
        self.addAction(delete)

    @property
    def chosen(self) -> list[Binned]:
        """From the top."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(Role.VALUE) for index in indexes]

    def show_page(self, page: BinPage) -> None:
        """Stay at the same place: when one row is gone, the next one is chosen."""
        row = min((index.row() for index in self.selectedIndexes()), default=0)
        self.rows.show_page(page)
        if page.rows:
            self.setCurrentIndex(self.rows.index(min(row, len(page.rows) - 1)))
        self.chosen_changed.emit()
