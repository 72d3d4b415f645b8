"""Makes a clinic's logo of a picture file, whatever its size and kind: small, upright, sRGB.

The file comes from anywhere: nothing in it is trusted, and nothing outside of it is ever loaded.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from rehabplanner.domain.logo import LOGO_BYTES, LOGO_HEIGHT, LOGO_WIDTH, Logo
from rehabplanner.refusal import Refusal
from rehabplanner.ui.harmless_svg import harmless_svg, looks_like_svg

MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 50_000_000  # read whole they take 200 MB for a moment
SMALLEST_SIDE: Final = 16
LONGEST_SHAPE: Final = 20
"""How many times as long as the other a side may be: beyond it a logo prints as a line."""

_KINDS: Final = (b"png", b"jpeg")
_ROOM: Final = QSize(LOGO_WIDTH, LOGO_HEIGHT)
_JPEG: Final = b"\xff\xd8"
_JPEG_SCAN: Final = b"\xff\xda"  # none of these markers is ever among the pixels
_JPEG_END: Final = b"\xff\xd9"
_COARSE: Final = QSize(3 * LOGO_WIDTH, 3 * LOGO_WIDTH)
"""To this size a large photo is scaled while it is read, either side up."""
_SHRINK: Final = 0.85
_FAINTEST: Final = 245  # lighter greys cannot be told from the paper


def read_logo(path: Path) -> Logo:
    """The same file always gives the same bytes.

    Raises Refusal for what is no picture, or none that can be printed as a logo.
    """
    data = _content(path)
    image = _drawn(data) if looks_like_svg(data) else _fitted(_decoded(data))
    if _is_blank(image):
        raise Refusal("This picture shows nothing on white paper; choose another one.")
    while len(png := _png(image)) > LOGO_BYTES:
        image = _scaled(image, image.size() * _SHRINK)
    return Logo(png=png)


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise Refusal(f"{path.name} is not a file; choose a PNG, JPEG or SVG picture.")
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


def _decoded(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # cameras say which side is up
    if reader.format().data() not in _KINDS:
        raise Refusal("This is not a PNG, JPEG or SVG picture; choose one of these.")
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise Refusal(
            f"This picture has more than {MOST_PIXELS // 1_000_000} megapixels;"
            " choose a smaller one."
        )
    _refuse_slivers(size, SMALLEST_SIDE)
    if max(size.toTuple()) > _COARSE.width():
        reader.setScaledSize(size.scaled(_COARSE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull() or _is_cut_off(data):
        raise Refusal("This picture is damaged; choose another one.")
    return _in_srgb(image)


def _is_cut_off(data: bytes) -> bool:
    """Qt fills what is missing of a JPEG with grey and says nothing."""
    return data.startswith(_JPEG) and data.rfind(_JPEG_END) < data.rfind(_JPEG_SCAN)


def _drawn(data: bytes) -> QImage:
    renderer = QSvgRenderer(harmless_svg(data))
    size = renderer.viewBoxF().size()
    if not renderer.isValid() or size.isEmpty():
        raise Refusal("This SVG picture is damaged or empty; choose another one.")
    _refuse_slivers(size, 0)
    room = size.scaled(QSizeF(_ROOM), Qt.AspectRatioMode.KeepAspectRatio)
    return _painted(room.toSize(), lambda painter, area: renderer.render(painter, area))


def _refuse_slivers(size: QSize | QSizeF, smallest: int) -> None:
    short, long = sorted((size.width(), size.height()))
    if short < smallest:
        raise Refusal(
            f"This picture is too small to print; choose one of at least"
            f" {smallest} by {smallest} pixels."
        )
    if long > LONGEST_SHAPE * short:
        raise Refusal("This picture would print as a thin line; choose one that is less long.")


def _in_srgb(image: QImage) -> QImage:
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    plain = QImage.Format.Format_ARGB32
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        return image.convertedToColorSpace(srgb, plain)
    return image.convertToFormat(plain)


def _fitted(image: QImage) -> QImage:
    size = image.size()
    if size.width() > LOGO_WIDTH or size.height() > LOGO_HEIGHT:
        size = size.scaled(_ROOM, Qt.AspectRatioMode.KeepAspectRatio)
    return _scaled(image, size)


def _scaled(image: QImage, size: QSize) -> QImage:
    """Painted anew, so that it carries nothing along: no comments, no place of a photo."""
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return _painted(size, lambda painter, _area: painter.drawImage(0, 0, scaled))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    QImageWriter(buffer, QByteArray(b"png")).write(plain)
    return bytes(buffer.data().data())


def _painted(size: QSize, paint: Callable[[QPainter, QRectF], object]) -> QImage:
    """On white, as the logo prints."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()))
    painter.end()
    return image


def _is_blank(image: QImage) -> bool:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, pixels = grey.width(), bytes(grey.constBits())
    lines = range(0, len(pixels), grey.bytesPerLine())
    return all(min(pixels[start : start + width]) > _FAINTEST for start in lines)
