"""A drawing as SVG, for the web, for golden files and for looking at.

Small on purpose: whole millimetres, relative paths, and what is the same is said once.
"""

from collections import Counter
from collections.abc import Mapping
from html import escape

from rehabplanner.figures.drawing import Box, Drawing, Panel, Path, Shape
from rehabplanner.figures.styles import STYLES, FigureStyle


def to_svg(drawing: Drawing, title: str = "", gap: float = 8.0) -> str:
    """All panels in a row, `gap` centimetres of the figure apart; a unit is a millimetre."""
    style = STYLES[drawing.style]
    width = drawing.width + gap * (len(drawing.panels) - 1)
    shared = _shared(drawing)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {_mm(width)} {_mm(drawing.height)}" role="img">'
        f"<title>{escape(title)}</title>",
        "<defs>",
        *(f'<path id="{name}" d="{data}"/>' for data, name in shared.items()),
        "</defs>",
        '<g fill="none" stroke-linecap="round" stroke-linejoin="round">',
    ]
    x = 0.0
    for panel in drawing.panels:
        parts += _panel(panel, x, style, shared)
        x += panel.frame.width + gap
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _shared(drawing: Drawing) -> dict[str, str]:
    """Outlines that are drawn more than once, with a name for each: what is filled is often
    stroked too, and much of the start is still there in the finish.
    """
    found = Counter(_data(shape.path) for panel in drawing.panels for shape in panel.shapes)
    repeated = (data for data, times in found.items() if times > 1)
    return {data: f"p{number}" for number, data in enumerate(repeated)}


def _mm(centimetres: float) -> int:
    return round(centimetres * 10)


def _panel(panel: Panel, x: float, style: FigureStyle, shared: Mapping[str, str]) -> list[str]:
    frame = panel.frame
    clip = f'<clipPath id="{panel.label}"><path d="{_edge(frame)}"/></clipPath>'
    moved = f"translate({_mm(x - frame.left)} {_mm(frame.top)})"
    group = f'<g transform="{moved}" clip-path="url(#{panel.label})">'
    return [clip, group, *(_element(shape, style, shared) for shape in panel.shapes), "</g>"]


def _edge(frame: Box) -> str:
    left, top, right, bottom = (
        _mm(value) for value in (frame.left, -frame.top, frame.right, -frame.bottom)
    )
    return f"M{left} {top}H{right}V{bottom}H{left}z"


def _element(shape: Shape, style: FigureStyle, shared: Mapping[str, str]) -> str:
    data = _data(shape.path)
    text = f'<use xlink:href="#{shared[data]}"' if data in shared else f'<path d="{data}"'
    if shape.fill:
        text += f' fill="{style.colour(shape.fill)}"'
    if shape.stroke:
        text += f' stroke="{style.colour(shape.stroke)}" stroke-width="{_mm(shape.width)}"'
    if shape.dash:
        text += f' stroke-dasharray="{_mm(shape.dash[0])} {_mm(shape.dash[1])}"'
    return text + "/>"


def _data(path: Path) -> str:
    """Every place as a step from the one before: small numbers, and rounding never adds up."""
    parts, now, before = [], (0, 0), ""
    for op, values in path:
        if op == "Z":
            parts.append("z")
            before = "z"
            continue
        points = [(_mm(x), _mm(-y)) for x, y in zip(values[::2], values[1::2], strict=True)]
        steps = [value for x, y in points for value in (x - now[0], y - now[1])]
        letter = "M" if op == "M" else op.lower()
        if op == "M":
            steps = list(points[0])
        parts.append(_joined("" if letter == before else letter, steps))
        now, before = points[-1], letter
    return "".join(parts)


def _joined(letter: str, numbers: list[int]) -> str:
    """As few characters as SVG allows: a minus sign needs no blank before it."""
    words = [str(numbers[0]) if letter or numbers[0] < 0 else f" {numbers[0]}"]
    words += [str(number) if number < 0 else f" {number}" for number in numbers[1:]]
    return letter + "".join(words)
