"""The whole picture of an exercise: start and finish on one floor line, at one scale."""

from functools import lru_cache

from rehabplanner.domain.pose import Figure, Limb, Prop
from rehabplanner.domain.side import Side
from rehabplanner.figures.body import body, ghost
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.clearance import beside
from rehabplanner.figures.drawing import Box, Drawing, Panel, Shape, bounds, line, mirrored
from rehabplanner.figures.furniture import ripples
from rehabplanner.figures.gear import worn_prop
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.marks import pause_mark, zone
from rehabplanner.figures.motion import MOVING, motion_arrow, travel
from rehabplanner.figures.placing import placed
from rehabplanner.figures.standing_props import lies_between, placed_prop
from rehabplanner.figures.styles import DEFAULT_STYLE, STYLES, FigureStyle

MARGIN = 4.0
BESIDE_EACH_OTHER, TALL = 200.0, 190.0
"""The size (cm) of two panels with standing bodies, for which marks are drawn as they are."""
SMALLEST, LARGEST = 0.45, 1.3
GHOST_FROM = 12.0
"""A working limb that moved less (cm) leaves no ghost."""


@lru_cache(maxsize=512)
def draw(figure: Figure, side: Side = "right", style: str = DEFAULT_STYLE) -> Drawing:
    """The picture for the treated side; for both, the right one stands for either.

    The treated side is the one nearer to the viewer of a side view; front views are face on.
    """
    person = STYLES[style]
    poses = placed(figure, person.size)
    contents = [_finish(figure, *poses, person)]
    if figure.finish is not None:
        contents.insert(0, _start(figure, poses[0], person))
    boxes = [bounds(shapes) for shapes in contents]
    seen = _close_up(figure, poses) or _frame(boxes)
    marks = _marks(figure, *poses, person, mark_scale(seen, len(contents)))
    contents[-1] += marks
    around = [bounds(marks)] if marks else []
    frame = _with_marks(seen, around) if figure.focus else _frame(boxes + around)
    drawing = Drawing(_panels(frame, contents), style)
    return mirrored(drawing) if side == "left" else drawing


def _panels(frame: Box, contents: list[list[Shape]]) -> tuple[Panel, ...]:
    floor = _floor(frame)
    if len(contents) == 1:
        return (Panel("only", frame, (floor, *contents[0])),)
    return (
        Panel("start", frame, (floor, *contents[0])),
        Panel("finish", frame, (floor, *contents[1])),
    )


def _frame(boxes: list[Box]) -> Box:
    """Around everything in both panels."""
    return Box(
        min(box.left for box in boxes) - MARGIN,
        min(-4.0, *(box.bottom for box in boxes), -4.0),
        max(box.right for box in boxes) + MARGIN,
        max(box.top for box in boxes) + MARGIN / 2,
    )


def _close_up(figure: Figure, poses: tuple[Placed, Placed]) -> Box | None:
    """Around a part of the body."""
    if figure.focus is None:
        return None
    seen = [Camera(figure.view, pose.joints).point(figure.focus.on) for pose in poses]
    x, y = (sum(point[i] for point in seen) / 2 for i in (0, 1))
    r = figure.focus.radius
    return Box(x - r, max(y - r, -4.0), x + r, max(y + r, 2 * r - 4.0))


def _with_marks(box: Box, marks: list[Box]) -> Box:
    """A close-up widened so that arrow and marks are shown whole."""
    return Box(
        min([box.left, *(mark.left - 1 for mark in marks)]),
        box.bottom,
        max([box.right, *(mark.right + 1 for mark in marks)]),
        max([box.top, *(mark.top + 1 for mark in marks)]),
    )


def _floor(frame: Box) -> Shape:
    ends = ((frame.left + 1, -0.6), (frame.right - 1, -0.6))
    return Shape(line(ends), None, "floor", 1.2)


def _start(figure: Figure, pose: Placed, person: FigureStyle) -> list[Shape]:
    props = tuple(prop for prop in figure.props if prop.only != "finish")
    return _person(figure, pose, props, person, [])


def _finish(figure: Figure, start: Placed, finish: Placed, person: FigureStyle) -> list[Shape]:
    props = tuple(prop for prop in figure.props if prop.only != "start")
    pale = ghost(
        Camera(figure.view, start.joints), start.posture, person, _left(figure, start, finish)
    )
    shapes = _person(figure, finish, props, person, pale)
    camera = Camera(figure.view, finish.joints)
    if figure.zone is not None:
        legs = [limb for limb in figure.working if limb.endswith("leg")]
        shapes += [shape for limb in legs for shape in zone(figure.zone, limb, camera)]
    return shapes


def mark_scale(frame: Box, panels: int) -> float:
    """How large arrows and marks are drawn, so that they look alike however much is shown."""
    across = panels * frame.width / BESIDE_EACH_OTHER
    return min(max(across, frame.height / TALL, SMALLEST), LARGEST)


def _marks(
    figure: Figure, start: Placed, finish: Placed, person: FigureStyle, scale: float
) -> list[Shape]:
    """The arrow, and what says that a part works without moving."""
    shapes = motion_arrow(figure, start, finish, person.size, scale)
    if figure.hold is not None:
        camera = Camera(figure.view, finish.joints)
        props = [prop for prop in figure.props if prop.only != "start"]
        shapes += pause_mark(beside(camera, figure.hold, scale, props), scale)
    return shapes


def _left(figure: Figure, start: Placed, finish: Placed) -> tuple[Limb, ...]:
    """The limbs whose start is shown as a ghost: those that moved while the trunk stayed."""
    if figure.ghost is False or figure.finish is None:
        return ()
    if figure.ghost is None and travel(figure, start, finish, "hips") > 6:
        return ()
    return tuple(
        limb
        for limb in figure.working
        if travel(figure, start, finish, MOVING[limb][-1]) > GHOST_FROM
    )


def _person(
    figure: Figure, pose: Placed, props: tuple[Prop, ...], person: FigureStyle, pale: list[Shape]
) -> list[Shape]:
    camera = Camera(figure.view, pose.joints)
    inner = [prop for prop in props if lies_between(prop, camera)]
    outer = [prop for prop in props if prop not in inner]
    behind = [shape for prop in outer for shape in placed_prop(prop, camera)]
    between = [shape for prop in inner for shape in placed_prop(prop, camera)]
    between += [shape for prop in inner for shape in worn_prop(prop, camera, props)]
    before = [shape for prop in outer for shape in worn_prop(prop, camera, props)]
    before += [shape for prop in props if prop.kind == "pool" for shape in ripples(prop)]
    person_shapes = body(camera, pose.posture, person, figure.working, between)
    return [*behind, *pale, *person_shapes, *before]
