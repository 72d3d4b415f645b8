"""The library as one stage of one plan sees it: what suits, in which dose, and what is barred."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.edits import working_legs
from rehabplanner.domain.exercise import Category, Caution, Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.own import is_own
from rehabplanner.domain.plan import Content, Item, Person, Plan, Stage
from rehabplanner.domain.side import Side
from rehabplanner.library.drafting import menu_item
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import MenuEntry, StageTemplate
from rehabplanner.library.searching import Index, normal

Shown = Literal["stage", "all", "favourites", "own", "advice"] | Category
"""Which part of the library is listed: what suits the stage, everything, what the therapist marked
or made, advice or a category.
"""


@dataclass(frozen=True)
class Shelf:
    """Equal shelves show the same.

    diagnosis: its library key
    number: the protocol's stage (1 to 4)
    favourites: keys of the exercises that come first
    """

    library: Library = field(compare=False, repr=False)
    diagnosis: str
    number: int
    side: Side | None
    person: Person
    favourites: frozenset[str] = frozenset()

    @cached_property
    def menu(self) -> dict[str, MenuEntry]:
        """The stage's suggested exercises by key, in the protocol's order."""
        template = self._template
        return {entry.exercise: entry for entry in template.menu} if template else {}

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """All advice by key: the stage's own first; it wins over the library's."""
        template = self._template
        own = {piece.key: piece for piece in template.advice} if template else {}
        return {**own, **{k: piece for k, piece in self.library.advice.items() if k not in own}}

    @cached_property
    def own(self) -> tuple[Content, ...]:
        """What the protocol suggests for the stage: its menu, then its advice."""
        template = self._template
        exercises = (self.library.exercises[key] for key in self.menu)
        return (*exercises, *(template.advice if template else ()))

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """The whole library: the stage's own, then the other exercises, then the other advice."""
        everything: list[Content] = [*self.library.exercises.values(), *self.advice.values()]
        return (*self.own, *(content for content in everything if not self.owns(content)))

    @cached_property
    def advice_index(self) -> Index[Advice]:
        return Index(map(_advice_words, self.advice.values()))

    def owns(self, content: Content) -> bool:
        return content.key in self._own_keys[content.kind]

    def is_favourite(self, content: Content) -> bool:
        return content.kind == "exercise" and content.key in self.favourites

    def in_order(self, contents: list[Content]) -> list[Content]:
        """Favourites first."""
        keys = self.favourites
        if not keys:
            return contents
        first = [each for each in contents if each.key in keys and self.is_favourite(each)]
        return first + [each for each in contents if each.key not in keys or each.kind == "advice"]

    def dose(self, content: Content) -> Dose | None:
        """The stage's dose where the menu gives one, else the default."""
        if content.kind == "exercise" and content.key in self.menu:
            return self.menu[content.key].dose
        return content.dose

    def caution(self, content: Content) -> Caution | None:
        if content.kind == "advice":
            return None
        return content.caution_for(self.diagnosis, self.number)

    def blocked(self, content: Content) -> str:
        """Why it is not offered in this stage; empty when it is."""
        caution = self.caution(content)
        return caution.text if caution and caution.level == "block" else ""

    def item(self, content: Content) -> Item:
        """A new item for the plan, as the stage wants it."""
        if content.kind == "advice":
            return Item(content=content, dose=content.dose)
        if content.key in self.menu:
            return menu_item(self.library, self.menu[content.key])
        return Item(content=content, dose=content.dose, legs=working_legs(content))

    @cached_property
    def _own_keys(self) -> dict[str, frozenset[str]]:
        pieces = self._template.advice if self._template else ()
        advice = frozenset(piece.key for piece in pieces)
        return {"exercise": frozenset(self.menu), "advice": advice}

    @cached_property
    def _template(self) -> StageTemplate | None:
        """A stage that the therapist added may have no counterpart in the protocol."""
        protocol = self.library.protocols.get(self.diagnosis)
        stages = protocol.stages if protocol else ()
        return stages[self.number - 1] if self.number <= len(stages) else None


def shelf_for(
    library: Library, plan: Plan, stage: Stage, favourites: frozenset[str] = frozenset()
) -> Shelf:
    return Shelf(library, plan.diagnosis.key, stage.number, plan.side, plan.person, favourites)


def find(exercises: Index[Exercise], shelf: Shelf, shown: Shown, text: str) -> list[Content]:
    """What to list, in order. Words typed search beyond the stage, but its own come first.

    exercises: in the order they have where they match equally well
    """
    if not normal(text):
        offered = shelf.own if shown == "stage" else shelf.contents
        return shelf.in_order([each for each in offered if _belongs(shelf, each, shown)])
    found: list[Content] = [*exercises.search(text), *shelf.advice_index.search(text)]
    if shown == "stage":
        return sorted(found, key=lambda content: not shelf.owns(content))
    return [content for content in found if _belongs(shelf, content, shown)]


def _belongs(shelf: Shelf, content: Content, shown: Shown) -> bool:
    if shown in ("stage", "all"):
        return True
    if shown == "favourites":
        return shelf.is_favourite(content)
    if shown == "own":
        return is_own(content.key)
    return shown == ("advice" if content.kind == "advice" else content.category)


def _advice_words(advice: Advice) -> tuple[Advice, tuple[str, ...], tuple[str, ...]]:
    words = in_language(advice.text)
    return advice, (advice.key, words.title), (advice.topic, "advice", *words.lines)
