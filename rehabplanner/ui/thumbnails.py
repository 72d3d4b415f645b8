"""Small pictures of exercises for lists: drawn once, when there is time, and kept."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from rehabplanner.ui.picture import PAPER, Picture

_KEPT: Final = 600
_MARGIN: Final = 2
_RADIUS: Final = 5


@dataclass(frozen=True)
class _Wanted:
    picture: Picture
    size: QSize
    ratio: float

    def __hash__(self) -> int:
        return hash((self.picture, self.size.width(), self.size.height(), self.ratio))


class Thumbnails(QObject):
    """Draws one picture each time the window has nothing else to do, so that scrolling goes on.

    drawn(): another picture can be had
    """

    drawn = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[_Wanted, QPixmap] = OrderedDict()
        self._queue: list[_Wanted] = []
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._draw_one)

    def pixmap(self, picture: Picture, size: QSize, ratio: float) -> QPixmap | None:
        """The picture in that size (pixels of the screen's scale), or None until it is drawn."""
        wanted = _Wanted(picture, size, ratio)
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if wanted not in self._queue:
            self._queue.append(wanted)
            self._idle.start()
        return None

    def _draw_one(self) -> None:
        wanted = self._queue.pop()  # the last one asked for is on the screen now
        self._kept[wanted] = _drawn(wanted)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if self._queue:
            self._idle.start()
        self.drawn.emit()


def _drawn(wanted: _Wanted) -> QPixmap:
    """On a paper-white card."""
    pixmap = QPixmap(wanted.size * wanted.ratio)
    pixmap.setDevicePixelRatio(wanted.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    card = QRectF(0, 0, wanted.size.width(), wanted.size.height())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER))
    painter.drawRoundedRect(card, _RADIUS, _RADIUS)
    room = card.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    wanted.picture.paint_small(painter, room)
    painter.end()
    return pixmap
