"""Pictures as data: shapes with inks that say what they mean, in centimetres, y up, floor at 0.

A `Drawing` is one or more panels; each is clipped to its frame. The sinks (SVG here, reportlab in
`handout`, QPainter in `ui`) only turn this into strokes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import cos, radians, sin
from typing import Literal

Ink = Literal[
    "skin", "skin_far", "shirt", "shirt_far", "shorts", "shorts_far", "shoe", "shoe_far", "sole",
    "hair", "line", "working", "working_far", "working_shorts", "working_shorts_far",
    "ghost", "ghost_line", "zone", "arrow", "halo", "floor", "prop", "prop_dark", "prop_line",
    "mat", "soft", "band", "water", "cold", "warm",
]  # fmt: skip
"""What a colour stands for; `styles` knows the colours."""

Point = tuple[float, float]
Op = tuple[str, tuple[float, ...]]
"""M x y, L x y, C x1 y1 x2 y2 x y, Z: as in SVG."""
Path = tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled and stroked; width and dash in centimetres of the figure."""

    path: Path
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 0.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture: its label and what is seen within its frame."""

    label: Literal["start", "finish", "only"]
    frame: Box
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Panels of the same size and scale, to be shown side by side; the style names the colours."""

    panels: tuple[Panel, ...]
    style: str

    @property
    def width(self) -> float:
        """Of all panels in a row (centimetres of the figure)."""
        return sum(panel.frame.width for panel in self.panels)

    @property
    def height(self) -> float:
        return max(panel.frame.height for panel in self.panels)


def line(points: Sequence[Point]) -> Path:
    return (("M", points[0]), *(("L", point) for point in points[1:]))


def polygon(points: Sequence[Point]) -> Path:
    return (*line(points), ("Z", ()))


def smooth(points: Sequence[Point], closed: bool = True, tension: float = 1.0) -> Path:
    """A soft curve through the points (Catmull-Rom as cubic Béziers)."""
    before = (points[-1] if closed else points[0], *points[:-1])
    after = (*points[1:], points[0] if closed else points[-1])
    k = tension / 6
    knots = [
        (x, y, (cx - ax) * k, (cy - ay) * k)
        for (ax, ay), (x, y), (cx, cy) in zip(before, points, after, strict=True)
    ]
    ends = [*knots[1:], knots[0]] if closed else knots[1:]
    ops: list[Op] = [
        ("C", (ax + au, ay + av, bx - bu, by - bv, bx, by))
        for (ax, ay, au, av), (bx, by, bu, bv) in zip(knots, ends, strict=False)
    ]
    return (("M", points[0]), *ops, ("Z", ())) if closed else (("M", points[0]), *ops)


def ellipse(centre: Point, rx: float, ry: float, angle: float = 0.0) -> Path:
    """angle: degrees, anticlockwise."""
    q = 0.5523
    c, s = cos(radians(angle)), sin(radians(angle))
    ring = [
        (1, 0), (1, q), (q, 1), (0, 1), (-q, 1), (-1, q), (-1, 0),
        (-1, -q), (-q, -1), (0, -1), (q, -1), (1, -q), (1, 0),
    ]  # fmt: skip
    at = [
        (centre[0] + x * rx * c - y * ry * s, centre[1] + x * rx * s + y * ry * c) for x, y in ring
    ]
    curves = tuple(("C", (*at[i], *at[i + 1], *at[i + 2])) for i in (1, 4, 7, 10))
    return (("M", at[0]), *curves, ("Z", ()))


def rounded(box: Box, radius: float) -> Path:
    """A rectangle with round corners."""
    r = min(radius, box.width / 2, box.height / 2)
    q = r * 0.4477
    x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
    return (
        ("M", (x0 + r, y0)),
        ("L", (x1 - r, y0)),
        ("C", (x1 - q, y0, x1, y0 + q, x1, y0 + r)),
        ("L", (x1, y1 - r)),
        ("C", (x1, y1 - q, x1 - q, y1, x1 - r, y1)),
        ("L", (x0 + r, y1)),
        ("C", (x0 + q, y1, x0, y1 - q, x0, y1 - r)),
        ("L", (x0, y0 + r)),
        ("C", (x0, y0 + q, x0 + q, y0, x0 + r, y0)),
        ("Z", ()),
    )


def bounds(shapes: Iterable[Shape]) -> Box:
    """The box around all shapes (control points count, so it may be a little wide)."""
    edges = [_edges(path, width) for path, width in _widest(shapes)]
    lefts, bottoms, rights, tops = zip(*edges, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _widest(shapes: Iterable[Shape]) -> Iterable[tuple[Path, float]]:
    """Every path once (an outline and its filling share one), with its broadest stroke."""
    found: dict[int, tuple[Path, float]] = {}
    for shape in shapes:
        _, width = found.get(id(shape.path), (shape.path, 0.0))
        found[id(shape.path)] = (shape.path, max(width, shape.width))
    return found.values()


def _edges(path: Path, width: float) -> tuple[float, float, float, float]:
    half = width / 2
    values = list(chain.from_iterable([run for _, run in path]))
    xs, ys = values[::2], values[1::2]
    return (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def mirrored(drawing: Drawing) -> Drawing:
    """Left and right exchanged within every panel."""
    return replace(drawing, panels=tuple(_mirrored_panel(panel) for panel in drawing.panels))


def _mirrored_panel(panel: Panel) -> Panel:
    frame = replace(panel.frame, left=-panel.frame.right, right=-panel.frame.left)
    shapes = tuple(replace(shape, path=_mirrored_path(shape.path)) for shape in panel.shapes)
    return replace(panel, frame=frame, shapes=shapes)


def _mirrored_path(path: Path) -> Path:
    return tuple((op, tuple(v if i % 2 else -v for i, v in enumerate(at))) for op, at in path)
