"""Makes a clinic's logo of a picture file, whatever its size and kind: small, upright, sRGB."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from rehabplanner.domain.logo import LOGO_BYTES, LOGO_HEIGHT, LOGO_WIDTH, Logo
from rehabplanner.refusal import Refusal
from rehabplanner.ui.harmless_svg import harmless_svg, looks_like_svg
from rehabplanner.ui.picture_file import (
    Demands,
    content,
    decoded,
    encoded,
    fitted,
    painted,
    refuse_blank,
    refuse_slivers,
    scaled,
)

_ROOM: Final = QSize(LOGO_WIDTH, LOGO_HEIGHT)
_DEMANDS: Final = Demands("PNG, JPEG or SVG", smallest=16, longest=20, room=_ROOM)
_SHRINK: Final = 0.85


def read_logo(path: Path) -> Logo:
    """The same file always gives the same bytes.

    Raises Refusal for what is no picture, or none that can be printed as a logo.
    """
    data = content(path, _DEMANDS)
    image = _drawn(data) if looks_like_svg(data) else fitted(decoded(data, _DEMANDS), _ROOM)
    refuse_blank(image)
    while len(png := encoded(image, "png")) > LOGO_BYTES:
        image = scaled(image, image.size() * _SHRINK)
    return Logo(png=png)


def _drawn(data: bytes) -> QImage:
    renderer = QSvgRenderer(harmless_svg(data))
    size = renderer.viewBoxF().size()
    if not renderer.isValid() or size.isEmpty():
        raise Refusal("This SVG picture is damaged or empty; choose another one.")
    refuse_slivers(size, 0, _DEMANDS.longest)  # it has no pixels to be too few
    room = size.scaled(QSizeF(_ROOM), Qt.AspectRatioMode.KeepAspectRatio)
    return painted(room.toSize(), lambda painter, area: renderer.render(painter, area))
