"""How every row of our lists and trees is painted: title, second line, chips."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.theme import tone_colours

Index = QModelIndex | QPersistentModelIndex

_PAD_X: Final = 10
_PAD_Y: Final = 7
_LINE_GAP: Final = 2
_CHIP_PAD: Final = 7
_CHIP_GAP: Final = 4
_RADIUS: Final = 6


class RowDelegate(QStyledItemDelegate):
    """Paints a row from its roles (`ui.roles.Role`) in the view's palette and font."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title = QFontMetricsF(_title_font(option.font, index)).height()
        height = title + 2 * _PAD_Y
        if index.data(Role.DETAIL):
            height += _LINE_GAP + QFontMetricsF(_small(option.font)).height()
        return QSize(120, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, box, selected=selected)
        inner = box.adjusted(_PAD_X, _PAD_Y - 1, -_PAD_X, -_PAD_Y + 1)
        inner.setLeft(inner.left() + self.paint_picture(painter, index, inner))
        chips: tuple[Chip, ...] = index.data(Role.CHIPS) or ()
        crowded = bool(chips) and _crowds(option, index, chips, inner)
        lower = QRectF(inner)
        if crowded:  # the title keeps its line, the chips share the one below
            lower.setTop(inner.center().y())
        detail_room = _paint_chips(painter, option, chips, lower) - inner.left()
        title_room = inner.width() if crowded else detail_room
        rooms = (title_room, detail_room)
        _paint_words(painter, option, index, inner, rooms, selected=selected)
        painter.restore()

    def paint_picture(self, painter: QPainter, index: Index, box: QRectF) -> float:
        """Paint what stands before the words, and return the room it took; here, nothing."""
        return 0.0


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, *, selected: bool
) -> None:
    palette = option.palette
    if selected:
        colour = QColor(palette.color(QPalette.ColorRole.Accent))
        colour.setAlpha(46)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1.5))
        painter.setBrush(colour)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        return
    if option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    if option.state & QStyle.StateFlag.State_HasFocus:  # where the arrow keys begin
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _paint_words(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: Index,
    box: QRectF,
    rooms: tuple[float, float],
    *,
    selected: bool,
) -> None:
    """Title and second line, each in its own room."""
    palette = option.palette
    muted = palette.color(QPalette.ColorRole.PlaceholderText)
    plain = palette.color(QPalette.ColorRole.Text)
    font = _title_font(option.font, index)
    detail = index.data(Role.DETAIL)
    title = index.data(Qt.ItemDataRole.DisplayRole) or ""
    metrics = QFontMetricsF(font)
    small = QFontMetricsF(_small(option.font))
    height = metrics.height() + (_LINE_GAP + small.height() if detail else 0)
    top = box.center().y() - height / 2
    painter.setFont(font)
    painter.setPen(muted if index.data(Role.MUTED) and not selected else plain)
    line = metrics.elidedText(title, Qt.TextElideMode.ElideRight, rooms[0])
    painter.drawText(QPointF(box.left(), top + metrics.ascent()), line)
    if detail:
        painter.setFont(_small(option.font))
        painter.setPen(muted if not selected else plain)
        line = small.elidedText(detail, Qt.TextElideMode.ElideRight, rooms[1])
        base = top + metrics.height() + _LINE_GAP + small.ascent()
        painter.drawText(QPointF(box.left(), base), line)


def _paint_chips(
    painter: QPainter, option: QStyleOptionViewItem, chips: tuple[Chip, ...], box: QRectF
) -> float:
    """Paint the chips from the right and return where the words must end."""
    font = _small(option.font)
    metrics = QFontMetricsF(font)
    height = metrics.height() + 2
    right = box.right()
    painter.setFont(font)
    for chip in reversed(chips):
        width = metrics.horizontalAdvance(chip.text) + 2 * _CHIP_PAD
        if right - width < box.left() + box.width() * 0.4:
            break  # the title matters more
        place = QRectF(right - width, box.center().y() - height / 2, width, height)
        ground, ink = tone_colours(chip.tone, option.palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chip.text)
        right -= width + _CHIP_GAP
    return right - (_CHIP_GAP if chips else 0)


def _crowds(
    option: QStyleOptionViewItem, index: Index, chips: tuple[Chip, ...], box: QRectF
) -> bool:
    """Whether chips in the middle of a row of two lines would cost the title letters."""
    title = QFontMetricsF(_title_font(option.font, index))
    wide = title.horizontalAdvance(index.data(Qt.ItemDataRole.DisplayRole) or "")
    small = QFontMetricsF(_small(option.font))
    for chip in chips:
        wide += small.horizontalAdvance(chip.text) + 2 * _CHIP_PAD + _CHIP_GAP
    return bool(index.data(Role.DETAIL)) and wide > box.width()


def _title_font(font: QFont, index: Index) -> QFont:
    made = QFont(font)
    if index.data(Role.HEADING):
        made.setPointSizeF(font.pointSizeF() * 1.1)
        made.setWeight(QFont.Weight.Bold)
    else:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
