"""Draws a figure on a page: panels in a row, as wide as it is told, with their captions."""

from collections.abc import Mapping
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from rehabplanner.figures.drawing import Drawing, Panel, Path, Shape
from rehabplanner.figures.styles import STYLES, FigureStyle
from rehabplanner.handout import style

GAP: Final = 8.0
"""Between two panels, in centimetres of the figure."""
CAPTION_SIZE: Final = 9.0
CAPTION_HEIGHT: Final = 13.0

Captions = Mapping[str, str]
"""The words above the panels, by the panel's label ("start", "finish", "only")."""


def drawing_scale(drawing: Drawing, width: float, height: float) -> float:
    """Points on paper for a centimetre of the figure, so that all panels fit."""
    across = drawing.width + GAP * (len(drawing.panels) - 1)
    return min(width / across, height / drawing.height)


def draw_on(canvas: Any, drawing: Drawing, x: float, y: float, scale: float) -> None:
    """All panels with the lower left corner at x, y (points)."""
    person = STYLES[drawing.style]
    for panel in drawing.panels:
        _draw_panel(canvas, panel, person, x, y, scale)
        x += (panel.frame.width + GAP) * scale


def _draw_panel(
    canvas: Any, panel: Panel, person: FigureStyle, x: float, y: float, scale: float
) -> None:
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    clip = canvas.beginPath()
    clip.rect(x, y, panel.frame.width * scale, panel.frame.height * scale)
    canvas.clipPath(clip, stroke=0, fill=0)
    # Both panels share a frame: what does not move is written alike and compresses well.
    canvas.translate(x - panel.frame.left * scale, y - panel.frame.bottom * scale)
    pens = _Pens(canvas, person, scale)
    for shape in panel.shapes:
        pens.take(shape)
        _draw_shape(canvas, shape, scale)
    canvas.restoreState()


class _Pens:
    """Tells the canvas of a colour or width only when it changes: files stay small."""

    def __init__(self, canvas: Any, person: FigureStyle, scale: float) -> None:
        self._canvas = canvas
        self._person = person
        self._scale = scale
        self._now: dict[str, object] = {"setDash": []}

    def take(self, shape: Shape) -> None:
        if shape.fill:
            self._set("setFillColor", HexColor(self._person.colour(shape.fill)))
        if shape.stroke:
            self._set("setStrokeColor", HexColor(self._person.colour(shape.stroke)))
            self._set("setLineWidth", round(shape.width * self._scale, 2))
            self._set("setDash", [round(part * self._scale, 2) for part in shape.dash or ()])

    def _set(self, name: str, value: object) -> None:
        if name not in self._now or self._now[name] != value:
            getattr(self._canvas, name)(value)
            self._now[name] = value


def _draw_shape(canvas: Any, shape: Shape, scale: float) -> None:
    path = _path(canvas, shape.path, scale)
    canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))


def _path(canvas: Any, ops: Path, scale: float) -> Any:
    path = canvas.beginPath()
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for op, values in ops:
        draw[op](*(round(v * scale, 1) for v in values))
    return path


class FigureFlowable(Flowable):  # type: ignore[misc]
    """A figure of a given width (points) among the paragraphs of a page."""

    def __init__(
        self, drawing: Drawing, width: float, captions: Captions, max_height: float = 150.0
    ) -> None:
        super().__init__()
        self.drawing = drawing
        self.captions = captions
        self.fit(width, max_height)

    def fit(self, width: float, max_height: float) -> None:
        """Take as much of this room as the panels can."""
        drawing = self.drawing
        self.scale = drawing_scale(drawing, width, max_height)
        self.width = (drawing.width + GAP * (len(drawing.panels) - 1)) * self.scale
        self.height = drawing.height * self.scale + (CAPTION_HEIGHT if self.captions else 0.0)

    def wrap(self, *_available: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        draw_on(self.canv, self.drawing, 0, 0, self.scale)
        self._draw_captions()

    def _draw_captions(self) -> None:
        x = 0.0
        self.canv.setFont(style.BOLD, CAPTION_SIZE)
        self.canv.setFillColor(style.INK)
        for panel in self.drawing.panels:
            self.canv.drawString(x, self.height - CAPTION_SIZE, self.captions.get(panel.label, ""))
            x += (panel.frame.width + GAP) * self.scale
