"""From joint angles to joints in space (forward kinematics).

The figure faces +x; its treated side is at +z, towards the viewer of a side view. A limb's `root`
bends it forwards, `out` swings it away from the body, `turn` rolls it about its own axis.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, radians, sin
from typing import Final

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.vectors import (
    Vec,
    angle_between,
    middle,
    plus,
    times,
    turned,
)

LIMBS: Final[tuple[Limb, ...]] = ("leg", "other_leg", "arm", "other_arm")
LEGS: Final[tuple[Limb, ...]] = ("leg", "other_leg")

SOLE: Final = 7.0
"""From the ankle down to the ground."""
HEEL_BACK, BALL, TOES = -5.5, 11.0, 18.0
"""Along the foot, from below the ankle."""
HAND: Final = 8.0


@dataclass(frozen=True, slots=True)
class Size:
    """Lengths of the bones (centimetres)."""

    thigh: float = 42.0
    shin: float = 41.0
    trunk: float = 46.0
    neck: float = 13.0
    upper_arm: float = 28.0
    forearm: float = 25.0
    hip_half: float = 8.6
    shoulder_half: float = 16.5

    def bones(self, limb: Limb) -> tuple[float, float]:
        return (self.thigh, self.shin) if limb in LEGS else (self.upper_arm, self.forearm)


@dataclass(frozen=True, slots=True)
class LimbAngles:
    """root: hip or shoulder; out, turn: see above; mid: knee or elbow; end: ankle (degrees)."""

    root: float = 0.0
    out: float = 0.0
    turn: float = 0.0
    mid: float = 0.0
    end: float = 0.0
    toes: float = 0.0


@dataclass(frozen=True, slots=True)
class Posture:
    """Every angle of the body and the place of the hips: nothing is left to be found."""

    hips: Vec
    lean: float
    tilt: float
    neck: float
    hike: float
    limbs: tuple[LimbAngles, LimbAngles, LimbAngles, LimbAngles]

    def limb(self, name: Limb) -> LimbAngles:
        return self.limbs[LIMBS.index(name)]


@dataclass(frozen=True, slots=True)
class Frame:
    """The directions of the trunk: up the spine, out of the chest, to the treated side."""

    up: Vec
    front: Vec
    side: Vec


@dataclass(frozen=True, slots=True)
class Foot:
    """Directions of a foot: to the toes and out of the sole."""

    ahead: Vec
    down: Vec


@dataclass(frozen=True, slots=True)
class Joints:
    """Where everything is: points by name, and the directions of trunk, head and feet."""

    points: Mapping[str, Vec]
    trunk: Frame
    head_up: Vec
    feet: tuple[Foot, Foot]

    def __getitem__(self, name: str) -> Vec:
        return self.points[name]


def trunk_frame(lean: float, tilt: float) -> Frame:
    up: Vec = (sin(radians(lean)), cos(radians(lean)), 0.0)
    front: Vec = (cos(radians(lean)), -sin(radians(lean)), 0.0)
    return Frame(_tilted(up, tilt), _tilted(front, tilt), _tilted((0.0, 0.0, 1.0), tilt))


def _tilted(a: Vec, tilt: float) -> Vec:
    """Turned about the x axis so that "up" leans to +z."""
    c, s = cos(radians(tilt)), sin(radians(tilt))
    return (a[0], a[1] * c - a[2] * s, a[1] * s + a[2] * c)


def side_of(limb: str) -> int:
    """1 on the treated side, -1 on the other."""
    return -1 if limb.startswith("other") else 1


def root_of(limb: Limb, hips: Vec, frame: Frame, hike: float, size: Size) -> Vec:
    """The hip or shoulder a limb hangs from."""
    if limb in LEGS:
        return plus(hips, turned(frame.side, frame.up, hike), side_of(limb) * size.hip_half)
    shoulders = plus(hips, frame.up, size.trunk)
    return plus(shoulders, frame.side, side_of(limb) * size.shoulder_half)


@dataclass(frozen=True, slots=True)
class Directions:
    """Of a limb: its upper bone, the way its lower bone bends, and its lower bone."""

    upper: Vec
    bend: Vec
    lower: Vec


def directions(limb: Limb, frame: Frame, angles: LimbAngles) -> Directions:
    upper, bend, out = axes(limb, frame, angles.root, angles.out)
    bend = turned(bend, out, -angles.turn)
    return Directions(upper, bend, turned(upper, bend, angles.mid))


def axes(limb: Limb, frame: Frame, root: float, out: float) -> tuple[Vec, Vec, Vec]:
    """Upper bone, bending direction and outward direction before any turn about the bone."""
    outward = times(frame.side, side_of(limb))
    down = times(frame.up, -1)
    level = turned(down, frame.front, root)
    forwards = turned(frame.front, frame.up, root)
    bend = times(forwards, -1) if limb in LEGS else forwards
    return turned(level, outward, out), bend, turned(outward, level, -out)


def foot_of(way: Directions, ankle: float) -> Foot:
    front = turned(times(way.bend, -1), way.upper, angle_between(way.upper, way.lower))
    down = times(way.lower, -1)
    return Foot(turned(front, down, ankle), turned(way.lower, front, ankle))


def level_ankle(way: Directions, heel_up: float = 0.0) -> float:
    """The ankle angle that puts the sole level, or on the toes with the heel up."""
    front = turned(times(way.bend, -1), way.upper, angle_between(way.upper, way.lower))
    return degrees(atan2(-front[1], -way.lower[1])) - heel_up


@lru_cache(maxsize=512)
def joints(posture: Posture, size: Size) -> Joints:
    frame = trunk_frame(posture.lean, posture.tilt)
    points = _spine(posture, frame, size)
    feet = []
    for limb, angles in zip(LIMBS, posture.limbs, strict=True):
        way = directions(limb, frame, angles)
        root = root_of(limb, posture.hips, frame, posture.hike, size)
        prefix = "other_" if limb.startswith("other") else ""
        if limb in LEGS:
            feet.append(foot_of(way, angles.end))
            points |= _leg(prefix, root, way, feet[-1], size)
        else:
            points |= _arm(prefix, root, way, size)
    return Joints(points, frame, _head_up(posture, frame), (feet[0], feet[1]))


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
