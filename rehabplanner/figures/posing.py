"""From the sparse poses of a figure to complete ones: base, then start, then finish."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import TypeAdapter

from rehabplanner import resources
from rehabplanner.domain.pose import (
    ArmPose,
    BodyPoint,
    Figure,
    LegPose,
    Limb,
    Pose,
    Support,
    Target,
)
from rehabplanner.figures.posture import LEGS, LIMBS, LimbAngles

Plant = Literal["sole", "toes", "heel", "palm", "stay", "free"]

FOOT_OF: Mapping[str, Support] = {"leg": "foot", "other_leg": "other_foot"}


@dataclass(frozen=True, slots=True)
class LimbStance:
    """What is asked of one limb: angles to take, or a place to reach or stand on."""

    angles: LimbAngles
    plant: Plant
    at: Target | float | None
    heel_up: float
    elbow_to: str
    ankle_given: bool
    told: bool
    """The last pose says something about this limb."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A complete pose, before anything is placed."""

    lean: float
    tilt: float
    neck: float
    hike: float
    x: float | None
    lift: float
    rests: tuple[Support, ...]
    limbs: tuple[LimbStance, ...]

    def limb(self, name: Limb) -> LimbStance:
        return self.limbs[LIMBS.index(name)]


@cache
def base_poses() -> Mapping[str, Pose]:
    """The named poses that others build on."""
    found = json.loads(resources.read_text("library/poses.json"))
    return TypeAdapter(dict[str, Pose]).validate_python(found["poses"])


def start_stance(figure: Figure) -> Stance:
    return _complete(_with_bases(figure.start))


def finish_stance(figure: Figure) -> Stance:
    """The finish, or the start again when a figure has one panel."""
    if figure.finish is None:
        return start_stance(figure)
    if figure.finish.base is not None:
        return _complete(_with_bases(figure.finish))
    return _complete((*_with_bases(figure.start), figure.finish))


def _with_bases(pose: Pose) -> tuple[Pose, ...]:
    """The pose after all that it builds on, the most general first."""
    name = pose.base or (None if pose is base_poses()["standing"] else "standing")
    return (pose,) if name is None else (*_with_bases(base_poses()[name]), pose)


def _complete(layers: Sequence[Pose]) -> Stance:
    rests = _last(layers, "rests", ("foot", "other_foot"))
    return Stance(
        lean=_last(layers, "lean", 0.0),
        tilt=_last(layers, "tilt", 0.0),
        neck=_last(layers, "neck", 0.0),
        hike=_last(layers, "hike", 0.0),
        x=_last(layers, "x", None),
        lift=_last(layers, "lift", 0.0),
        rests=rests,
        limbs=tuple(_limb(limb, layers, rests) for limb in LIMBS),
    )


def _last(layers: Sequence[Any], name: str, default: Any) -> Any:
    told = (getattr(layer, name) for layer in reversed(layers))
    return next((value for value in told if value is not None), default)


def _limb(limb: Limb, layers: Sequence[Pose], rests: tuple[Support, ...]) -> LimbStance:
    pairs = [_own(limb, pose) for pose in layers]
    parts = [part for pair in pairs for part in pair if part is not None]
    stands = FOOT_OF.get(limb) in rests
    plant, at = _place(parts, stands)
    return LimbStance(
        angles=_leg_angles(parts) if limb in LEGS else _arm_angles(parts),
        plant=plant,
        at=at,
        heel_up=_last(parts, "heel_up", 42.0) if limb in LEGS else 0.0,
        elbow_to="back" if limb in LEGS else _last(parts, "elbow_to", "back"),
        ankle_given=_ankle_given(parts),
        told=any(part is not None for part in pairs[-1]),
    )


def _own(limb: Limb, pose: Pose) -> list[LegPose | ArmPose | None]:
    """What a pose says of both limbs, then of this one.

    A part of the body that both hands reach is on each hand's own side.
    """
    if limb in LEGS:
        return [pose.legs, pose.leg if limb == "leg" else pose.other_leg]
    both = pose.arms
    if both is not None and limb == "other_arm" and f"other_{both.at}" in get_args(BodyPoint):
        both = both.replace(at=f"other_{both.at}")
    return [both, pose.arm if limb == "arm" else pose.other_arm]


def _place(parts: Sequence[LegPose | ArmPose], stands: bool) -> tuple[Plant, Target | float | None]:
    """What the limb stands on or reaches; an angle of its root frees one that carries nothing."""
    plant: Plant = "free"
    at: Target | float | None = None
    for part in parts:
        root = part.hip if isinstance(part, LegPose) else part.shoulder
        swung = (root, part.abduct, part.rotate) != (None, None, None)
        if part.plant is not None:
            plant, at = part.plant, part.at
        elif part.at is not None:
            at = part.at
        elif swung:
            plant, at = (plant if stands else "free"), None
    return plant, at


def _ankle_given(parts: Sequence[LegPose | ArmPose]) -> bool:
    """Whether the ankle was set with or after the plant; else the plant decides it."""
    given = False
    for part in parts:
        if isinstance(part, LegPose) and (part.plant is not None or part.ankle is not None):
            given = part.ankle is not None
    return given


def _leg_angles(parts: Sequence[LegPose | ArmPose]) -> LimbAngles:
    names = ("hip", "abduct", "rotate", "knee", "ankle")
    return LimbAngles(*(_last(parts, name, 0.0) for name in names))


def _arm_angles(parts: Sequence[LegPose | ArmPose]) -> LimbAngles:
    names = ("shoulder", "abduct", "rotate", "elbow")
    return LimbAngles(*(_last(parts, name, 0.0) for name in names))
