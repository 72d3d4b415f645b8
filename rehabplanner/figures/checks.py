"""Is a figure possible? Joint limits, what it stands on, what it sinks into, what it cannot reach.

Every check is a function `Figure -> problems`, each problem one sentence for the figure's author.
"""

import re
from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.figures.ground import RADII, Ground, gap, ground_of
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.placing import placed
from rehabplanner.figures.posture import LEGS, LIMBS, LimbAngles, Size
from rehabplanner.figures.surfaces import solid

LEG_LIMITS: Final = {
    "hip": (-25, 130),
    "knee": (-3, 150),
    "ankle": (-65, 40),
    "abduction": (-30, 60),
}
ARM_LIMITS: Final = {"shoulder": (-65, 185), "elbow": (-3, 150)}
HOVER: Final = 2.5
SINK: Final = 2.5
MISS: Final = 2.5
FIRM: Final = tuple(
    prefix + name
    for prefix in ("", "other_")
    for name in ("hip", "knee", "ankle", "heel", "foot", "elbow", "hand")
)
TOLERANCE: Final = 6
RADIUS_SHARE: Final = 0.6
"""Flesh gives way by the rest."""


def problems(figure: Figure) -> Iterator[str]:
    """All that is wrong with a figure."""
    size = Size()
    names = ("start", "finish") if figure.finish else ("start",)
    for name, pose in zip(names, placed(figure, size), strict=False):
        ground = ground_of(figure, name, size)
        for found in (
            *joint_limits(pose),
            *contacts(pose, ground),
            *sinking(pose, ground),
            *inside_props(pose, ground),
            *unreached(pose),
        ):
            yield f"{name}: {found}"


def joint_limits(pose: Placed) -> Iterator[str]:
    for limb in LIMBS:
        for joint, angle, (low, high) in _limited(limb, pose.posture.limb(limb)):
            if not low <= angle <= high:
                yield f"{limb} {joint} {angle:.0f} is beyond {low} to {high}"


def _limited(limb: Limb, angles: LimbAngles) -> Iterator[tuple[str, float, tuple[float, float]]]:
    if limb.endswith("leg"):
        yield "hip", angles.root, LEG_LIMITS["hip"]
        yield "knee", angles.mid, LEG_LIMITS["knee"]
        yield "ankle", angles.end, LEG_LIMITS["ankle"]
        yield "abduction", angles.out, LEG_LIMITS["abduction"]
    else:
        yield "shoulder", angles.root, ARM_LIMITS["shoulder"]
        yield "elbow", angles.mid, ARM_LIMITS["elbow"]


def contacts(pose: Placed, ground: Ground) -> Iterator[str]:
    """Supports that do not touch what should carry them."""
    for part in pose.stance.rests:
        space = gap(part, pose.joints, ground) - pose.stance.lift
        if space > HOVER:
            yield f"{part} should rest but is {space:.0f} cm above its support"


def sinking(pose: Placed, ground: Ground) -> Iterator[str]:
    """Parts below the floor."""
    bent = [pose.posture.limb(limb).toes > 0 for limb in LEGS]
    for name, point in pose.joints.points.items():
        if name.endswith("toes") and bent[name.startswith("other")]:
            continue
        depth = RADIUS_SHARE * RADII.get(name, 0.0) - point[1]
        if depth > SINK:
            yield f"{name} is {depth:.0f} cm below the floor"


def inside_props(pose: Placed, ground: Ground) -> Iterator[str]:
    """Joints within what is solid."""
    for prop in ground.props:
        box = solid(prop)
        if box is None:
            continue
        for name in FIRM:
            x, y = ground.across(pose.joints[name]), pose.joints[name][1]
            room = min(x - box[0], box[2] - x, y - box[1], box[3] - y)
            if room > SINK:
                yield f"{name} is {room:.0f} cm inside the {prop.kind}"


def unreached(pose: Placed) -> Iterator[str]:
    for limb, miss in pose.misses:
        if miss > MISS:
            yield f"{limb} misses its place by {miss:.0f} cm"


def knee_bend_problems(figure: Figure, words: str) -> Iterator[str]:
    """Knee angles that the words state ("knee 30-45 deg") and no knee of the picture has."""
    poses = placed(figure, Size())
    bends = [pose.posture.limb(limb).mid for pose in poses for limb in LEGS]
    for low, high in re.findall(r"knees? (?:(?!opened)\w+ )*?(\d+)(?:-(\d+))? deg", words):
        least, most = int(low), int(high or low)
        if not any(least - TOLERANCE <= bend <= most + TOLERANCE for bend in bends):
            yield f"no knee is bent {least} to {most} degrees ({_rounded(bends)})"


def _rounded(angles: list[float]) -> str:
    return ", ".join(f"{angle:.0f}" for angle in angles)
