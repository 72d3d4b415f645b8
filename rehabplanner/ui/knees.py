"""How a list names the knee of a plan."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rehabplanner.domain.side import Side

_KNEES: "Final[dict[Side | None, str]]" = {
    "left": "left knee",
    "right": "right knee",
    "both": "both knees",
    None: "side not chosen",
}


def diagnosis_and_knee(diagnosis: str, side: "Side | None") -> str:
    return f"{diagnosis}, {_KNEES[side]}"


def plan_title(patient: str, diagnosis: str, side: "Side | None") -> str:
    """Words that tell a plan from others in a list on this machine."""
    return f"{patient or 'No name yet'}  ·  {diagnosis_and_knee(diagnosis, side)}"
