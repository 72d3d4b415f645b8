"""What a screen reader is told: the sheet's parts in reading order, however they are drawn."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """Where a piece of content is drawn: its page and its number there, both from 0."""

    page: int
    number: int


class Field(NamedTuple):
    """A form field: its page, from 0, and what the PDF holds of it."""

    page: int
    widget: Any


@dataclass(eq=False)
class Element:
    """One part of the sheet, such as a heading, a list or the cell of a table.

    role: a standard structure type of PDF 1.7
    spoken: read aloud instead of the content
    alt: what is seen, for a picture
    box: where a picture is drawn on its page: left, bottom, right, top in points
    traits: attributes that belong to the role, such as the scope of a header cell
    kids: the parts inside and, once they are drawn, the pieces of content and the form fields
    """

    role: str
    spoken: str = ""
    traits: dict[str, str] = field(default_factory=dict)
    kids: list["Element | Mark | Field"] = field(default_factory=list)
    alt: str = ""
    box: tuple[float, float, float, float] | None = None

    def add(self, role: str, spoken: str = "", **traits: str) -> "Element":
        """A new part inside this one, after those that are there."""
        element = Element(role, spoken, traits)
        self.kids.append(element)
        return element

    @property
    def is_drawn(self) -> bool:
        return any(not isinstance(kid, Element) or kid.is_drawn for kid in self.kids)

    @property
    def drawn_kids(self) -> list["Element | Mark | Field"]:
        return [kid for kid in self.kids if not isinstance(kid, Element) or kid.is_drawn]

    @property
    def is_told(self) -> bool:
        """Whether drawing it again only repeats it, as a table's head does on the next page."""
        return self.traits.get("Scope") == "Column" and self.is_drawn
