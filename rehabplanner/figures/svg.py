"""A drawing as SVG, for the web, for golden files and for looking at."""

from html import escape

from rehabplanner.figures.drawing import Drawing, Panel, Path, Shape
from rehabplanner.figures.styles import STYLES, FigureStyle


def to_svg(drawing: Drawing, title: str = "", gap: float = 8.0) -> str:
    """All panels in a row, `gap` centimetres of the figure apart."""
    style = STYLES[drawing.style]
    width = drawing.width + gap * (len(drawing.panels) - 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {drawing.height:.2f}"'
        f' role="img"><title>{escape(title)}</title>'
    ]
    x = 0.0
    for number, panel in enumerate(drawing.panels):
        parts += _panel(panel, number, x, style)
        x += panel.frame.width + gap
    return "\n".join([*parts, "</svg>"])


def _panel(panel: Panel, number: int, x: float, style: FigureStyle) -> list[str]:
    frame = panel.frame
    clip = (
        f'<clipPath id="panel{number}"><rect x="{frame.left:.2f}" y="{-frame.top:.2f}"'
        f' width="{frame.width:.2f}" height="{frame.height:.2f}"/></clipPath>'
    )
    moved = f"translate({x - frame.left:.2f} {frame.top:.2f})"
    group = f'<g transform="{moved}" clip-path="url(#panel{number})">'
    return [clip, group, *(_element(shape, style) for shape in panel.shapes), "</g>"]


def _element(shape: Shape, style: FigureStyle) -> str:
    fill = style.colour(shape.fill) if shape.fill else "none"
    text = f'<path d="{_data(shape.path)}" fill="{fill}"'
    if shape.stroke:
        text += f' stroke="{style.colour(shape.stroke)}" stroke-width="{shape.width:.2f}"'
        text += ' stroke-linecap="round" stroke-linejoin="round"'
    if shape.dash:
        text += f' stroke-dasharray="{shape.dash[0]} {shape.dash[1]}"'
    return text + "/>"


def _data(path: Path) -> str:
    return " ".join(
        op + " ".join(f"{-v if i % 2 else v:.2f}" for i, v in enumerate(values))
        for op, values in path
    )
