"""From a stance to a posture: the body comes to rest on what carries it, hands and feet go where
they are asked to go, and every angle is known.
"""

from dataclasses import replace
from functools import lru_cache

from rehabplanner.domain.pose import Figure, Support
from rehabplanner.figures.footing import levelled, levels_itself
from rehabplanner.figures.ground import Ground, gap, ground_of
from rehabplanner.figures.leading import Placed, ends_of, is_led, led
from rehabplanner.figures.posing import Stance, finish_stance, start_stance
from rehabplanner.figures.posture import LEGS, LIMBS, Posture, Size, prefix_of
from rehabplanner.figures.skeleton import joints
from rehabplanner.figures.vectors import ORIGIN, Vec, plus


@lru_cache(maxsize=256)
def placed(figure: Figure, size: Size) -> tuple[Placed, Placed]:
    """Start and finish of a figure."""
    start = place(start_stance(figure), ground_of(figure, "start", size), None)
    if figure.finish is None:
        return start, start
    ground = ground_of(figure, "finish", size)
    return start, place(finish_stance(figure), ground, start)


def place(stance: Stance, ground: Ground, start: Placed | None) -> Placed:
    posture = _settled(_first(stance), stance, ground, start)
    misses = []
    for limb in LIMBS:
        posture, miss = led(limb, posture, stance, ground, start)
        misses.append((limb, miss))
    return Placed(posture, joints(posture, ground.size), stance, tuple(misses))


def _first(stance: Stance) -> Posture:
    """The angles as given, hips at the origin."""
    angles = [stance.limb(limb).angles for limb in LIMBS]
    limbs = (angles[0], angles[1], angles[2], angles[3])
    return Posture(ORIGIN, stance.lean, stance.tilt, stance.neck, stance.hike, limbs)


def _soled(posture: Posture, stance: Stance, ground: Ground) -> Posture:
    """The soles laid on the ground under the ankles."""
    found = joints(posture, ground.size)
    for limb in LEGS:
        if levels_itself(limb, stance.limb(limb)):
            x = ground.across(found[prefix_of(limb) + "ankle"])
            posture = levelled(limb, posture, stance.limb(limb), ground.normal(x))
    return posture


def _settled(posture: Posture, stance: Stance, ground: Ground, start: Placed | None) -> Posture:
    """Moved so that the supports rest and the first one is in its place."""
    found = joints(posture, ground.size)
    anchor = found[anchor_of(stance)]
    posture = _moved(posture, _aside(anchor, stance, ground, start))
    posture = _soled(posture, stance, ground)
    found = joints(posture, ground.size)
    gaps = [gap(part, found, ground) for part in stance.rests if _carries(part, stance)]
    return _moved(posture, (0.0, stance.lift - min(gaps, default=0.0), 0.0))


def _aside(anchor: Vec, stance: Stance, ground: Ground, start: Placed | None) -> Vec:
    wanted = stance.x
    if wanted is None and start is not None:
        wanted = ground.across(start.joints[anchor_of(stance)])
    if wanted is None:
        wanted = 0.0 if ground.view == "side" else ground.across(anchor)
    way = wanted - ground.across(anchor)
    if ground.view == "side":
        return (way, 0.0, 0.0)
    depth = start.joints[anchor_of(stance)][0] - anchor[0] if start else 0.0
    return (depth, 0.0, -way)


def anchor_of(stance: Stance) -> str:
    """The point that keeps its place: of a foot, the ankle."""
    return stance.rests[0].replace("foot", "ankle")


def _moved(posture: Posture, way: Vec) -> Posture:
    return replace(posture, hips=plus(posture.hips, way))


def _carries(part: Support, stance: Stance) -> bool:
    """Whether the place of a support follows from the trunk; a led limb follows later."""
    for limb in LIMBS:
        if part in ends_of(limb):
            return not is_led(limb, stance)
    return True
