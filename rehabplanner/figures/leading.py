"""Leads one limb to its place: a hand to its hold, a foot to the ground."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, radians, sin

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.ground import HEEL_HEIGHT, RADII, Ground
from rehabplanner.figures.posing import FOOT_OF, LimbStance, Stance
from rehabplanner.figures.reach import ankle_towards, reach
from rehabplanner.figures.skeleton import (
    BALL,
    HAND,
    LEGS,
    LIMBS,
    SOLE,
    Joints,
    LimbAngles,
    Posture,
    directions,
    joints,
    level_ankle,
    root_of,
    side_of,
    trunk_frame,
)
from rehabplanner.figures.surfaces import FOR_BODY, FOR_FEET, grip, top_at
from rehabplanner.figures.vectors import Vec, plus, times

CHEST_DEPTH = 14.0
"""From the middle of the chest to a hand before it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A body at rest: its posture, its joints and what hands and feet could not reach (cm)."""

    posture: Posture
    joints: Joints
    stance: Stance
    misses: tuple[tuple[Limb, float], ...]


def led(
    limb: Limb, posture: Posture, stance: Stance, ground: Ground, start: Placed | None
) -> tuple[Posture, float]:
    """The posture with one limb led to its place, and by how much it misses that."""
    asked = stance.limb(limb)
    if start is not None and _keeps(limb, asked, stance, start):
        return _kept(limb, posture, asked, ground, start)
    if not is_led(limb, stance):
        return posture, 0.0
    if asked.at is None:
        return _laid(limb, posture, asked, ground), 0.0
    target = _target(limb, asked, posture, ground)
    return _reached(limb, posture, asked, target, ground)


def _keeps(limb: Limb, asked: LimbStance, stance: Stance, start: Placed) -> bool:
    """A planted limb that the finish does not mention stays where it was."""
    if asked.plant == "stay":
        return True
    before = start.stance.limb(limb)
    anchored = stance.rests[0] in ends_of(limb)
    same_place = asked.at is None or asked.at == before.at
    return not asked.told and asked.plant != "free" and not anchored and same_place


def _kept(
    limb: Limb, posture: Posture, asked: LimbStance, ground: Ground, start: Placed
) -> tuple[Posture, float]:
    prefix = "other_" if limb.startswith("other") else ""
    if limb not in LEGS:
        return _reached(limb, posture, asked, start.joints[prefix + "hand"], ground)
    foot = start.joints.feet[LEGS.index(limb)]
    ankle = start.joints[prefix + "ankle"]
    posture, miss = _reached(limb, posture, asked, ankle, ground)
    way = directions(limb, trunk_frame(posture.lean, posture.tilt), posture.limb(limb))
    toes = start.posture.limb(limb).toes
    angles = replace(posture.limb(limb), end=ankle_towards(way, foot.ahead), toes=toes)
    return _with(posture, limb, angles), miss


def _with(posture: Posture, limb: Limb, angles: LimbAngles) -> Posture:
    limbs = [angles if name == limb else posture.limb(name) for name in LIMBS]
    return replace(posture, limbs=(limbs[0], limbs[1], limbs[2], limbs[3]))


def _reached(
    limb: Limb, posture: Posture, asked: LimbStance, target: Vec, ground: Ground
) -> tuple[Posture, float]:
    size = ground.size
    if limb not in LEGS:
        size = replace(size, forearm=size.forearm + HAND * 0.6)
    frame = trunk_frame(posture.lean, posture.tilt)
    root = root_of(limb, posture.hips, frame, posture.hike, size)
    pole = _pole(limb, posture, asked)
    angles, miss = reach(limb, root, target, frame, pole, size)
    angles = replace(angles, end=asked.angles.end)
    if limb in LEGS and asked.plant != "heel" and not asked.ankle_given:
        angles = levelled(limb, posture.lean, posture.tilt, angles, asked)
    return _with(posture, limb, angles), miss


def _pole(limb: Limb, posture: Posture, asked: LimbStance) -> Vec:
    """Where the knee or elbow points."""
    frame = trunk_frame(posture.lean, posture.tilt)
    outward = times(frame.side, side_of(limb))
    if limb in LEGS:
        return plus(plus(frame.front, frame.up, 0.35), outward, asked.angles.out / 57)
    poles: dict[str, Vec] = {
        "back": plus(plus(times(frame.front, -1), frame.up, -0.4), outward, 0.25),
        "front": plus(frame.front, frame.up, -0.3),
        "down": (0.0, -1.0, 0.0),
        "up": (0.0, 1.0, 0.0),
        "out": plus(outward, frame.up, -0.3),
    }
    return poles[asked.elbow_to]


def _target(limb: Limb, asked: LimbStance, posture: Posture, ground: Ground) -> Vec:
    found = joints(posture, ground.size)
    prefix = "other_" if limb.startswith("other") else ""
    root = found[prefix + ("hip" if limb in LEGS else "shoulder")]
    place_ = _named_place(asked, found, ground)
    if isinstance(place_, tuple) and len(place_) == 3:
        return place_
    x, y = place_ if isinstance(place_, tuple) else (place_, 0.0)
    if asked.plant == "palm":
        top = top_at(ground.surfaces, x, FOR_BODY)
        return ground.at(x, top + RADII["hand"], root)
    if limb in LEGS and asked.plant != "free":
        return _planted(asked, x, ground, root)
    return ground.at(x, y, root)


def _named_place(
    asked: LimbStance, found: Joints, ground: Ground
) -> Vec | tuple[float, float] | float:
    at = asked.at
    if isinstance(at, str):
        for prop in ground.props:
            if prop.kind == at:
                return grip(prop)
        if at == "chest":
            return plus(found[at], found.trunk.front, CHEST_DEPTH)
        return found[at] if at in found.points else 0.0
    return at if at is not None else 0.0


def _planted(asked: LimbStance, x: float, ground: Ground, root: Vec) -> Vec:
    """Where the ankle is when the foot stands at x (on its toes: when the ball does)."""
    top = top_at(ground.surfaces, x, FOR_BODY if asked.plant == "heel" else FOR_FEET)
    if asked.plant == "heel":
        return ground.at(x, top + HEEL_HEIGHT, root)
    if asked.plant == "sole":
        return ground.at(x, top + SOLE, root)
    c, s = cos(radians(asked.heel_up)), sin(radians(asked.heel_up))
    return ground.at(x - BALL * c + SOLE * s, top + BALL * s + SOLE * c, root)


def _laid(limb: Limb, posture: Posture, asked: LimbStance, ground: Ground) -> Posture:
    """The limb bent at its root until its end lies on what is below it."""

    def posed(root: float) -> Posture:
        angles = replace(posture.limb(limb), root=root)
        if asked.plant in ("sole", "toes") and not asked.ankle_given:
            angles = levelled(limb, posture.lean, posture.tilt, angles, asked)
        return _with(posture, limb, angles)

    def height(root: float) -> float:
        return _end_gap(limb, joints(posed(root), ground.size), asked, ground)

    return posed(_zero(height, asked.angles.root))


def _end_gap(limb: Limb, found: Joints, asked: LimbStance, ground: Ground) -> float:
    prefix = "other_" if limb.startswith("other") else ""
    if limb not in LEGS:
        point = found[prefix + "hand"]
        return point[1] - RADII["hand"] - ground.under(point, feet=False)
    if asked.plant == "heel":
        point = found[prefix + "ankle"]
        return point[1] - HEEL_HEIGHT - ground.under(point, feet=False)
    names = ("heel", "foot", "toes") if asked.ankle_given else ("heel", "foot")
    low = min(found[prefix + name][1] for name in names)
    return low - ground.under(found[prefix + "ankle"], feet=True)


def _zero(f: Callable[[float], float], near: float) -> float:
    """Where a smooth function is 0, closest to a first guess (secant; degrees)."""
    a, b = near, near + 4.0
    fa, fb = f(a), f(b)
    for _ in range(12):
        if abs(fb) < 0.02 or abs(fb - fa) < 1e-9:
            break
        a, b, fa = b, b - max(-25.0, min(25.0, fb * (b - a) / (fb - fa))), fb
        fb = f(b)
    return b


def is_led(limb: Limb, stance: Stance) -> bool:
    asked = stance.limb(limb)
    if asked.plant in ("palm", "stay") or asked.at is not None:
        return True
    return asked.plant != "free" and FOOT_OF.get(limb) not in stance.rests


def ends_of(limb: Limb) -> tuple[str, ...]:
    prefix = "other_" if limb.startswith("other") else ""
    return (f"{prefix}foot",) if limb in LEGS else (f"{prefix}hand",)


def levelled(
    limb: Limb, lean: float, tilt: float, angles: LimbAngles, asked: LimbStance
) -> LimbAngles:
    heel_up = asked.heel_up if asked.plant == "toes" else 0.0
    way = directions(limb, trunk_frame(lean, tilt), angles)
    return replace(angles, end=level_ankle(way, heel_up), toes=heel_up)
