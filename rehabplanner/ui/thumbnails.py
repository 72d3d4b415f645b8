"""Small pictures of exercises for lists: drawn once, when there is time, and kept."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Person
from rehabplanner.domain.pose import Figure
from rehabplanner.domain.side import Side
from rehabplanner.figures.scene import draw
from rehabplanner.figures.styles import STYLES
from rehabplanner.ui.drawing import paint_panel

_KEPT: Final = 600
_MARGIN: Final = 2
_RADIUS: Final = 5
PAPER: Final = "#ffffff"
"""Figures are coloured for paper, so paper is what they stand on in dark mode as well."""


@dataclass(frozen=True)
class Picture:
    """Which figure, for which knee, shown by whom."""

    figure: Figure
    side: Side
    person: Person


def picture_of(exercise: Exercise, side: Side | None, person: Person) -> Picture | None:
    """The exercise's figure for a plan; it shows the right knee until one is chosen."""
    return Picture(exercise.figure, side or "right", person) if exercise.figure else None


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
    """The finish on a paper-white card: at this size one panel says more than two."""
    pixmap = QPixmap(wanted.size * wanted.ratio)
    pixmap.setDevicePixelRatio(wanted.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    picture, size = wanted.picture, wanted.size
    drawing = draw(picture.figure, picture.side, picture.person)
    panel = drawing.panels[-1]
    room = size - QSize(2 * _MARGIN, 2 * _MARGIN)
    scale = min(room.width() / panel.frame.width, room.height() / panel.frame.height)
    corner = QPointF(
        (size.width() - panel.frame.width * scale) / 2,
        (size.height() + panel.frame.height * scale) / 2,
    )
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER))
    painter.drawRoundedRect(0, 0, size.width(), size.height(), _RADIUS, _RADIUS)
    paint_panel(painter, panel, STYLES[drawing.style], corner, scale)
    painter.end()
    return pixmap
