"""A search field that keeps the cursor while arrow keys move through the list below it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

_STEERING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SteeringField(QLineEdit):
    """Looks for rows of one list."""

    def __init__(
        self, rows: QListView, hint: str, name: str, parent: QWidget | None = None
    ) -> None:
        """hint: what may be typed; name: for a screen reader"""
        super().__init__(parent)
        self._rows = rows
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a file dropped here is opened by the window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEERING:
            self._rows.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
