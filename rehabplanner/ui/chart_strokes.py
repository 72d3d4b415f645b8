"""How each line of a chart is drawn: by dash and marker first, by colour besides."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from rehabplanner.ui.chart_lines import LineKind

_MARKER: Final = 4.0
_WIDTH: Final = 2.0

_DASHES: Final[dict[LineKind, Qt.PenStyle]] = {
    "left": Qt.PenStyle.SolidLine,
    "right": Qt.PenStyle.DashLine,
    "value": Qt.PenStyle.SolidLine,
    "gate": Qt.PenStyle.DotLine,
}
_ROLES: Final[dict[LineKind, QPalette.ColorRole]] = {
    "left": QPalette.ColorRole.Text,
    "right": QPalette.ColorRole.Accent,
    "value": QPalette.ColorRole.Text,
    "gate": QPalette.ColorRole.PlaceholderText,
}


def line_pen(palette: QPalette, kind: LineKind) -> QPen:
    return QPen(_colour(palette, kind), _WIDTH, _DASHES[kind])


def paint_marker(painter: QPainter, palette: QPalette, kind: LineKind, at: QPointF) -> None:
    """A filled dot for the left leg, an open square for the right one; the gate has none."""
    if kind == "gate":
        return
    colour = _colour(palette, kind)
    painter.setPen(QPen(colour, _WIDTH))
    box = QRectF(at.x() - _MARKER, at.y() - _MARKER, 2 * _MARKER, 2 * _MARKER)
    if kind == "right":
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRect(box)
    else:
        painter.setBrush(colour)
        painter.drawEllipse(box)


def _colour(palette: QPalette, kind: LineKind) -> QColor:
    return palette.color(_ROLES[kind])
