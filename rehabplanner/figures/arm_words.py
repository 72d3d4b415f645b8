"""What the arms do, in words: what the hands hold, or how high the arms are."""

from typing import Final

from rehabplanner.domain.pose import Limb
from rehabplanner.domain.side import Side
from rehabplanner.figures.leading import Placed
from rehabplanner.figures.naming import prop_name, sided, with_the
from rehabplanner.figures.posture_words import ARMS, prefix_of
from rehabplanner.figures.surfaces import SIZES

ABOVE, AHEAD = 10.0, 25.0
"""Centimetres of a hand above the head, or before the shoulder."""
ON_BODY: Final = {
    "chest": "crossed on the chest",
    "hips": "on the hips",
    "thigh": "on the thighs",
    "knee": "on the knees",
    "forehead": "under the forehead",
}


def arms_words(pose: Placed, side: Side) -> list[str]:
    """Both hands together when they do the same; hands that just hang are not named."""
    both = [_arm(limb, pose, side) for limb in ARMS]
    if both[0] == both[1]:
        return [_plural(both[0])] if both[0] else []
    return [f"{sided(limb, side)} {words}" for limb, words in zip(ARMS, both, strict=True) if words]


def _plural(words: str) -> str:
    return f"hands {words}" if words.split()[0] in ("on", "under", "crossed") else f"arms {words}"


def _arm(limb: Limb, pose: Placed, side: Side) -> str:
    at = pose.stance.limb(limb).at
    if isinstance(at, str):
        return _held(at, limb, side)
    return _raised(limb, pose)


def _held(at: str, limb: Limb, side: Side) -> str:
    own = at.removeprefix("other_")
    if at in SIZES:
        return f"on the {prop_name(at)}"  # type: ignore[arg-type]
    if own in ON_BODY and (own in ("chest", "hips", "forehead") or _own_side(at, limb)):
        return ON_BODY[own]
    leg: Limb = "other_leg" if at.startswith("other") else "leg"
    return f"on {with_the(sided(leg, side, own))}"


def _own_side(at: str, limb: Limb) -> bool:
    return at.startswith("other") == limb.startswith("other")


def _raised(limb: Limb, pose: Placed) -> str:
    if abs(pose.posture.lean) > 50 or abs(pose.posture.tilt) > 50:
        return _beside(limb, pose)
    hand, shoulder = (pose.joints[prefix_of(limb) + part] for part in ("hand", "shoulder"))
    if hand[1] > pose.joints["head"][1] + ABOVE:
        return "up over the head"
    if hand[1] > shoulder[1] - 25:
        return "out in front" if hand[0] - shoulder[0] > AHEAD else "out to the side"
    if hand[0] - shoulder[0] > AHEAD:
        return "a little in front"
    return "behind the body" if shoulder[0] - hand[0] > AHEAD else ""


def _beside(limb: Limb, pose: Placed) -> str:
    """Of a body that lies or bends: only an arm that reaches past the head."""
    return "stretched past the head" if pose.posture.limb(limb).root > 130 else ""
