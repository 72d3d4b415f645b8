"""Points and directions in space: x forwards, y up, z towards the figure's treated side."""

from math import acos, cos, degrees, hypot, radians, sin
from typing import Final

Vec = tuple[float, float, float]

ORIGIN: Final[Vec] = (0.0, 0.0, 0.0)
UP: Final[Vec] = (0.0, 1.0, 0.0)


def plus(a: Vec, b: Vec, factor: float = 1.0) -> Vec:
    """`a + factor * b`."""
    return (a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2])


def minus(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, factor: float) -> Vec:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """At right angles to both."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    return hypot(*a)


def unit(a: Vec) -> Vec:
    """The direction of a vector; of no length, straight up."""
    size = length(a)
    return times(a, 1 / size) if size > 1e-9 else (0.0, 1.0, 0.0)


def middle(a: Vec, b: Vec, share: float = 0.5) -> Vec:
    return plus(times(a, 1 - share), b, share)


def turned(a: Vec, b: Vec, angle: float) -> Vec:
    """Direction `a` turned by degrees towards direction `b`, which is at right angles to it."""
    turn = radians(angle)
    c, s = cos(turn), sin(turn)
    return (a[0] * c + b[0] * s, a[1] * c + b[1] * s, a[2] * c + b[2] * s)


def across(a: Vec, direction: Vec) -> Vec:
    """The part of `a` at right angles to a direction."""
    return plus(a, direction, -dot(a, direction))


def angle_between(a: Vec, b: Vec) -> float:
    """Degrees between two directions."""
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))
