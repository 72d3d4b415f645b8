"""A posture: every angle of a body, and how long its bones are."""

from dataclasses import dataclass, replace
from typing import Final

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.vectors import Vec

LIMBS: Final[tuple[Limb, ...]] = ("leg", "other_leg", "arm", "other_arm")
LEGS: Final[tuple[Limb, ...]] = ("leg", "other_leg")


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
    """Degrees.

    root: hip or shoulder, bent forwards; out: away from the body; turn: about its own axis
    mid: knee or elbow; end: ankle; toes: bent up at the ball; roll: the sole sideways, so that it
    lies flat under a slanting shin
    """

    root: float = 0.0
    out: float = 0.0
    turn: float = 0.0
    mid: float = 0.0
    end: float = 0.0
    toes: float = 0.0
    roll: float = 0.0


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

    def with_limb(self, name: Limb, angles: LimbAngles) -> "Posture":
        limbs = [angles if limb == name else self.limb(limb) for limb in LIMBS]
        return replace(self, limbs=(limbs[0], limbs[1], limbs[2], limbs[3]))


def side_of(limb: str) -> int:
    """1 on the treated side, -1 on the other."""
    return -1 if limb.startswith("other") else 1


def prefix_of(name: str) -> str:
    """What the names of the points on a limb's or point's side begin with."""
    return "other_" if name.startswith("other") else ""
