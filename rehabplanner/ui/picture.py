"""The picture of an exercise: a figure drawn for the plan, or the therapist's photo."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Person
from rehabplanner.domain.pose import Figure
from rehabplanner.domain.side import Side, sided
from rehabplanner.figures.alt_text import alt_text
from rehabplanner.figures.scene import draw
from rehabplanner.figures.styles import STYLES
from rehabplanner.ui.drawing import paint_drawing, paint_panel

PAPER: Final = "#ffffff"
"""Pictures are coloured for paper, so paper is what they stand on in dark mode as well."""


@dataclass(frozen=True)
class FigurePicture:
    """Which figure, for which knee, shown by whom."""

    figure: Figure
    side: Side
    person: Person

    @property
    def words(self) -> str:
        """What is seen, for screen readers."""
        return alt_text(self.figure, self.side)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Start and finish, as large as fits, in the middle of the room."""
        paint_drawing(painter, draw(self.figure, self.side, self.person), room)

    def paint_small(self, painter: QPainter, room: QRectF) -> None:
        """The finish alone: in a list one panel says more than two."""
        drawing = draw(self.figure, self.side, self.person)
        panel = drawing.panels[-1]
        width, height = panel.frame.width, panel.frame.height
        scale = min(room.width() / width, room.height() / height)
        place = _middle(QSizeF(width, height) * scale, room)
        paint_panel(painter, panel, STYLES[drawing.style], place.bottomLeft(), scale)


@dataclass(frozen=True)
class PhotoPicture:
    """A photo, the same for either knee; `words` say what is seen."""

    jpeg: bytes
    words: str

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """As large as fits, in the middle of the room; nothing where the photo is damaged."""
        image = QImage.fromData(self.jpeg)
        if image.isNull():
            return
        size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        pixels = (size * painter.device().devicePixelRatio()).toSize()
        # Smoothed beforehand: while it draws, a painter looks at too few of the pixels.
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(_middle(size, room), small)

    paint_small = paint


Picture = FigurePicture | PhotoPicture


def picture_of(exercise: Exercise, side: Side | None, person: Person) -> Picture | None:
    """The exercise's picture in a plan; a figure shows the right knee until one is chosen."""
    if exercise.photo is not None:
        seen = in_language(exercise.photo.alt)
        return PhotoPicture(exercise.photo.jpeg, sided(seen, side))
    return FigurePicture(exercise.figure, side or "right", person) if exercise.figure else None


def _middle(size: QSizeF, room: QRectF) -> QRectF:
    place = QRectF(QPointF(), size)
    place.moveCenter(room.center())
    return place
