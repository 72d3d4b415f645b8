"""How a gate stands, as a shape and a word: the shape alone tells it without colour."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabplanner.domain.gates import GateStatus
from rehabplanner.ui.roles import Tone
from rehabplanner.ui.theme import tone_colours

STATUS_WORDS: Final[dict[GateStatus, str]] = {
    "met": "met",
    "not met": "not met",
    "stale": "too old",
    "not tested": "not tested",
    "not needed": "not needed",
}
STATUS_TONES: Final[dict[GateStatus, Tone]] = {
    "met": "accent",
    "not met": "stop",
    "stale": "caution",
    "not tested": "plain",
    "not needed": "plain",
}
_SIZE: Final = 18
_LINES: Final[dict[GateStatus, tuple[tuple[tuple[float, float], ...], ...]]] = {
    "met": (((0.28, 0.52), (0.44, 0.68), (0.73, 0.34)),),
    "not met": (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66))),
    "stale": (((0.5, 0.26), (0.5, 0.5), (0.68, 0.6)),),
    "not tested": (),
    "not needed": (((0.3, 0.5), (0.7, 0.5)),),
}
"""Strokes inside the shape, from 0 to 1: a tick, a cross, the hands of a clock, a dash."""


class GateMark(QWidget):
    """One status as a small picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.status: GateStatus = "not tested"

    def show_status(self, status: GateStatus) -> None:
        self.status = status
        self.setAccessibleName(STATUS_WORDS[status])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, self.palette(), self.status, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


def paint_mark(painter: QPainter, palette: QPalette, status: GateStatus, box: QRectF) -> None:
    """A circle; a square for "not met"; an open, dashed circle for "not tested"."""
    ground, ink = tone_colours(STATUS_TONES[status], palette)
    pen = QPen(ink, 1.4)
    if status == "not tested":
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if status == "not tested" else ground)
    if status == "not met":
        painter.drawRoundedRect(box, 2, 2)
    else:
        painter.drawEllipse(box)
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _LINES[status]:
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in line]
        painter.drawPolyline(QPolygonF(points))
