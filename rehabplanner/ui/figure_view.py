"""The picture of an exercise, large: start and finish side by side."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabplanner.figures.alt_text import alt_text
from rehabplanner.figures.scene import draw
from rehabplanner.ui.drawing import paint_drawing
from rehabplanner.ui.thumbnails import PAPER, Picture

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
        self.setAccessibleName("" if picture is None else alt_text(picture.figure, picture.side))
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
        picture = self._picture
        drawing = draw(picture.figure, picture.side, picture.person)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        paint_drawing(painter, drawing, room)
        painter.end()
