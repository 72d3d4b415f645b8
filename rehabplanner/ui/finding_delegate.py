"""How a finding is painted: a sign whose shape says how grave it is, the message, its place."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from rehabplanner.review.finding import Severity
from rehabplanner.ui.roles import Role, Tone
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.theme import tone_colours

_PAD_X: Final = 8
_PAD_Y: Final = 6
_GAP: Final = 2
_SIGN: Final = 16
_SIGN_GAP: Final = 8
_RADIUS: Final = 6
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALL: Final = 10_000

_TONES: Final[dict[Severity, Tone]] = {"stop": "stop", "warning": "caution", "note": "plain"}
_MARKS: Final[dict[Severity, str]] = {"stop": "!", "warning": "!", "note": "i"}


class FindingDelegate(QStyledItemDelegate):
    """A row without a severity (`Role.VALUE`) is a heading. Long messages wrap."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(Role.VALUE) is None:
            return QSize(0, QFontMetrics(_bold(option.font)).height() + 2 * _PAD_Y)
        depth = 1 if index.parent().isValid() else 0
        row = self._view.viewport().width() - depth * self._view.indentation()
        width = row - _words_left() - _PAD_X
        message = _height(option.font, width, index.data())
        detail = _height(_small(option.font), width, index.data(Role.DETAIL))
        return QSize(0, message + _GAP + detail + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        severity = index.data(Role.VALUE)
        if severity is None:
            _paint_heading(painter, option, index)
        else:
            top = QPointF(option.rect.left() + _PAD_X, option.rect.top() + _PAD_Y)
            paint_sign(painter, option.palette, severity, QRectF(top, top + QPointF(_SIGN, _SIGN)))
            _paint_words(painter, option, index)
        painter.restore()


def paint_sign(painter: QPainter, palette: QPalette, severity: Severity, box: QRectF) -> None:
    """An octagon for a stop, a triangle for a warning, a circle for a note."""
    ground, ink = tone_colours(_TONES[severity], palette)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ground)
    if severity == "note":
        painter.drawEllipse(box)
    else:
        painter.drawPolygon(_octagon(box) if severity == "stop" else _triangle(box))
    font = QFont(painter.font())
    font.setPixelSize(round(box.height() * 0.66))
    font.setBold(True)
    painter.setFont(font)
    low = box.height() * 0.14 if severity == "warning" else 0
    painter.drawText(box.translated(0, low), Qt.AlignmentFlag.AlignCenter.value, _MARKS[severity])


def _octagon(box: QRectF) -> QPolygonF:
    cut = box.width() * 0.29
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    return QPolygonF(
        [
            *(QPointF(left + cut, top), QPointF(right - cut, top)),
            *(QPointF(right, top + cut), QPointF(right, bottom - cut)),
            *(QPointF(right - cut, bottom), QPointF(left + cut, bottom)),
            *(QPointF(left, bottom - cut), QPointF(left, top + cut)),
        ]
    )


def _triangle(box: QRectF) -> QPolygonF:
    wide = box.adjusted(-1, 0, 1, 0)
    return QPolygonF(
        [QPointF(wide.center().x(), wide.top()), wide.bottomRight(), wide.bottomLeft()]
    )


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    box = QRectF(option.rect).adjusted(1, 1, -1, -1)
    accent = option.palette.color(QPalette.ColorRole.Accent)
    if option.state & QStyle.StateFlag.State_Selected:
        ground = QColor(accent)
        ground.setAlpha(46)
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(ground)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(QPalette.ColorRole.Midlight))
    else:
        return
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    painter.setFont(_bold(option.font))
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    box = QRectF(option.rect).adjusted(4, 0, -_PAD_X, 0)
    line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, line.value, index.data())


def _paint_words(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    box = option.rect.adjusted(_words_left(), _PAD_Y, -_PAD_X, -_PAD_Y)
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(box, _WRAP.value, index.data())
    box.setTop(box.top() + _height(option.font, box.width(), index.data()) + _GAP)
    painter.setFont(_small(option.font))
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(box, _WRAP.value, index.data(Role.DETAIL))


def _words_left() -> int:
    return _PAD_X + _SIGN + _SIGN_GAP


def _height(font: QFont, width: int, words: str) -> int:
    room = QRect(0, 0, max(width, 1), _TALL)
    return QFontMetrics(font).boundingRect(room, _WRAP.value, words).height()


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
