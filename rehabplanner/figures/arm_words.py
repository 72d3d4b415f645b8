"""What the arms do, in words: what the hands hold, or how high the arms are."""

from math import dist
from typing import Final

from rehabplanner.domain.pose import Figure, Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import prop_name, sided, with_the
from rehabplanner.figures.posture import prefix_of, side_of
from rehabplanner.figures.posture_words import ARMS
from rehabplanner.figures.surfaces import SIZES
from rehabplanner.figures.weight_bearing import upright

ABOVE, AHEAD, LOW = 10.0, 25.0, 25.0
"""Centimetres of a hand above the head, before the shoulder or below it."""
CROSSED: Final = 15.0
"""Centimetres of a hand from its shoulder towards the other one."""
HELD: Final = 11.0
"""A hand that is put so near (cm) to a part of the body is on it."""
AT_HIPS: Final = 16.0
HOLDS: Final = ("thigh", "knee", "shin", "ankle")
SHARED: Final = {
    "chest": "in front of the chest",
    "hips": "on the hips",
    "forehead": "under the forehead",
    "neck": "at the shoulders",
}
"""Parts of the body that belong to neither side."""
TOGETHER: Final = ("ankle", "foot", "heel")
"""Parts of both legs that may meet, so that it does not matter which hand holds which."""
ArmWords = tuple[str, str]
"""Who ("hands", "left arm") and what ("on the wall")."""


def arms_words(pose: Placed, figure: Figure, side: Side) -> list[ArmWords]:
    """Both together when they do the same; arms that just hang or swing are not named."""
    held = [_held(limb, pose, figure) for limb in ARMS]
    raised = [_raised(limb, pose) for limb in ARMS]
    if held[0] and held[0] == held[1]:
        return [("hands", held[0])]
    if raised[0] == raised[1] and not any(held):
        return [("arms", raised[0])] if raised[0] else []
    told = [_one(limb, pose, figure, side) for limb in ARMS]
    if told[0][1] == told[1][1] and any(held):
        return [("hands", told[0][1])]
    return [words for words in told if words[1]]


def _one(limb: Limb, pose: Placed, figure: Figure, side: Side) -> ArmWords:
    at = _place(limb, pose, figure)
    if at:
        own = at.removeprefix("other_")
        leg: Limb = "other_leg" if at.startswith("other") else "leg"
        paired = at not in SIZES and own not in SHARED
        where = f"on {with_the(sided(leg, side, own))}" if paired else _held(limb, pose, figure)
        return sided(limb, side, "hand"), where.replace("hips", "hip")
    return sided(limb, side), _raised(limb, pose) if limb in figure.working else ""


def _place(limb: Limb, pose: Placed, figure: Figure) -> str:
    """What a hand is on: a part of the body or a prop by its name, or nothing."""
    at = pose.stance.limb(limb).at
    if not isinstance(at, tuple):
        return str(at or "")
    if any(prop.kind == "stick" for prop in figure.props):
        return ""  # both hands are full
    camera = Camera(figure.view, pose.joints)
    for prefix in ("", "other_"):
        near = min(HOLDS, key=lambda name: dist(camera.point(prefix + name), at))
        if dist(camera.point(prefix + near), at) < HELD:
            return prefix + near
    hip = camera.point(prefix_of(limb) + "hip")
    return "hips" if upright(pose) and dist(hip, at) < AT_HIPS else ""


def _held(limb: Limb, pose: Placed, figure: Figure) -> str:
    """What the hand is on, the same words for both hands on their own sides."""
    at = _place(limb, pose, figure)
    if not at:
        return ""
    own = at.removeprefix("other_")
    if own in SHARED:
        return SHARED[own]
    for kind in SIZES:
        if at == kind:
            return f"on the {prop_name(kind)}"
    crossed = at.startswith("other") != limb.startswith("other") and own not in TOGETHER
    return f"on the {'other ' if crossed else ''}{own}s"


def _level(ahead: float, aside: float) -> str:
    """Of a hand about as high as the shoulder."""
    if aside > AHEAD:
        return "out to the side"
    if aside < -CROSSED and ahead < 1.5 * AHEAD:
        return "crossed on the chest"
    return "out in front" if ahead > AHEAD else "bent in front of the chest"


def _raised(limb: Limb, pose: Placed) -> str:
    if abs(pose.posture.lean) > 50 or abs(pose.posture.tilt) > 50:
        past = pose.posture.limb(limb).root > 130
        return "stretched past the head" if past else ""
    hand, shoulder = (pose.joints[prefix_of(limb) + part] for part in ("hand", "shoulder"))
    if hand[1] > pose.joints["head"][1] + ABOVE:
        return "up over the head"
    ahead, aside = hand[0] - shoulder[0], (hand[2] - shoulder[2]) * side_of(limb)
    if hand[1] > shoulder[1] - LOW:
        return _level(ahead, aside)
    if ahead > AHEAD:
        return "a little in front"
    return "behind the body" if ahead < -AHEAD else ""
