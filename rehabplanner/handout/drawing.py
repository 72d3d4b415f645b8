"""Draws a figure on a page: panels in a row, as wide as it is told, with their captions."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from rehabplanner.figures.drawing import Drawing, Ink, Panel, Shape
from rehabplanner.figures.styles import STYLES, FigureStyle

GAP: Final = 8.0
"""Between two panels, in centimetres of the figure."""
CAPTION_GAP: Final = 6.0
"""Between two captions over narrow panels, in points."""

_OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT: Final = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}
"""By whether a path is filled and whether it is stroked."""

Captions = Mapping[str, str]
"""The words above the panels, by the panel's label ("start", "finish", "only")."""


def drawing_scale(drawing: Drawing, width: float, height: float) -> float:
    """Points on paper for a centimetre of the figure, so that all panels fit."""
    across = drawing.width + GAP * (len(drawing.panels) - 1)
    return min(width / across, height / drawing.height)


def draw_on(canvas: Any, drawing: Drawing, x: float, y: float, scale: float) -> None:
    """All panels with the lower left corner at x, y (points)."""
    for panel in drawing.panels:
        _draw_panel(canvas, panel, drawing.style, x, y, scale)
        x += (panel.frame.width + GAP) * scale


def _draw_panel(canvas: Any, panel: Panel, person: str, x: float, y: float, scale: float) -> None:
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    clip = canvas.beginPath()
    clip.rect(x, y, panel.frame.width * scale, panel.frame.height * scale)
    canvas.clipPath(clip, stroke=0, fill=0)
    # Both panels share a frame: what does not move is written alike and compresses well.
    canvas.translate(x - panel.frame.left * scale, y - panel.frame.bottom * scale)
    canvas.addLiteral(_panel_code(panel, person, scale))
    canvas.restoreState()


@lru_cache(maxsize=256)
def _panel_code(panel: Panel, person: str, scale: float) -> str:
    """A panel in PDF's own operators: reportlab would write every number of it anew each time."""
    pens = _Pens(STYLES[person], scale)
    parts = (part for shape in panel.shapes for part in (*pens.take(shape), *_path(shape, scale)))
    return " ".join(parts)


class _Pens:
    """Tells of a colour or width only when it changes: files stay small."""

    def __init__(self, person: FigureStyle, scale: float) -> None:
        self._person = person
        self._scale = scale
        self._now = {"d": "[] 0"}

    def take(self, shape: Shape) -> Iterator[str]:
        if shape.fill:
            yield from self._set("rg", self._ink(shape.fill))
        if shape.stroke:
            yield from self._set("RG", self._ink(shape.stroke))
            yield from self._set("w", _number(shape.width * self._scale, 2))
            dash = " ".join(_number(part * self._scale, 2) for part in shape.dash or ())
            yield from self._set("d", f"[{dash}] 0")

    def _ink(self, ink: Ink) -> str:
        red, green, blue = HexColor(self._person.colour(ink)).rgb()
        return " ".join(_number(part, 4) for part in (red, green, blue))

    def _set(self, operator: str, value: str) -> Iterator[str]:
        if self._now.get(operator) != value:
            self._now[operator] = value
            yield f"{value} {operator}"


def _path(shape: Shape, scale: float) -> Iterator[str]:
    for op, values in shape.path:
        yield from (_number(value * scale, 1) for value in values)
        yield _OPERATORS[op]
    yield _PAINT[shape.fill is not None, shape.stroke is not None]


def _number(value: float, places: int) -> str:
    written = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


class FigureFlowable(Flowable):  # type: ignore[misc]
    """A figure of a given width (points) among the paragraphs of a page."""

    def __init__(
        self,
        drawing: Drawing,
        captions: Captions,
        look: ParagraphStyle,
        width: float,
        max_height: float = 150.0,
    ) -> None:
        super().__init__()
        self.drawing = drawing
        self.captions = captions
        self.look = look
        self.fit(width, max_height)

    def fit(self, width: float, max_height: float) -> None:
        """Take as much of this room as the panels can."""
        drawing = self.drawing
        self.scale = drawing_scale(drawing, width, max_height)
        panels = (drawing.width + GAP * (len(drawing.panels) - 1)) * self.scale
        *_, (left, last) = self._placed_captions()
        self.width = max(panels, left + self._caption_width(last))
        self.height = drawing.height * self.scale + (self.look.leading if last else 0.0)

    def wrap(self, *_available: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        draw_on(self.canv, self.drawing, 0, 0, self.scale)
        look = self.look
        self.canv.setFont(look.fontName, look.fontSize)
        self.canv.setFillColor(look.textColor)
        for left, caption in self._placed_captions():
            self.canv.drawString(left, self.height - look.fontSize, caption)

    def _placed_captions(self) -> Iterator[tuple[float, str]]:
        """Each over its panel; further right where the one before needs more room."""
        panel_left = free_from = 0.0
        for panel in self.drawing.panels:
            caption = self.captions.get(panel.label, "")
            left = max(panel_left, free_from)
            yield left, caption
            panel_left += (panel.frame.width + GAP) * self.scale
            free_from = left + self._caption_width(caption) + CAPTION_GAP

    def _caption_width(self, caption: str) -> float:
        return float(stringWidth(caption, self.look.fontName, self.look.fontSize))
