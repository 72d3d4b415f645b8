"""Which painter draws which standing prop."""

from collections.abc import Callable, Mapping

from rehabplanner.domain.pose import Prop, PropKind
from rehabplanner.figures import furniture, machines
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Shape


def placed_prop(prop: Prop, camera: Camera) -> list[Shape]:
    """What a standing prop looks like; nothing for those that are worn or held."""
    painter = PAINTERS.get(prop.kind)
    return painter(prop, camera) if painter and prop.at is None else []


PAINTERS: Mapping[PropKind, Callable[[Prop, Camera], list[Shape]]] = {
    "mat": furniture.mat,
    "chair": furniture.chair,
    "bench": furniture.table,
    "bed": furniture.table,
    "step": furniture.solid,
    "box": furniture.solid,
    "wall": furniture.solid,
    "mirror": furniture.solid,
    "counter": furniture.counter,
    "rail": furniture.rail,
    "foam": furniture.solid,
    "slider": furniture.solid,
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
