"""What carries a body: which feet stand, which heels are up, what it sits and lies on."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Figure, Limb, Prop, PropKind
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.posture import LEGS, prefix_of
from rehabplanner.figures.surfaces import FOR_BODY, size_of

CUSHIONS: Final[frozenset[PropKind]] = frozenset(("pillow", "towel_roll", "bolster", "foam_roll"))
LYING: Final = 60.0
"""A trunk that leans farther (degrees) than this lies."""
LEG_PARTS: Final = {"thigh": "thigh", "knee": "knee", "shin": "calf", "ankle": "heel"}
"""The points of a leg that may lie on a cushion, and how they are called then."""
ON_TOP: Final = 14.0
"""Centimetres of a bone above what carries it."""


def foot_is_up(limb: Limb, pose: Placed) -> bool:
    """Whether a foot of a standing body is in the air."""
    asked = pose.stance.limb(limb)
    return asked.plant == "free" and f"{prefix_of(limb)}foot" not in pose.stance.rests


def heel_is_up(limb: Limb, pose: Placed) -> bool:
    """Whether the leg stands on its toes."""
    return pose.posture.limb(limb).toes > 8 and not foot_is_up(limb, pose)


def upright(pose: Placed) -> bool:
    """Standing or in the air, so that "in front" and "behind" mean something."""
    lean, rests = pose.posture.lean, set(pose.stance.rests)
    carried = rests & {"seat", "shoulders", "chest", "knee", "other_knee", "elbow"}
    return abs(lean) < 75 and abs(pose.posture.tilt) < 50 and not carried


def seat_under(pose: Placed, figure: Figure) -> Prop | None:
    """What is below the hips; None is the floor."""
    hips = pose.joints["hips"]
    across = hips[0] if figure.view == "side" else -hips[2]
    for prop in figure.props:
        high = prop.kind in FOR_BODY and prop.kind not in CUSHIONS and prop.at is None
        if high and abs(across - (prop.x or 0.0)) < size_of(prop)[0] / 2 + ON_TOP:
            return prop
    return None


def cushioned(pose: Placed, figure: Figure) -> Iterator[tuple[Limb, str, Prop]]:
    """Which part of which leg lies on a cushion or roll."""
    if figure.view == "front":
        return
    under = [prop for prop in figure.props if prop.kind in CUSHIONS and prop.at is None]
    for limb in LEGS:
        if pose.stance.limb(limb).plant == "sole":
            continue
        found = [
            (_off(prop, limb, part, pose), part, prop)
            for prop in under
            for part in LEG_PARTS
            if prop.only != "finish" and _lies_on(prop, limb, part, pose)
        ]
        if found:
            _, part, prop = min(found, key=lambda one: one[0])
            yield limb, LEG_PARTS[part], prop


def _off(prop: Prop, limb: Limb, part: str, pose: Placed) -> float:
    return abs(pose.joints[prefix_of(limb) + part][0] - (prop.x or 0.0))


def _lies_on(prop: Prop, limb: Limb, part: str, pose: Placed) -> bool:
    width, height = size_of(prop)
    above = pose.joints[prefix_of(limb) + part][1] - (prop.y or 0.0) - height
    return 0 < above < ON_TOP and _off(prop, limb, part, pose) < width / 2 + 6
