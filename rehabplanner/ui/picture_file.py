"""Reads a picture file that comes from anywhere: upright, in sRGB, or refused in one sentence.

Nothing in the file is trusted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from rehabplanner.domain.jpeg import is_cut_off
from rehabplanner.refusal import Refusal

MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 50_000_000  # read whole they take 200 MB for a moment

_JPEG: Final = b"jpeg"
_KINDS: Final = (b"png", _JPEG)
_HEIF: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
_DAMAGED: Final = "This picture is damaged; choose another one."
_FAINTEST: Final = 245  # lighter greys cannot be told from the paper


@dataclass(frozen=True)
class Demands:
    """What a picture must be like.

    kinds: what may be chosen, in words
    smallest: pixels of the shorter side
    longest: how many times as long as the other a side may be
    room: no more than these pixels are of use
    """

    kinds: str
    smallest: int
    longest: int
    room: QSize


def content(path: Path, demands: Demands) -> bytes:
    """The file's bytes. Raises Refusal when they cannot be had or are too many."""
    if path.exists() and not path.is_file():
        raise Refusal(f"{path.name} is not a file; choose a {demands.kinds} picture.")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(f"{path.name} cannot be read; choose another picture.") from error
    if len(data) > MOST_BYTES:
        raise Refusal(
            f"This file is larger than {MOST_BYTES // 1_000_000} MB; choose a smaller picture."
        )
    return data


def decoded(data: bytes, demands: Demands) -> QImage:
    """The picture with its right side up. Raises Refusal when there is none to be had."""
    _refuse_heif(data)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # cameras say which side is up
    kind = reader.format().data()  # once it has read, it no longer says
    if kind not in _KINDS:
        raise Refusal(f"This is not a {demands.kinds} picture; choose one of these.")
    _refuse_shape(reader.size(), demands)
    _read_coarsely(reader, demands)
    image = reader.read()
    # Qt fills what is missing of a JPEG with grey and says nothing.
    if image.isNull() or (kind == _JPEG and is_cut_off(data)):
        raise Refusal(_DAMAGED)
    return _in_srgb(image)


def refuse_slivers(size: QSize | QSizeF, smallest: int, longest: int) -> None:
    """Raises Refusal for a picture that nobody could make anything out in."""
    short, long = sorted((size.width(), size.height()))
    if short < smallest:
        raise Refusal(
            f"This picture is too small to print; choose one of at least"
            f" {smallest} by {smallest} pixels."
        )
    if long > longest * short:
        raise Refusal("This picture would print as a thin line; choose one that is less long.")


def fitted(image: QImage, room: QSize) -> QImage:
    """Made smaller where it needs more room, never larger."""
    size = image.size()
    if size.width() > room.width() or size.height() > room.height():
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled(image, size.expandedTo(QSize(1, 1)))


def scaled(image: QImage, size: QSize) -> QImage:
    """Painted anew, so that it carries nothing along: no comments, no place of a photo."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return painted(size, lambda painter, _area: painter.drawImage(0, 0, small))


def painted(size: QSize, paint: Callable[[QPainter, QRectF], object]) -> QImage:
    """On white, as it prints."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()))
    painter.end()
    return image


def refuse_blank(image: QImage) -> None:
    """Raises Refusal when white paper would show nothing of it."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, pixels = grey.width(), bytes(grey.constBits())
    lines = range(0, len(pixels), grey.bytesPerLine())
    if all(min(pixels[start : start + width]) > _FAINTEST for start in lines):
        raise Refusal("This picture shows nothing on white paper; choose another one.")


def encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    """The pixels as a file of that kind, in plain red, green and blue."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    writer.write(image.convertToFormat(QImage.Format.Format_RGB888))
    return bytes(buffer.data().data())


def _refuse_heif(data: bytes) -> None:
    """Qt reads these on some systems only; what works must not hang on the machine."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        raise Refusal("This is a HEIC photo, as some phones take them; choose a JPEG copy of it.")


def _refuse_shape(size: QSize, demands: Demands) -> None:
    if size.isEmpty():
        raise Refusal(_DAMAGED)
    if size.width() * size.height() > MOST_PIXELS:
        raise Refusal(
            f"This picture has more than {MOST_PIXELS // 1_000_000} megapixels;"
            " choose a smaller one."
        )
    refuse_slivers(size, demands.smallest, demands.longest)


def _read_coarsely(reader: QImageReader, demands: Demands) -> None:
    """A large photo is scaled while it is read: to far more than is of use, either side up."""
    side = 3 * max(demands.room.width(), demands.room.height())
    if max(reader.size().width(), reader.size().height()) > side:
        coarse = QSize(side, side)
        reader.setScaledSize(reader.size().scaled(coarse, Qt.AspectRatioMode.KeepAspectRatio))


def _in_srgb(image: QImage) -> QImage:
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    plain = QImage.Format.Format_ARGB32
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        return image.convertedToColorSpace(srgb, plain)
    return image.convertToFormat(plain)
