"""The directions of trunk and bones that follow from the angles of a posture."""

from dataclasses import dataclass
from math import cos, radians, sin

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.posture import LEGS, LimbAngles, side_of
from rehabplanner.figures.vectors import Vec, times, turned


@dataclass(frozen=True, slots=True)
class Frame:
    """The directions of the trunk: up the spine, out of the chest, to the treated side."""

    up: Vec
    front: Vec
    side: Vec


def trunk_frame(lean: float, tilt: float) -> Frame:
    up: Vec = (sin(radians(lean)), cos(radians(lean)), 0.0)
    front: Vec = (cos(radians(lean)), -sin(radians(lean)), 0.0)
    return Frame(_tilted(up, tilt), _tilted(front, tilt), _tilted((0.0, 0.0, 1.0), tilt))


def _tilted(a: Vec, tilt: float) -> Vec:
    """Turned about the x axis so that "up" leans to +z."""
    c, s = cos(radians(tilt)), sin(radians(tilt))
    return (a[0], a[1] * c - a[2] * s, a[1] * s + a[2] * c)


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
