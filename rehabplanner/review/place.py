"""Where in a plan a finding belongs: what to show, and what to call it."""

from dataclasses import dataclass
from typing import Literal

from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Plan

PlaceKind = Literal["patient", "diagnosis", "stage", "item", "leave", "return"]


@dataclass(frozen=True)
class Place:
    """A place that can be shown.

    kind: "stage" holds the criteria to start, "leave" those to move on
    id: of the stage or item; empty for the others
    gate: id of the criterion, where it is about one
    """

    kind: PlaceKind
    id: str = ""
    gate: str = ""

    @property
    def part(self) -> str | None:
        """Id of the gate, item or stage; None for what belongs to the plan as a whole."""
        return self.gate or self.id or None


PATIENT = Place("patient")
DIAGNOSIS = Place("diagnosis")
RETURN = Place("return")


def place_name(plan: Plan, place: Place) -> str:
    """What the therapist calls it: "Stage 2, Step-up". KeyError for a part that is gone."""
    if place.kind == "patient":
        return "Patient and side"
    if place.kind == "diagnosis":
        return "Words on the diagnosis"
    if place.kind == "return":
        return "Return criteria"
    if place.kind == "item":
        stage = plan.stage_of(place.id)
        return f"Stage {plan.stages.index(stage) + 1}, {item_name(plan.item(place.id))}"
    number = plan.stages.index(plan.stage(place.id)) + 1
    return f"Stage {number}, criteria to move on" if place.kind == "leave" else f"Stage {number}"


def item_name(item: Item) -> str:
    """The therapist's name of an exercise, the title of a piece of advice."""
    if item.content.kind == "exercise":
        return item.content.name
    return in_language(item.content.text).title


def in_order(plan: Plan) -> dict[Place, int]:
    """The places of a plan, single gates left out, in the order in which they are read."""
    places = [PATIENT, DIAGNOSIS]
    for stage in plan.stages:
        places.append(Place("stage", stage.id))
        places.extend(Place("item", item.id) for item in stage.items)
        places.append(Place("leave", stage.id))
    return {place: number for number, place in enumerate([*places, RETURN])}
