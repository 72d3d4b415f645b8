"""From joint angles to joints in space (forward kinematics).

The figure faces +x; its treated side is at +z, towards the viewer of a side view.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.feet import BALL, HEEL_BACK, SOLE, TOES, Foot, foot_of
from rehabplanner.figures.frames import Directions, Frame, directions, trunk_frame
from rehabplanner.figures.posture import LEGS, LIMBS, Posture, Size, prefix_of, side_of
from rehabplanner.figures.vectors import Vec, middle, plus, turned

HAND: Final = 8.0
"""From the wrist to the tips of the fingers."""
LEG_POINTS: Final = ("hip", "thigh", "knee", "shin", "ankle", "heel", "foot", "toes")
ARM_POINTS: Final = ("shoulder", "elbow", "wrist", "hand")


@dataclass(frozen=True, slots=True)
class Joints:
    """Where everything is: points by name, and the directions of trunk, head and feet."""

    points: Mapping[str, Vec]
    trunk: Frame
    head_up: Vec
    feet: tuple[Foot, Foot]

    def __getitem__(self, name: str) -> Vec:
        return self.points[name]


def root_of(limb: Limb, hips: Vec, frame: Frame, hike: float, size: Size) -> Vec:
    """The hip or shoulder a limb hangs from."""
    if limb in LEGS:
        return plus(hips, turned(frame.side, frame.up, hike), side_of(limb) * size.hip_half)
    shoulders = plus(hips, frame.up, size.trunk)
    return plus(shoulders, frame.side, side_of(limb) * size.shoulder_half)


@lru_cache(maxsize=512)
def joints(posture: Posture, size: Size) -> Joints:
    frame = trunk_frame(posture.lean, posture.tilt)
    points = _spine(posture, frame, size)
    feet: list[Foot] = []
    for limb in LIMBS:
        found, foot = limb_points(limb, posture, frame, size)
        points |= found
        feet += [foot] if foot else []
    return Joints(points, frame, _head_up(posture, frame), (feet[0], feet[1]))


def point_of(name: str, posture: Posture, size: Size) -> Vec:
    """One point alone, without the rest of the body."""
    frame = trunk_frame(posture.lean, posture.tilt)
    own, other = name.removeprefix("other_"), name.startswith("other_")
    if own in LEG_POINTS:
        return limb_points("other_leg" if other else "leg", posture, frame, size)[0][name]
    if own in ARM_POINTS:
        return limb_points("other_arm" if other else "arm", posture, frame, size)[0][name]
    return _spine(posture, frame, size)[name]


def limb_points(
    limb: Limb, posture: Posture, frame: Frame, size: Size
) -> tuple[dict[str, Vec], Foot | None]:
    """The points of one limb by name, and how the foot of a leg lies."""
    angles = posture.limb(limb)
    way = directions(limb, frame, angles)
    root = root_of(limb, posture.hips, frame, posture.hike, size)
    if limb not in LEGS:
        return _arm(prefix_of(limb), root, way, size), None
    foot = foot_of(way, angles.end, angles.roll)
    return _leg(prefix_of(limb), root, way, foot, size), foot


def _head_up(posture: Posture, frame: Frame) -> Vec:
    return turned(frame.up, frame.front, posture.neck)


def _spine(posture: Posture, frame: Frame, size: Size) -> dict[str, Vec]:
    chest = plus(posture.hips, frame.up, size.trunk)
    nape = plus(chest, frame.up, 7.0)
    head_up = _head_up(posture, frame)
    head = plus(nape, head_up, size.neck + 3)
    face = turned(frame.front, frame.up, -posture.neck)
    return {
        "hips": posture.hips,
        "seat": posture.hips,
        "shoulders": chest,
        "chest": plus(chest, frame.up, -8.0),
        "neck": nape,
        "skull": plus(nape, head_up, 5.0),
        "head": head,
        "forehead": plus(plus(head, face, 8.5), head_up, 2.0),
    }


def _leg(prefix: str, hip: Vec, way: Directions, foot: Foot, size: Size) -> dict[str, Vec]:
    knee = plus(hip, way.upper, size.thigh)
    ankle = plus(knee, way.lower, size.shin)
    below = plus(ankle, foot.down, SOLE)
    named = {
        "hip": hip,
        "thigh": middle(hip, knee, 0.55),
        "knee": knee,
        "shin": middle(knee, ankle, 0.55),
        "ankle": ankle,
        "heel": plus(below, foot.ahead, HEEL_BACK),
        "foot": plus(below, foot.ahead, BALL),
        "toes": plus(below, foot.ahead, TOES),
    }
    return {prefix + name: point for name, point in named.items()}


def _arm(prefix: str, shoulder: Vec, way: Directions, size: Size) -> dict[str, Vec]:
    elbow = plus(shoulder, way.upper, size.upper_arm)
    wrist = plus(elbow, way.lower, size.forearm)
    named = {
        "shoulder": shoulder,
        "elbow": elbow,
        "wrist": wrist,
        "hand": plus(wrist, way.lower, HAND * 0.6),
    }
    return {prefix + name: point for name, point in named.items()}
