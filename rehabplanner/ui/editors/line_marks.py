"""Numbers or bullets beside the lines of a text, so that a wrapped line reads as one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

Mark = Callable[[int], str]
"""What stands before line number n (from 1)."""


def numbered(number: int) -> str:
    return f"{number}."


def bulleted(_number: int) -> str:
    return "•"


class LineMarks(QWidget):
    """The margin of a `GrowingText`.

    tops: where each line of the text begins, in pixels
    """

    def __init__(self, mark: Mark, tops: Callable[[], list[float]], parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self._tops = tops
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("5. "), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for number, top in enumerate(self._tops(), 1):
            line = self.rect()
            line.setTop(round(top))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._mark(number))
