"""How a foot stands: on its sole, its toes or its heel, flat on what is under it."""

from dataclasses import replace
from math import cos, hypot, radians, sin

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.feet import BALL, SOLE, level_angles
from rehabplanner.figures.frames import directions, trunk_frame
from rehabplanner.figures.ground import HEEL_HEIGHT, Ground
from rehabplanner.figures.posing import LimbStance
from rehabplanner.figures.posture import LEGS, Posture
from rehabplanner.figures.surfaces import FOR_BODY, FOR_FEET, top_at
from rehabplanner.figures.vectors import UP, Vec


def levels_itself(limb: Limb, asked: LimbStance) -> bool:
    """Whether the ground gives the ankle its angle."""
    return limb in LEGS and asked.plant in ("sole", "toes") and not asked.ankle_given


def levelled(limb: Limb, posture: Posture, asked: LimbStance, normal: Vec = UP) -> Posture:
    """The posture with one sole laid on the ground, or with its heel lifted off it."""
    heel_up = asked.heel_up if asked.plant == "toes" else 0.0
    angles = posture.limb(limb)
    way = directions(limb, trunk_frame(posture.lean, posture.tilt), angles)
    ankle, roll = level_angles(way, normal, heel_up)
    return posture.with_limb(limb, replace(angles, end=ankle, roll=roll, toes=heel_up))


def ankle_over(asked: LimbStance, x: float, ground: Ground, root: Vec) -> Vec:
    """Where the ankle is when the foot stands at x (on its toes: when the ball does)."""
    if asked.plant == "heel":
        return ground.at(x, top_at(ground.surfaces, x, FOR_BODY) + HEEL_HEIGHT, root)
    top, rise = top_at(ground.surfaces, x, FOR_FEET), ground.rise(x)
    steep = hypot(1.0, rise)
    if asked.plant == "sole":
        return ground.at(x, top + SOLE * steep, root)
    c, s = cos(radians(asked.heel_up)), sin(radians(asked.heel_up))
    back, up = (SOLE * s - BALL * c) / steep, (BALL * s + SOLE * c) / steep
    return ground.at(x + back - up * rise, top + up + back * rise, root)
