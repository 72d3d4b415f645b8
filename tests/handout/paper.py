"""Looks at a printed sheet: its words page by page, and whether its margins are white."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from rehabplanner.handout import style

_SCALE = 0.5
_EDGE = 5
"""Above the running head and below the running foot: 10 points."""
_WHITE = 200


@contextmanager
def opened(pdf: bytes) -> Iterator[QPdfDocument]:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    yield document
    document.close()


def page_words(document: QPdfDocument) -> list[str]:
    """Every run of white space as one space."""
    count = document.pageCount()
    return [" ".join(document.getAllText(number).text().split()) for number in range(count)]


def pages_with_ink_in_the_margins(document: QPdfDocument) -> list[int]:
    """Their numbers, from 1."""
    count = document.pageCount()
    return [number + 1 for number in range(count) if not _has_white_margins(document, number)]


def _has_white_margins(document: QPdfDocument, number: int) -> bool:
    grey = _grey(document, number)
    margin = int((style.SIDE_MARGIN - style.BAR) * _SCALE)
    pixels = bytes(cast("memoryview", grey.constBits()))
    for y in range(grey.height()):
        row = pixels[y * grey.bytesPerLine() :][: grey.width()]
        is_edge = y < _EDGE or y >= grey.height() - _EDGE
        outside = row if is_edge else row[:margin] + row[-margin:]
        if min(outside) <= _WHITE:
            return False
    return True


def _grey(document: QPdfDocument, number: int) -> QImage:
    points = document.pagePointSize(number)
    size = QSize(round(points.width() * _SCALE), round(points.height() * _SCALE))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)
