"""Copies of the store by day, and everything as one file."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from rehabplanner.ui.archive_part import ArchivePart
from rehabplanner.ui.button_row import button_row
from rehabplanner.ui.copies_part import CopiesPart
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.labels import hint
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.work_status import WorkStatus

_SERVER: Final = (
    "The plans lie on the clinic's server. Whoever runs it makes the copies and brings them back."
)


class BackupsDialog(QDialog):
    """Brings back a day, makes a copy, exports and imports everything.

    changed(): the store holds other plans now
    said(sentence): what came of work that went on after the dialog was closed
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        link: StoreLink,
        dialogs: FileDialogs,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backups")
        self.setMinimumWidth(600)
        self.status = WorkStatus()
        self.status.ended.connect(self._say_outside)
        self.archive = ArchivePart(link, dialogs, today, self.status)
        self.archive.imported.connect(self.changed)
        self.copies = CopiesPart(link, link.file, today, self.status) if link.file else None
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        if self.copies is None:
            column.addWidget(hint(_SERVER))
        else:
            self._add_copies(self.copies, column)
        column.addWidget(self.archive)
        column.addWidget(self.status)
        column.addLayout(button_row(last=close))

    def reject(self) -> None:
        """Work that has begun goes on without the dialog."""
        super().reject()
        if not self.status.is_busy:
            self.deleteLater()

    def _add_copies(self, copies: CopiesPart, column: QVBoxLayout) -> None:
        copies.brought_back.connect(self.changed)
        column.addWidget(copies, 1)
        copies.setFocus()
        self.resize(600, 620)

    def _say_outside(self, sentence: str) -> None:
        """Nobody looks at a dialog that was closed meanwhile."""
        if self.isHidden():
            self.said.emit(sentence)
            self.deleteLater()
