"""What a dialog is doing for as long as it takes, and what came of it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.ui.message_strip import MessageStrip

_BAR_HEIGHT: Final = 6


class WorkStatus(QWidget):
    """First a bar that moves, then a sentence.

    began()
    ended(sentence): with what was said
    """

    began = Signal()
    ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = MessageStrip()
        self._doing = QLabel()
        self._doing.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.strip, self._doing, self._bar):
            column.addWidget(widget)
        self._show_work("")

    @property
    def is_busy(self) -> bool:
        return bool(self._doing.text())

    def begin(self, doing: str) -> None:
        """Say what is being done."""
        self.strip.hide()
        self._show_work(doing)
        self.began.emit()

    def done(self, sentence: str) -> None:
        self._show_work("")
        self.strip.say(sentence)
        self.ended.emit(sentence)

    def refused(self, error: Exception) -> None:
        """Say why it could not be done; a mistake of the program is raised."""
        self._show_work("")
        if not isinstance(error, Refusal):
            self.ended.emit("")
            raise error
        self.strip.say(str(error), "stop")
        self.ended.emit(str(error))

    def _show_work(self, doing: str) -> None:
        self._doing.setText(doing)
        self._bar.setAccessibleName(doing)
        self._doing.setVisible(bool(doing))
        self._bar.setVisible(bool(doing))
