"""Which painter draws which standing prop."""

from collections.abc import Callable, Mapping

from rehabplanner.domain.pose import Prop, PropKind
from rehabplanner.figures import furniture, machines
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Shape
from rehabplanner.figures.surfaces import size_of


def placed_prop(prop: Prop, camera: Camera) -> list[Shape]:
    """What a standing prop looks like; nothing for those that are worn or held."""
    painter = PAINTERS.get(prop.kind)
    return painter(prop, camera) if painter and prop.at is None else []


def lies_between(prop: Prop, camera: Camera) -> bool:
    """Whether a side view shows it behind the near leg but before the far one.

    A ball between the knees; a pillow or roll that carries the near leg alone.
    """
    if camera.view == "front":
        return False
    if prop.kind == "ball":
        return prop.at in ("knee", "other_knee")
    return prop.kind in SOFT and prop.at is None and not _carries_far_leg(prop, camera)


def _carries_far_leg(prop: Prop, camera: Camera) -> bool:
    width, height = size_of(prop)
    x, top = prop.x or 0.0, (prop.y or 0.0) + height
    points = [camera.point(f"other_{name}") for name in ("thigh", "knee", "shin", "ankle")]
    return any(abs(px - x) < width / 2 and 0 < py - top < NEAR for px, py in points)


SOFT: frozenset[PropKind] = frozenset(("pillow", "towel_roll", "bolster", "foam_roll"))
NEAR = 12.0
"""A leg whose bone is less than this (cm) above the top of a prop rests on it."""
PAINTERS: Mapping[PropKind, Callable[[Prop, Camera], list[Shape]]] = {
    "mat": furniture.mat,
    "chair": furniture.chair,
    "bench": furniture.table,
    "bed": furniture.table,
    "step": furniture.solid,
    "box": furniture.solid,
    "wall": furniture.solid,
    "mirror": furniture.mirror,
    "counter": furniture.counter,
    "rail": furniture.rail,
    "foam": furniture.solid,
    "slider": furniture.slider,
    "post": furniture.solid,
    "pillow": furniture.soft,
    "towel_roll": furniture.roll,
    "bolster": furniture.roll,
    "foam_roll": furniture.roll,
    "decline_board": furniture.slope,
    "pool": furniture.pool,
    "bike": machines.bike,
    "leg_press": machines.leg_press,
    "knee_machine": machines.knee_machine,
    "treadmill": machines.treadmill,
    "elliptical": machines.elliptical,
    "cone": furniture.cone,
    "line": furniture.floor_line,
}
