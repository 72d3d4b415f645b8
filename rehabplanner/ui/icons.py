"""Our own line icons: SVG drawings, coloured like the text around them."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rehabplanner import resources

SIZE: Final = 20
_SCALES: Final = (1, 2, 3)


def icon(
    name: str, palette: QPalette, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText
) -> QIcon:
    """The drawing `resources/icons/NAME.svg` in a colour of the palette, sharp at any scale."""
    drawing = resources.read_text(f"icons/{name}.svg")
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, role)
        if mode == QIcon.Mode.Disabled:
            colour = palette.color(QPalette.ColorRole.Mid)
        coloured = drawing.replace("currentColor", colour.name())
        for scale in _SCALES:
            made.addPixmap(_drawn(coloured, scale), mode)
    return made


def _drawn(svg: str, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return pixmap
