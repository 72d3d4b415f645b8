"""Bends a limb at its root until its end lies on what is below it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.footing import levelled, levels_itself
from rehabplanner.figures.frames import trunk_frame
from rehabplanner.figures.ground import HEEL_HEIGHT, RADII, Ground
from rehabplanner.figures.posing import LimbStance
from rehabplanner.figures.posture import LEGS, Posture, prefix_of
from rehabplanner.figures.skeleton import limb_points
from rehabplanner.figures.vectors import Vec


def landed(limb: Limb, posture: Posture, asked: LimbStance, ground: Ground) -> Posture:
    """The posture whose hand, heel or foot touches the ground."""

    def posed(root: float) -> Posture:
        bent = posture.with_limb(limb, replace(posture.limb(limb), root=root))
        return levelled(limb, bent, asked) if levels_itself(limb, asked) else bent

    frame = trunk_frame(posture.lean, posture.tilt)

    def height(root: float) -> float:
        points, _ = limb_points(limb, posed(root), frame, ground.size)
        return _end_gap(limb, points, asked, ground)

    return posed(_zero(height, asked.angles.root))


def _end_gap(limb: Limb, found: Mapping[str, Vec], asked: LimbStance, ground: Ground) -> float:
    prefix = prefix_of(limb)
    if limb not in LEGS:
        point = found[prefix + "hand"]
        return point[1] - RADII["hand"] - ground.under(point, feet=False)
    if asked.plant == "heel":
        point = found[prefix + "ankle"]
        low = min(point[1] - HEEL_HEIGHT, found[prefix + "heel"][1])
        return low - ground.under(point, feet=False)
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
