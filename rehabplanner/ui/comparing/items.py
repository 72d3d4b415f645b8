"""What differs in the exercises and advice of a stage."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.side import Legs, Side, sided
from rehabplanner.handout.dosing import dose_words
from rehabplanner.ui.comparing.aspects import Aspect, all_but, compared, nothing, words_compared
from rehabplanner.ui.comparing.difference import Difference, Spot
from rehabplanner.ui.editors.legs_choice import legs_words


def item_name(item: Item, side: Side | None) -> str:
    """What it is called on the sheet."""
    content = item.content
    if content.kind == "exercise":
        return sided(in_language(content.text).name, side)
    return sided(in_language(content.text).title, side)


def names(plan: Plan, items: Iterable[Item]) -> str:
    """What items are called in a plan, in a row."""
    return ", ".join(item_name(item, plan.side) for item in items)


def new_item(section: Spot, item: Item) -> Difference:
    spot = section.at(item_name(item, section.sides[1]), item.id)
    return spot.new(_dose(item.dose, section.sides[1]))


def item_taken_out(section: Spot, item: Item) -> Difference:
    spot = section.at(item_name(item, section.sides[0]), item.id)
    return spot.taken_out(_dose(item.dose, section.sides[0]))


def item_differences(section: Spot, before: Item, after: Item) -> Iterator[Difference]:
    """What is not the same in an item; where it stands is told elsewhere."""
    if before != after:
        spot = section.at(item_name(after, section.sides[1]), after.id)
        yield from tuple(_told(spot, before, after)) or (spot.told("Details", "", ""),)


def _told(spot: Spot, before: Item, after: Item) -> Iterator[Difference]:
    old, new = before.content, after.content
    if (old.kind, old.key) != (new.kind, new.key):
        yield spot.told("Exercise", item_name(before, spot.sides[0]), spot.part)
    elif old != new:
        yield from words_compared(spot, old.text, new.text)
        yield from compared(spot, _CONTENT, old, new)
    yield from compared(spot, _ITEM, before, after)


def _dose(dose: Dose | None, side: Side | None) -> str:
    return " ".join(dose_words(dose, None, side)) if dose else ""


def _legs(legs: Legs | None, side: Side | None) -> str:
    return legs_words(legs, side) if legs else "Not said"


def _version(details: dict[str, object], _side: Side | None) -> str:
    return f"Version {details['version']}"


def _pictures(content: Any) -> object:
    return [getattr(content, name, None) for name in _PICTURES]


_PICTURES: Final = ("figure", "photo")
_ITEM: Final = (
    Aspect[Item]("Dose", lambda item: item.dose, _dose),
    Aspect[Item]("Legs", lambda item: item.legs, _legs),
    Aspect[Item]("Note", lambda item: item.note, lambda note, side: sided(note, side)),
)
_CONTENT: Final = (
    Aspect[Any]("Picture", _pictures, nothing),
    Aspect[Any]("Details for the therapist", all_but("text", *_PICTURES), _version),
)
