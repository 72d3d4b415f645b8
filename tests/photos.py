"""Photos for tests, painted instead of taken: somebody by a chair, in front of a wall."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter, QPen

from rehabplanner.domain.photo import Photo

_PER_METRE = 3780
ALT = "A man holds a chair and lifts his heels."


def a_scene(width: int = 640, height: int = 480) -> QImage:
    """Lit from the left, so that no two parts of the wall are alike."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)  # no pixel is left to chance
    image.setDotsPerMeterX(_PER_METRE)  # else it is the screen's, if there is one by now
    image.setDotsPerMeterY(_PER_METRE)
    painter = QPainter(image)
    painter.scale(width / 640, height / 480)
    wall = QLinearGradient(0, 0, 640, 480)
    wall.setColorAt(0, QColor("#f3ead9"))
    wall.setColorAt(1, QColor("#9fb4bd"))
    painter.fillRect(0, 0, 640, 400, wall)
    painter.fillRect(0, 400, 640, 80, QColor("#8a6b4f"))
    _paint_chair(painter)
    _paint_person(painter)
    painter.end()
    return image


def jpeg_of(image: QImage, quality: int = 85) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    assert writer.write(image.convertToFormat(QImage.Format.Format_RGB888))
    return bytes(buffer.data().data())


@cache
def a_jpeg(width: int = 640, height: int = 480) -> bytes:
    return jpeg_of(a_scene(width, height))


def a_photo(width: int = 640, height: int = 480, alt: str = ALT) -> Photo:
    return Photo(jpeg=a_jpeg(width, height), alt={"en": alt})


def _paint_chair(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("#4b3621"), 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for x in (400, 520):
        painter.drawLine(QPointF(x, 250), QPointF(x, 420))
    painter.drawLine(QPointF(400, 300), QPointF(520, 300))
    painter.drawLine(QPointF(400, 120), QPointF(400, 300))


def _paint_person(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("#2b5a8c"), 46, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(290, 150), QPointF(290, 270))
    painter.setPen(QPen(QColor("#3a3f45"), 34, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(285, 290), QPointF(280, 410))
    painter.setPen(QPen(QColor("#d9a27e"), 18, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(300, 165), QPointF(398, 170))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#d9a27e"))
    painter.drawEllipse(QRectF(262, 60, 60, 68))
