"""Draws a figure with Qt: for thumbnails, the inspector and the preview."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from rehabplanner.figures.drawing import Drawing, Panel, Path, Shape
from rehabplanner.figures.styles import STYLES, FigureStyle


def paint_drawing(painter: QPainter, drawing: Drawing, target: QRectF, gap: float = 8.0) -> None:
    """All panels in a row, as large as fits, in the middle of the target; gap in centimetres."""
    width = drawing.width + gap * (len(drawing.panels) - 1)
    scale = min(target.width() / width, target.height() / drawing.height)
    left = target.center().x() - width * scale / 2
    bottom = target.center().y() + drawing.height * scale / 2
    for panel in drawing.panels:
        paint_panel(painter, panel, STYLES[drawing.style], QPointF(left, bottom), scale)
        left += (panel.frame.width + gap) * scale


def paint_panel(
    painter: QPainter, panel: Panel, style: FigureStyle, corner: QPointF, scale: float
) -> None:
    """One panel with its lower left corner at a place; scale in pixels per centimetre."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    painter.scale(scale, -scale)
    painter.translate(-panel.frame.left, -panel.frame.bottom)
    frame = panel.frame
    painter.setClipRect(
        QRectF(frame.left, frame.bottom, frame.width, frame.height),
        Qt.ClipOperation.IntersectClip,
    )
    for shape in panel.shapes:
        painter.setPen(_pen(shape, style))
        painter.setBrush(_brush(shape, style))
        painter.drawPath(_path(shape.path))
    painter.restore()


def _pen(shape: Shape, style: FigureStyle) -> QPen:
    if shape.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(style.colour(shape.stroke)), shape.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dash is not None:
        pen.setDashPattern([part / shape.width for part in shape.dash])
    return pen


def _brush(shape: Shape, style: FigureStyle) -> QBrush:
    return QBrush(QColor(style.colour(shape.fill))) if shape.fill else QBrush(Qt.BrushStyle.NoBrush)


def _path(ops: Path) -> QPainterPath:
    path = QPainterPath()
    for op, values in ops:
        if op == "M":
            path.moveTo(*values)
        elif op == "L":
            path.lineTo(*values)
        elif op == "C":
            path.cubicTo(*values)
        else:
            path.closeSubpath()
    return path
