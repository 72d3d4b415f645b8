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
GHOST_FROM = 12.0
"""A working limb that moved less (cm) leaves no ghost."""


@lru_cache(maxsize=512)
def draw(figure: Figure, side: Side = "right", style: str = DEFAULT_STYLE) -> Drawing:
    """The picture for the treated side; for both, the right one stands for either.

    The treated side is the one nearer to the viewer of a side view; front views are face on.
    """
    person = STYLES[style]
    poses = placed(figure, person.size)
    contents = [_start(figure, poses[0], person)]
    if figure.finish is not None:
        contents.append(_finish(figure, *poses, person))
    else:
        contents = [_finish(figure, *poses, person)]
    drawing = Drawing(_panels(figure, poses, contents), style)
    return mirrored(drawing) if side == "left" else drawing


def _panels(
    figure: Figure, poses: tuple[Placed, Placed], contents: list[list[Shape]]
) -> tuple[Panel, ...]:
    frame = _close_up(figure, poses, contents) or _frame(contents)
    floor = _floor(frame)
    if len(contents) == 1:
        return (Panel("only", frame, (floor, *contents[0])),)
    return (
        Panel("start", frame, (floor, *contents[0])),
        Panel("finish", frame, (floor, *contents[1])),
    )


def _frame(contents: list[list[Shape]]) -> Box:
    """Around everything in both panels."""
    boxes = [bounds(shapes) for shapes in contents]
    return Box(
        min(box.left for box in boxes) - MARGIN,
        min(-4.0, *(box.bottom for box in boxes), -4.0),
        max(box.right for box in boxes) + MARGIN,
        max(box.top for box in boxes) + MARGIN / 2,
    )


def _close_up(
    figure: Figure, poses: tuple[Placed, Placed], contents: list[list[Shape]]
) -> Box | None:
    """Around a part of the body, and whatever of arrow and marks lies beyond."""
    if figure.focus is None:
        return None
    seen = [Camera(figure.view, pose.joints).point(figure.focus.on) for pose in poses]
    x, y = (sum(point[i] for point in seen) / 2 for i in (0, 1))
    r = figure.focus.radius
    box = Box(x - r, max(y - r, -4.0), x + r, max(y + r, 2 * r - 4.0))
    marks = [bounds([s]) for shapes in contents for s in shapes if "arrow" in (s.fill, s.stroke)]
    return Box(
        min(box.left, *(mark.left - 1 for mark in marks), box.left),
        box.bottom,
        max(box.right, *(mark.right + 1 for mark in marks), box.right),
        max(box.top, *(mark.top + 1 for mark in marks), box.top),
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
    shapes += motion_arrow(figure, start, finish, person.size)
    if figure.hold is not None:
        shapes += pause_mark(beside(camera, camera.point(figure.hold)))
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
