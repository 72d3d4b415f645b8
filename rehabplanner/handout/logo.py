"""The clinic's logo at the right of the sheet's title."""

from typing import Final

from reportlab.platypus import Flowable

from rehabplanner.domain.logo import Logo
from rehabplanner.handout import style
from rehabplanner.handout.blocks import beside
from rehabplanner.handout.galley import Galley
from rehabplanner.handout.image import PackedImage, draw_image
from rehabplanner.handout.printable import printable
from rehabplanner.handout.sheet import ClinicLogo
from rehabplanner.handout.structure import Element

_WIDTH: Final = 150.0
_WIDTH_IN_LARGE_PRINT: Final = 110.0  # the large title needs the room
_HEIGHT: Final = 38.0
_LARGEST_PIXEL: Final = 72 / 96  # a logo of few pixels is printed small, not coarse
_MARGIN: Final = 3.0
_CORNER: Final = 3.0
_PNG_PREDICTOR: Final = 15
_NAME: Final = "logo"


class LogoFlowable(Flowable):  # type: ignore[misc]
    """A logo on white, its shape kept; not read without an element."""

    def __init__(self, logo: Logo, room: float, element: Element | None) -> None:
        super().__init__()
        self._logo, self._element = logo, element
        width, height = logo.size
        scale = min(room / width, _HEIGHT / height, _LARGEST_PIXEL)
        self.width, self.height = width * scale + 2 * _MARGIN, height * scale + 2 * _MARGIN

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(style.PAPER_WHITE)
        self.canv.roundRect(0, 0, self.width, self.height, _CORNER, stroke=0, fill=1)
        if self._element is None:
            self._draw_picture()
            return
        left, bottom = self.canv.absolutePosition(0, 0)
        self._element.box = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.content(self._element):
            self._draw_picture()

    def _draw_picture(self) -> None:
        self.canv.define(_NAME, _png_image(self._logo))
        size = self.width - 2 * _MARGIN, self.height - 2 * _MARGIN
        draw_image(self.canv, _NAME, (_MARGIN, _MARGIN), size)


def _png_image(logo: Logo) -> PackedImage:
    """PDF knows the way PNG packs its pixels, so that they go in as they are."""
    packing = {"Predictor": _PNG_PREDICTOR, "Colors": 3, "Columns": logo.size[0]}
    return PackedImage(logo.pixels, logo.size, "FlateDecode", packing)


def beside_logo(title: Flowable, logo: ClinicLogo | None, galley: Galley) -> Flowable:
    """The title, with the clinic's logo at its right when there is one."""
    if logo is None:
        return title
    element = galley.root.add("Figure") if logo.words else None
    if element is not None:
        element.alt = printable(logo.words)
    widest = _WIDTH if galley.looks.has_columns else _WIDTH_IN_LARGE_PRINT
    shown = LogoFlowable(logo.picture, widest, element)
    room = galley.width - 2 * style.PADDING - shown.width
    return beside(title, [shown], room, shown.width)
