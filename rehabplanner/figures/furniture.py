"""Props that stand in a place: chairs, benches, steps, walls, mats, pillows, water."""

from rehabplanner.domain.pose import Prop
from rehabplanner.figures.blocks import LINE, block, box_of, turned_box
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Box, Ink, Shape, ellipse, line, polygon, rounded, smooth
from rehabplanner.figures.surfaces import size_of


def mat(prop: Prop, camera: Camera) -> list[Shape]:
    width, height = size_of(prop)
    x = prop.x or 0.0
    return [
        Shape(rounded(Box(x - width / 2, -height, x + width / 2, 0), 1.2), "mat", "prop_line", 0.6)
    ]


def solid(prop: Prop, camera: Camera) -> list[Shape]:
    return [block(box_of(prop))]


def slider(prop: Prop, camera: Camera) -> list[Shape]:
    return [block(box_of(prop), "prop_dark", 1.2)]


def mirror(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    glass = Box(box.left, box.bottom + 6, box.right - 4, box.top - 6)
    return [block(box, "prop_dark"), Shape(rounded(glass, 1), "water")]


def soft(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    return [block(box, "soft", min(box.height, box.width) * 0.48)]


def roll(prop: Prop, camera: Camera) -> list[Shape]:
    """A round thing seen from its end."""
    box = box_of(prop)
    centre = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
    fill: Ink = "prop" if prop.kind == "foam_roll" else "soft"
    return [
        Shape(ellipse(centre, box.width / 2 * k, box.height / 2 * k), fill, "prop_line", LINE)
        for k in (1.0, 0.45)
    ]


def table(prop: Prop, camera: Camera) -> list[Shape]:
    """A bench or bed: a padded top on legs."""
    box = box_of(prop)
    legs = [
        block(Box(x, box.bottom, x + 3.4, box.top - 4), "prop_dark", 1)
        for x in (box.left + 5, box.right - 8.4)
    ]
    return [*legs, block(Box(box.left, box.top - 7, box.right, box.top), radius=2.6)]


def chair(prop: Prop, camera: Camera) -> list[Shape]:
    width, seat = size_of(prop)
    half = width / 2
    parts = [
        (-half, 0.0, -half + 3.2, seat + 42, 1.4),
        (half - 4.4, 0.0, half - 1.2, seat - 2, 1.4),
        (-half, seat - 4.5, half, seat, 2.0),
        (-half - 0.8, seat + 27, -half + 4.4, seat + 45, 2.2),
    ]
    return [block(turned_box(prop, a, b, c, d), radius=r) for a, b, c, d, r in parts]


def counter(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    body = Box(box.left + 3, box.bottom, box.right - 1, box.top - 4)
    return [block(body, radius=0.8), block(Box(box.left, box.top - 4, box.right, box.top))]


def rail(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    middle = (box.left + box.right) / 2
    post = Box(middle - 1.6, box.bottom, middle + 1.6, box.top)
    return [block(post, "prop_dark"), block(Box(box.left, box.top - 3.6, box.right, box.top))]


def slope(prop: Prop, camera: Camera) -> list[Shape]:
    """A board that falls forwards (flip: that rises forwards)."""
    box = box_of(prop)
    low, high = (box.right, box.left) if not prop.flip else (box.left, box.right)
    points = ((low, box.bottom), (high, box.bottom), (high, box.top), (low, box.bottom + 2))
    return [Shape(polygon(points), "prop", "prop_line", LINE)]


def pool(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    return [Shape(rounded(box, 0), "water"), *ripples(prop)]


def ripples(prop: Prop) -> list[Shape]:
    """The surface of the water, drawn over the body too."""
    box = box_of(prop)
    steps = int(box.width // 10)
    points = [(box.left + i * 10, box.top + (0.9 if i % 2 else -0.9)) for i in range(steps + 1)]
    return [Shape(smooth(points, closed=False), None, "cold", 1.6)]


def cone(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    x = (box.left + box.right) / 2
    body = polygon(
        (
            (box.left + 3, box.bottom),
            (box.right - 3, box.bottom),
            (x + 1.6, box.top),
            (x - 1.6, box.top),
        )
    )
    base = block(Box(box.left, box.bottom, box.right, box.bottom + 2.4))
    return [Shape(body, "prop", "prop_line", LINE), base]


def floor_line(prop: Prop, camera: Camera) -> list[Shape]:
    box = box_of(prop)
    return [Shape(line(((box.left, 0.3), (box.right, 0.3))), None, "arrow", 1.6)]
