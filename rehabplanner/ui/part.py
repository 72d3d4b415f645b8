"""How the window addresses what is selected in the plan."""

from dataclasses import dataclass
from typing import Final, Literal

PartKind = Literal["stage", "item", "leave", "return"]


@dataclass(frozen=True)
class Part:
    """A selectable part: a stage, an item, a stage's leave criteria, or the return criteria.

    id: of the stage or item; empty for the return criteria
    """

    kind: PartKind
    id: str = ""


RETURN: Final = Part("return")
