"""How the window addresses what is selected in the plan."""

from dataclasses import dataclass
from typing import Final, Literal

from rehabplanner.review.place import Place

PartKind = Literal["about", "stage", "item", "leave", "return"]


@dataclass(frozen=True)
class Part:
    """A selectable part: the diagnosis, a stage, an item, a stage's leave criteria, or the return
    criteria.

    id: of the stage or item; empty for the diagnosis and the return criteria
    """

    kind: PartKind
    id: str = ""


ABOUT: Final = Part("about")
RETURN: Final = Part("return")


def part_at(place: Place) -> Part | None:
    """What to select for a place that the review names; None for the fields above the plan."""
    if place.kind == "patient":
        return None
    return ABOUT if place.kind == "diagnosis" else Part(place.kind, place.id)
