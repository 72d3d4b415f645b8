"""One posture in words: how the body lies, stands or sits, and where trunk, legs and arms are."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import prop_name, sided
from rehabplanner.figures.skeleton import LEGS, LimbAngles
from rehabplanner.figures.surfaces import FOR_BODY

BENT_FROM: Final = 12.0
"""A knee that bends less (degrees) is called straight."""
ALIKE: Final = 6.0
APART: Final = 16.0
"""Feet farther apart (cm) stand one before the other, or wide."""
OFF: Final = 3.0
ARMS: Final[tuple[Limb, ...]] = ("arm", "other_arm")


def posture_words(pose: Placed, figure: Figure, side: Side) -> str:
    """The position of the whole body."""
    lean, rests = pose.posture.lean, pose.stance.rests
    if abs(pose.posture.tilt) > 50:
        return "in a side plank" if "elbow" in rests else "lying on the side"
    if "elbow" in rests and lean > 60:
        return "face down, on forearms and toes"
    if any("knee" in part for part in rests):
        return _kneeling(pose, side)
    if lean < -60:
        return "lying on the back"
    if "seat" in rests and abs(lean) < 60:
        return f"sitting on {_seat(figure)}"
    if lean > 75 and {"seat", "chest"} & set(rests):
        return "lying face down"
    return _standing(pose, side)


def _kneeling(pose: Placed, side: Side) -> str:
    if pose.posture.lean > 45:
        return "on hands and knees"
    knees = [limb for limb in LEGS if limb.replace("leg", "knee") in pose.stance.rests]
    return "kneeling" if len(knees) == 2 else f"kneeling on {_of(knees[0], side, 'knee')}"


def _seat(figure: Figure) -> str:
    seats = [prop for prop in figure.props if prop.kind in FOR_BODY and prop.at is None]
    high = [prop for prop in seats if prop.kind not in ("pillow", "towel_roll", "bolster")]
    return f"the {prop_name(high[0].kind)}" if high else "the floor"


def _standing(pose: Placed, side: Side) -> str:
    if pose.stance.lift > OFF:
        return "in the air"
    down = [limb for limb in LEGS if not foot_is_up(limb, pose)]
    return f"standing on {_of(down[0], side, 'leg')}" if len(down) == 1 else "standing"


def _of(limb: Limb, side: Side, part: str) -> str:
    name = sided(limb, side, part)
    return name if name.startswith("one") else f"the {name}"


def prefix_of(limb: Limb) -> str:
    return "other_" if limb.startswith("other") else ""


def foot_height(limb: Limb, pose: Placed) -> float:
    """Of the lowest part of the foot, above the floor."""
    return min(pose.joints[prefix_of(limb) + part][1] for part in ("heel", "foot", "toes"))


def foot_is_up(limb: Limb, pose: Placed) -> bool:
    """Whether a foot of a standing body is in the air."""
    asked = pose.stance.limb(limb)
    return asked.plant == "free" and f"{prefix_of(limb)}foot" not in pose.stance.rests


def upright(pose: Placed) -> bool:
    """Standing or in the air, so that "in front" and "behind" mean something."""
    lean, rests = pose.posture.lean, set(pose.stance.rests)
    carried = rests & {"seat", "shoulders", "chest", "knee", "other_knee", "elbow"}
    return abs(lean) < 75 and abs(pose.posture.tilt) < 50 and not carried


def trunk_words(pose: Placed) -> Iterator[str]:
    lean = pose.posture.lean
    lying = lean < -60 or abs(pose.posture.tilt) > 50
    if lying or (lean > 45 and not upright(pose)):
        return
    if lean > 40:
        yield "trunk leaning far forward"
    elif lean > 12:
        yield "trunk leaning forward"
    elif lean < -12:
        yield "trunk leaning back"


def legs_words(pose: Placed, side: Side) -> Iterator[str]:
    legs = [pose.posture.limb(limb) for limb in LEGS]
    if abs(legs[0].mid - legs[1].mid) < ALIKE:
        yield f"both knees {bend_words(legs[0])}"
    else:
        yield from (
            f"{sided(limb, side, 'knee')} {bend_words(pose.posture.limb(limb))}" for limb in LEGS
        )
    if upright(pose):
        yield from _feet(pose, side)


def _feet(pose: Placed, side: Side) -> Iterator[str]:
    feet = [pose.joints[prefix_of(limb) + "ankle"] for limb in LEGS]
    ahead = feet[0][0] - feet[1][0]
    if abs(ahead) > APART:
        yield f"{sided(LEGS[ahead < 0], side, 'foot')} in front"
    if feet[0][2] - feet[1][2] > 2.4 * APART:
        yield "feet wide apart"
    up = [limb for limb in LEGS if heel_is_up(limb, pose)]
    if up:
        yield "both heels up" if len(up) == 2 else f"{sided(up[0], side, 'heel')} up"


def heel_is_up(limb: Limb, pose: Placed) -> bool:
    """Whether the leg stands on its toes."""
    return pose.posture.limb(limb).toes > 8 and not foot_is_up(limb, pose)


def bend_words(leg: LimbAngles) -> str:
    return "straight" if leg.mid < BENT_FROM else f"bent about {rounded(leg.mid)} degrees"


def rounded(angle: float) -> int:
    return round(angle / 5) * 5
