"""Exchanging an item's exercise: for its neighbour, or for the library's own words."""

from dataclasses import dataclass

from rehabplanner.domain import edits
from rehabplanner.domain.edits import working_legs
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.library.drafting import menu_item
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import MenuEntry


@dataclass(frozen=True)
class Neighbour:
    """The next easier or harder exercise as it would stand in the plan.

    blocked: why it is not for this stage; empty when nothing speaks against it
    """

    exercise: Exercise
    item: Item
    blocked: str


def neighbour(library: Library, plan: Plan, item_id: str, key: str | None) -> Neighbour | None:
    """The library's exercise of that key at the item's place; None when there is none."""
    exercise = library.exercises.get(key or "")
    if exercise is None:
        return None
    entry = menu_entry(library, plan, item_id, exercise.key)
    item = _by_default(exercise) if entry is None else menu_item(library, entry)
    caution = exercise.caution_for(plan.diagnosis.key, plan.stage_of(item_id).number)
    blocked = caution.text if caution is not None and caution.level == "block" else ""
    return Neighbour(exercise, item, blocked)


def menu_entry(library: Library, plan: Plan, item_id: str, key: str) -> MenuEntry | None:
    """What the protocol says about an exercise in the item's stage, if it is on the menu."""
    protocol = library.protocols.get(plan.diagnosis.key)
    number = plan.stage_of(item_id).number
    if protocol is None or number > len(protocol.stages):
        return None
    menu = protocol.stages[number - 1].menu
    return next((entry for entry in menu if entry.exercise == key), None)


def exchange(plan: Plan, item_id: str, other: Neighbour) -> Plan:
    """The plan with the neighbour in the item's place, with its dose and its condition."""
    dose = other.item.dose or other.exercise.dose
    swapped = edits.swap_exercise(plan, item_id, other.exercise, dose)
    return edits.set_note(swapped, item_id, other.item.note)


def take_library_words(plan: Plan, item_id: str, exercise: Exercise) -> Plan:
    """The plan with the library's exercise; dose, legs and note stay the therapist's."""
    item = plan.item(item_id)
    swapped = edits.swap_exercise(plan, item_id, exercise, item.dose or exercise.dose)
    return edits.set_note(edits.set_legs(swapped, item_id, item.legs), item_id, item.note)


def _by_default(exercise: Exercise) -> Item:
    return Item(content=exercise, dose=exercise.dose, legs=working_legs(exercise))
