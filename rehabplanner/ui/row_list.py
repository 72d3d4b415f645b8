"""A list whose Enter belongs to the row, not to the dialog around it."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from rehabplanner.ui.row_delegate import RowDelegate


class RowList(QListView):
    """Our rows in a dialog: Qt would hand Enter on, and press the dialog's button as well."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text() in ("\r", "\n"):
            event.accept()
