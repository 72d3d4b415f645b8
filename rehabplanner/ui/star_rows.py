"""Rows whose picture carries a star when the therapist has marked them."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from rehabplanner.ui.picture import PAPER
from rehabplanner.ui.picture_rows import PictureRowDelegate
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index

_SIZE: Final = 24
_RADIUS: Final = 7.5
_LEFT, _TOP = 6, 3
_WAIST: Final = 0.45
"""How deep a star's bays go, as a part of its points' reach."""

_FULL: Final = ("#f2b01e", "#6b4700")
_EMPTY: Final = (PAPER, "#5f6d78")
"""Fill and outline; both stand on the picture's paper, in dark mode as well."""


def star_place(row: QRect) -> QRectF:
    """Where a row's star is painted and can be clicked."""
    return QRectF(row.left() + _LEFT, row.top() + _TOP, _SIZE, _SIZE)


class StarRowDelegate(PictureRowDelegate):
    """Favourites have a full star; the row under the mouse offers an empty one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        starred = index.data(Role.STARRED)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if starred or (starred is not None and hovered):
            _paint_star(painter, star_place(option.rect), *(_FULL if starred else _EMPTY))

    def paint_picture(self, painter: QPainter, index: Index, box: QRectF) -> float:
        """Without a picture the star still needs a place that is not the name's."""
        room = super().paint_picture(painter, index, box)
        return room or (float(_SIZE) if index.data(Role.STARRED) is not None else 0.0)


def _paint_star(painter: QPainter, place: QRectF, fill: str, outline: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(PAPER)
    ground.setAlphaF(0.85)  # lines of the figure behind would blur it
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(place.center(), _RADIUS + 3, _RADIUS + 3)
    painter.setPen(QPen(QColor(outline), 1.2))
    painter.setBrush(QColor(fill))
    painter.drawPolygon(_star(place.center()))
    painter.restore()


def _star(middle: QPointF) -> QPolygonF:
    corners = []
    for number in range(10):
        reach = _RADIUS if number % 2 == 0 else _RADIUS * _WAIST
        angle = number * pi / 5
        corners.append(middle + QPointF(reach * sin(angle), -reach * cos(angle)))
    return QPolygonF(corners)
