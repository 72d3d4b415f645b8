"""Rows with a small picture before the words."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index, RowDelegate
from rehabplanner.ui.thumbnails import Thumbnails

_WIDTH: Final = 52
_LEAST_HEIGHT: Final = 48
_GAP: Final = 8
_REACH: Final = 6
"""How far the picture goes up and down into the row's padding."""


class PictureRowDelegate(RowDelegate):
    """Paints rows like `RowDelegate`, with the picture of an exercise at the left."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._thumbnails = Thumbnails(self)
        self._thumbnails.drawn.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if index.data(Role.PICTURE) is not None:
            size.setHeight(max(size.height(), _LEAST_HEIGHT))
        return size

    def paint_picture(self, painter: QPainter, index: Index, box: QRectF) -> float:
        picture = index.data(Role.PICTURE)
        if picture is None:
            return 0.0
        size = QSize(_WIDTH, round(box.height()) + 2 * _REACH)
        pixmap = self._thumbnails.pixmap(picture, size, painter.device().devicePixelRatioF())
        if pixmap is not None:
            painter.drawPixmap(QPointF(box.left() - _REACH, box.top() - _REACH), pixmap)
        return float(_WIDTH - _REACH + _GAP)
