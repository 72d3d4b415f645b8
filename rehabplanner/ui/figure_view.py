"""The picture of an exercise, large: start and finish side by side, or the photo."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabplanner.ui.picture import PAPER, Picture

_HEIGHT: Final = 170
_MARGIN: Final = 10
_RADIUS: Final = 8


class FigureView(QWidget):
    """Shows a picture on a paper-white card; not there at all without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_picture(self, picture: Picture | None) -> None:
        """Show another picture; screen readers hear it in words."""
        self.setVisible(picture is not None)
        if picture == self._picture:
            return
        self._picture = picture
        self.setAccessibleName("" if picture is None else picture.words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self._picture.paint(painter, room)
        painter.end()
