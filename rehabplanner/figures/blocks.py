"""The simplest things that props are made of."""

from rehabplanner.domain.pose import Prop
from rehabplanner.figures.drawing import Box, Ink, Shape, rounded
from rehabplanner.figures.surfaces import size_of

LINE = 0.9


def block(box: Box, fill: Ink = "prop", radius: float = 1.6) -> Shape:
    return Shape(rounded(box, radius), fill, "prop_line", LINE)


def box_of(prop: Prop) -> Box:
    width, height = size_of(prop)
    x, y = prop.x or 0.0, prop.y or 0.0
    return Box(x - width / 2, y, x + width / 2, y + height)


def turned_box(prop: Prop, left: float, bottom: float, right: float, top: float) -> Box:
    """A box given from the middle of the prop, turned round when the prop is."""
    x, y = prop.x or 0.0, prop.y or 0.0
    a, b = (x - right, x - left) if prop.flip else (x + left, x + right)
    return Box(a, y + bottom, b, y + top)
