"""How words name what a picture shows: a leg by its side, a part of the body, a prop."""

from collections.abc import Mapping, Sequence
from typing import Final

from rehabplanner.domain.pose import Limb, PropKind, Zone
from rehabplanner.domain.side import OPPOSITE, Side

ZONES: Final[Mapping[Zone, str]] = {
    "thigh_front": "the front of the thigh",
    "thigh_back": "the back of the thigh",
    "thigh_inner": "the inside of the thigh",
    "thigh_outer": "the outside of the thigh",
    "calf": "the calf",
    "buttock": "the buttock",
    "groin": "the front of the hip",
}

PROPS: Final[Mapping[PropKind, str]] = {
    "bed": "bed or table",
    "foam": "foam pad",
    "towel_roll": "rolled towel",
    "bolster": "firm roll",
    "foam_roll": "foam roller",
    "decline_board": "sloping board",
    "slider": "sliding pad",
    "bike": "exercise bike",
    "leg_press": "leg press",
    "knee_machine": "knee machine",
    "elliptical": "cross trainer",
    "line": "line on the floor",
    "ankle_weight": "ankle weight",
    "ice_pack": "cold pack",
    "warm_pack": "warm pack",
    "float_belt": "float belt",
    "loop_band": "band round both legs",
    "band": "stretch band",
    "kneecap": "kneecap",
}
"""Where the word differs from the kind."""


def sided(limb: Limb, side: Side, part: str = "") -> str:
    """ "left leg", or another part on that side; in a plan for both knees "one leg"."""
    part = part or limb.removeprefix("other_")
    own = not limb.startswith("other")
    if side == "both":
        return f"{'one' if own else 'other'} {part}"
    return f"{side if own else OPPOSITE[side]} {part}"


def with_the(name: str) -> str:
    """ "the left leg", but "one leg"."""
    return name if name.startswith("one ") else f"the {name}"


def prop_name(kind: PropKind) -> str:
    return PROPS.get(kind, kind.replace("_", " "))


def a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def listed(parts: Sequence[str]) -> str:
    """ "one, two and three"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."
