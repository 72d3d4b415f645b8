"""One posture in words: how the body lies, stands or sits, and where trunk, legs and arms are."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import prop_name, sided, with_the
from rehabplanner.figures.posture import LEGS, prefix_of
from rehabplanner.figures.weight_bearing import (
    LYING,
    cushioned,
    foot_is_up,
    heel_is_up,
    seat_under,
    upright,
)

BENT_FROM: Final = 12.0
"""A knee that bends less (degrees) is called straight."""
ALIKE: Final = 6.0
ALIKE_BENT: Final = 12.0
BENT_WELL: Final = 45.0
"""Knees that differ less (degrees) are told together; more so when both are bent well."""
RAISED: Final = 25.0
"""Centimetres of an ankle above the hips."""
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
    if "shoulders" in rests and any(prop.kind == "bench" for prop in figure.props):
        return "with the upper back on the bench"
    if lean < -60:
        return "lying on the back"
    face_down = lean > 75 and {"seat", "chest"} & set(rests)
    return "lying face down" if face_down else ""


def _upright(pose: Placed, figure: Figure, side: Side) -> str:
    if any("knee" in part for part in pose.stance.rests):
        return _kneeling(pose, side)
    if "seat" in pose.stance.rests:
        return f"sitting on {_seat(pose, figure)}"
    return _standing(pose, side)


def _kneeling(pose: Placed, side: Side) -> str:
    if pose.posture.lean > 45:
        return "on hands and knees"
    knees = [limb for limb in LEGS if limb.replace("leg", "knee") in pose.stance.rests]
    return (
        "kneeling" if len(knees) == 2 else f"kneeling on {with_the(sided(knees[0], side, 'knee'))}"
    )


def _seat(pose: Placed, figure: Figure) -> str:
    seat = seat_under(pose, figure)
    return f"the {prop_name(seat.kind)}" if seat else "the floor"


def _standing(pose: Placed, side: Side) -> str:
    if pose.stance.lift > OFF:
        return "in the air"
    down = [limb for limb in LEGS if not foot_is_up(limb, pose)]
    return f"standing on {with_the(sided(down[0], side))}" if len(down) == 1 else "standing"


def trunk_words(pose: Placed, figure: Figure) -> Iterator[str]:
    lean = pose.posture.lean
    if upright(pose) and _against_wall(pose, figure):
        yield "back against the wall"
    lying = lean < -60 or abs(pose.posture.tilt) > 50
    if lying or (lean > 45 and not upright(pose)):
        return
    if lean > 40:
        yield "trunk leaning far forward"
    elif lean > 12:
        yield "trunk leaning forward"
    elif lean < -12:
        yield "trunk leaning back"


def _against_wall(pose: Placed, figure: Figure) -> bool:
    walls = [prop for prop in figure.props if prop.kind == "wall" and figure.view == "side"]
    return any(0 < pose.joints["shoulders"][0] - (wall.x or 0.0) < APART for wall in walls)


def legs_words(pose: Placed, figure: Figure, side: Side) -> Iterator[str]:
    bends = [pose.posture.limb(limb).mid for limb in LEGS]
    alike = ALIKE if min(bends) < BENT_WELL else ALIKE_BENT
    if bend_words(bends[0]) == bend_words(bends[1]) or abs(bends[0] - bends[1]) < alike:
        yield f"both knees {bend_words(sum(bends) / 2)}"
    else:
        yield from (knee_words(limb, pose, side) for limb in LEGS)
    if pose.stance.limb("leg").at == "other_knee":
        yield f"{sided('leg', side, 'ankle')} on {with_the(sided('other_leg', side, 'knee'))}"
    if upright(pose):
        yield from _feet(pose, figure, side)
    else:
        yield from _lifted(pose, side)
        yield from _cushioned(pose, figure, side)


def knee_words(limb: Limb, pose: Placed, side: Side) -> str:
    return f"{sided(limb, side, 'knee')} {bend_words(pose.posture.limb(limb).mid)}"


def _lifted(pose: Placed, side: Side) -> Iterator[str]:
    """Legs that a body on its back holds up in the air."""
    if pose.posture.lean > -LYING:
        return
    high = pose.joints["hips"][1] + RAISED
    free = [limb for limb in LEGS if pose.stance.limb(limb).plant == "free"]
    up = [limb for limb in free if pose.joints[prefix_of(limb) + "ankle"][1] > high]
    if up:
        yield "both legs up" if len(up) == 2 else f"{sided(up[0], side)} up"


def _cushioned(pose: Placed, figure: Figure, side: Side) -> Iterator[str]:
    found = list(cushioned(pose, figure))
    if len(found) == 2 and found[0][1:] == found[1][1:]:
        _, part, prop = found[0]
        plural = "calves" if part == "calf" else f"{part}s"
        yield f"both {plural} on the {prop_name(prop.kind)}"
        return
    for limb, part, prop in found:
        yield f"{sided(limb, side, part)} on the {prop_name(prop.kind)}"


def _feet(pose: Placed, figure: Figure, side: Side) -> Iterator[str]:
    feet = [pose.joints[prefix_of(limb) + "ankle"] for limb in LEGS]
    ahead = feet[0][0] - feet[1][0] if figure.view == "side" else 0.0
    first = LEGS[ahead < 0]
    up = [limb for limb in LEGS if foot_is_up(limb, pose) and not on_pedals(figure)]
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


def bend_words(bend: float) -> str:
    return "straight" if bend < BENT_FROM else f"bent about {rounded(bend)} degrees"


def on_pedals(figure: Figure) -> bool:
    """Feet that stand although nothing is below them."""
    return any(prop.kind == "elliptical" for prop in figure.props)


def rounded(angle: float) -> int:
    return round(angle / 5) * 5
