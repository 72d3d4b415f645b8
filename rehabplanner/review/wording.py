"""Every text of a plan that its patient reads, with its place.

The patient's own goal, names and dates are left out: they are not ours to judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.language import DEFAULT, in_language
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.domain.record import Record
from rehabplanner.domain.side import Side, sided
from rehabplanner.review.place import DIAGNOSIS, RETURN, Place, PlaceKind


@dataclass(frozen=True)
class Passage:
    """Lines at one place, as they read for the plan's side."""

    place: Place
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """What is read in one go: the words on a diagnosis, a stage, an item, the return criteria."""

    place: Place
    passages: tuple[Passage, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for passage in self.passages for line in passage.lines)


def passages(plan: Plan, language: str = DEFAULT) -> Iterator[Passage]:
    """All of them, in the order of the plan."""
    for card in cards(plan, language):
        yield from card.passages


def cards(plan: Plan, language: str = DEFAULT) -> Iterator[Card]:
    """All of them, in the order of the plan."""
    words = _said(plan, *texts(in_language(plan.diagnosis.text, language)))
    yield Card(DIAGNOSIS, (Passage(DIAGNOSIS, words),))
    for stage in plan.stages:
        yield from stage_cards(plan, stage, language)
    gates = tuple(_gates(plan, "return", "", plan.return_to_activity, language))
    yield Card(RETURN, gates)


def stage_cards(plan: Plan, stage: Stage, language: str = DEFAULT) -> Iterator[Card]:
    """The stage's own words with its criteria, then each of its items."""
    place = Place("stage", stage.id)
    own = _said(plan, *texts(in_language(stage.text, language)), stage.weeks)
    enter = _gates(plan, "stage", stage.id, stage.enter, language)
    leave = _gates(plan, "leave", stage.id, stage.leave, language)
    yield Card(place, (Passage(place, own), *enter, *leave))
    for item in stage.items:
        yield _item_card(plan, item, language)


def _item_card(plan: Plan, item: Item, language: str) -> Card:
    place = Place("item", item.id)
    words = in_language(item.content.text, language)
    return Card(place, (Passage(place, _said(plan, *texts(words), item.note)),))


def _gates(
    plan: Plan, kind: PlaceKind, part: str, gates: tuple[Gate, ...], language: str
) -> Iterator[Passage]:
    for gate in gates:
        words = in_language(gate.criterion.text, language)
        yield Passage(Place(kind, part, gate.id), _said(plan, words))


def texts(words: Record) -> Iterator[str]:
    """Every text of the patient's words, markers and all."""
    for value in vars(words).values():
        if isinstance(value, str):
            yield value
        else:
            yield from value


def _said(plan: Plan, *lines: str) -> tuple[str, ...]:
    return tuple(_sided(line, plan.side) for line in lines if line)


@lru_cache(maxsize=10_000)
def _sided(line: str, side: Side | None) -> str:
    """Kept, because the review runs after every edit."""
    return sided(line, side)
