"""One posture in words: how the body lies, stands or sits, and where trunk, legs and arms are."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import prop_name, sided, with_the
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
    kinds = {prop.kind for prop in figure.props}
    if "float_belt" in kinds:
        return "upright in deep water"
    if "elliptical" in kinds:
        return "standing on the cross trainer"
    return _lying(pose, figure) or _upright(pose, figure, side)


def _lying(pose: Placed, figure: Figure) -> str:
    """The position of a body that lies in any way; else nothing."""
    lean, rests = pose.posture.lean, pose.stance.rests
    if abs(pose.posture.tilt) > 50:
        return "in a side plank" if "elbow" in rests else "lying on the side"
    if "elbow" in rests and lean > 60:
        return "face down, on forearms and toes"
    if "shoulders" in rests and _seat(figure) == "the bench":
        return "with the upper back on the bench"
    if lean < -60:
        return "lying on the back"
    face_down = lean > 75 and {"seat", "chest"} & set(rests)
    return "lying face down" if face_down else ""


def _upright(pose: Placed, figure: Figure, side: Side) -> str:
    if any("knee" in part for part in pose.stance.rests):
        return _kneeling(pose, side)
    if "seat" in pose.stance.rests:
        return f"sitting on {_seat(figure)}"
    return _standing(pose, side)


def _kneeling(pose: Placed, side: Side) -> str:
    if pose.posture.lean > 45:
        return "on hands and knees"
    knees = [limb for limb in LEGS if limb.replace("leg", "knee") in pose.stance.rests]
    return (
        "kneeling" if len(knees) == 2 else f"kneeling on {with_the(sided(knees[0], side, 'knee'))}"
    )


def _seat(figure: Figure) -> str:
    seats = [prop for prop in figure.props if prop.kind in FOR_BODY and prop.at is None]
    high = [prop for prop in seats if prop.kind not in ("pillow", "towel_roll", "bolster")]
    return f"the {prop_name(high[0].kind)}" if high else "the floor"


def _standing(pose: Placed, side: Side) -> str:
    if pose.stance.lift > OFF:
        return "in the air"
    down = [limb for limb in LEGS if not foot_is_up(limb, pose)]
    return f"standing on {with_the(sided(down[0], side))}" if len(down) == 1 else "standing"


def prefix_of(limb: Limb) -> str:
    return "other_" if limb.startswith("other") else ""


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
    words = [bend_words(leg) for leg in legs]
    if words[0] == words[1] or abs(legs[0].mid - legs[1].mid) < ALIKE:
        yield f"both knees {words[0]}"
    else:
        yield from (
            f"{sided(limb, side, 'knee')} {bend_words(pose.posture.limb(limb))}" for limb in LEGS
        )
    if pose.stance.limb("leg").at == "other_knee":
        yield f"{sided('leg', side, 'ankle')} on {with_the(sided('other_leg', side, 'knee'))}"
    if upright(pose):
        yield from _feet(pose, side)


def _feet(pose: Placed, side: Side) -> Iterator[str]:
    feet = [pose.joints[prefix_of(limb) + "ankle"] for limb in LEGS]
    ahead = feet[0][0] - feet[1][0]
    first = LEGS[ahead < 0]
    up = [limb for limb in LEGS if foot_is_up(limb, pose)]
    if len(up) == 1:
        where = (
            "off the floor" if abs(ahead) < APART else "in front" if up[0] == first else "behind"
        )
        yield f"{sided(up[0], side, 'foot')} {where}"
    elif abs(ahead) > APART:
        yield f"{sided(first, side, 'foot')} in front"
    if feet[0][2] - feet[1][2] > 2.4 * APART:
        yield "feet wide apart"
    heels = [limb for limb in LEGS if heel_is_up(limb, pose)]
    if heels:
        yield "both heels up" if len(heels) == 2 else f"{sided(heels[0], side, 'heel')} up"


def heel_is_up(limb: Limb, pose: Placed) -> bool:
    """Whether the leg stands on its toes."""
    return pose.posture.limb(limb).toes > 8 and not foot_is_up(limb, pose)


def bend_words(leg: LimbAngles) -> str:
    return "straight" if leg.mid < BENT_FROM else f"bent about {rounded(leg.mid)} degrees"


def rounded(angle: float) -> int:
    return round(angle / 5) * 5
