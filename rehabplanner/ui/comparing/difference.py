"""One difference between two states of a plan, and the place in the plan where it was found."""

from dataclasses import dataclass
from typing import Any, Final

from rehabplanner.domain.side import Side

NEW: Final = "New"
TAKEN_OUT: Final = "Taken out"

_UNSAID: Final = "changed"
"""After, where the words for both are the same or there are none (a picture)."""


@dataclass(frozen=True)
class Difference:
    """What two states of a plan do not have in common, in words.

    section: "Patient and plan", "Stage 2: Strength"
    part: the exercise, criterion or measure in it; empty for the section itself
    what: "Dose"
    before, after: empty where it was not there
    id: of the part; the same in every state of a plan, whatever the part is called
    """

    section: str
    part: str
    what: str
    before: str
    after: str
    id: str = ""

    @property
    def is_unsaid(self) -> bool:
        """Whether there are no words for before and after."""
        return self.after == _UNSAID and not self.before

    def clashes_with(self, other: "Difference") -> bool:
        """Whether only one of two changes to the same beginning can be kept."""
        if self.id != other.id or self.after == other.after:
            return False
        return self.what == other.what or (bool(self.id) and TAKEN_OUT in (self.what, other.what))


@dataclass(frozen=True)
class Spot:
    """Where in the plan two values are compared.

    sides: the treated side before and after, for the words
    """

    section: str
    sides: tuple[Side | None, Side | None]
    part: str = ""
    id: str = ""

    def at(self, part: str, part_id: str) -> "Spot":
        """A part of the same section."""
        return Spot(self.section, self.sides, part, part_id)

    def told(self, what: str, before: str, after: str) -> Difference:
        if before == after:
            before, after = "", _UNSAID
        return Difference(self.section, self.part, what, before, after, self.id)

    def new(self, words: str) -> Difference:
        return Difference(self.section, self.part, NEW, "", words, self.id)

    def taken_out(self, words: str) -> Difference:
        return Difference(self.section, self.part, TAKEN_OUT, words, "", self.id)


def plain(value: Any, _side: Side | None) -> str:
    """A value that is its own words; nothing for None."""
    return "" if value is None else str(value)
