"""Leads one limb to its place: a hand to its hold, a foot to the ground."""

from dataclasses import dataclass, replace

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.feet import angles_towards, level_angles
from rehabplanner.figures.footing import ankle_over, levelled
from rehabplanner.figures.frames import directions, trunk_frame
from rehabplanner.figures.ground import RADII, Ground
from rehabplanner.figures.landing import landed
from rehabplanner.figures.posing import FOOT_OF, LimbStance, Stance
from rehabplanner.figures.posture import LEGS, Posture, prefix_of, side_of
from rehabplanner.figures.reach import reach
from rehabplanner.figures.skeleton import HAND, Joints, joints, root_of
from rehabplanner.figures.surfaces import FOR_BODY, grip, top_at
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
        return landed(limb, posture, asked, ground), 0.0
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
    prefix = prefix_of(limb)
    if limb not in LEGS:
        return _reached(limb, posture, asked, start.joints[prefix + "hand"], ground)
    foot = start.joints.feet[LEGS.index(limb)]
    ankle = start.joints[prefix + "ankle"]
    posture, miss = _reached(limb, posture, asked, ankle, ground)
    way = directions(limb, trunk_frame(posture.lean, posture.tilt), posture.limb(limb))
    toes = start.posture.limb(limb).toes
    # A foot on its sole may turn on the spot, but stays flat; on its toes it points as before.
    flat = level_angles(way, times(foot.down, -1))
    end, roll = flat if toes == 0 else angles_towards(way, foot)
    angles = replace(posture.limb(limb), end=end, roll=roll, toes=toes)
    return posture.with_limb(limb, angles), miss


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
    posture = posture.with_limb(limb, replace(angles, end=asked.angles.end))
    if limb in LEGS and asked.plant != "heel" and not asked.ankle_given:
        posture = levelled(limb, posture, asked, ground.normal(ground.across(target)))
    return posture, miss


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
    prefix = prefix_of(limb)
    root = found[prefix + ("hip" if limb in LEGS else "shoulder")]
    place_ = _named_place(asked, found, ground)
    if isinstance(place_, tuple) and len(place_) == 3:
        return place_
    x, y = place_ if isinstance(place_, tuple) else (place_, 0.0)
    if asked.plant == "palm":
        top = top_at(ground.surfaces, x, FOR_BODY)
        return ground.at(x, top + RADII["hand"], root)
    if limb in LEGS and asked.plant != "free":
        return ankle_over(asked, x, ground, root)
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


def is_led(limb: Limb, stance: Stance) -> bool:
    asked = stance.limb(limb)
    if asked.plant in ("palm", "stay") or asked.at is not None:
        return True
    return asked.plant != "free" and FOOT_OF.get(limb) not in stance.rests


def ends_of(limb: Limb) -> tuple[str, ...]:
    prefix = prefix_of(limb)
    return (f"{prefix}foot",) if limb in LEGS else (f"{prefix}hand",)
