"""Feet: where they point, and the ankle angles that lay the sole flat on the ground."""

from dataclasses import dataclass
from math import atan2, degrees
from typing import Final

from rehabplanner.figures.frames import Directions
from rehabplanner.figures.vectors import Vec, angle_between, cross, dot, times, turned

SOLE: Final = 7.0
"""From the ankle down to the ground."""
HEEL_BACK, BALL, TOES = -5.5, 11.0, 18.0
"""Along the foot, from below the ankle."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Directions of a foot: to the toes and out of the sole."""

    ahead: Vec
    down: Vec


def foot_of(way: Directions, ankle: float, roll: float = 0.0) -> Foot:
    front = _shin_front(way)
    ahead = turned(front, times(way.lower, -1), ankle)
    down = turned(way.lower, front, ankle)
    return Foot(ahead, turned(down, cross(ahead, down), roll))


def _shin_front(way: Directions) -> Vec:
    return turned(times(way.bend, -1), way.upper, angle_between(way.upper, way.lower))


def angles_towards(way: Directions, foot: Foot) -> tuple[float, float]:
    """The ankle angle that points the toes as those of another foot, and the roll of the sole."""
    ankle = degrees(atan2(-dot(foot.ahead, way.lower), dot(foot.ahead, _shin_front(way))))
    return ankle, _roll(way, ankle, foot.down)


def level_angles(way: Directions, normal: Vec, heel_up: float = 0.0) -> tuple[float, float]:
    """Ankle and roll that lay the sole on a ground with this normal, or lift the heel off it."""
    front = _shin_front(way)
    ankle = degrees(atan2(-dot(front, normal), -dot(way.lower, normal)))
    return ankle - heel_up, _roll(way, ankle, times(normal, -1))


def _roll(way: Directions, ankle: float, down: Vec) -> float:
    """How far the sole turns sideways to face a direction."""
    straight = foot_of(way, ankle)
    side = cross(straight.ahead, straight.down)
    return degrees(atan2(dot(down, side), dot(down, straight.down)))
