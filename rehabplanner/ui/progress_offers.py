"""What the therapist can take up of a suggestion: ordinary edits, one button each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from rehabplanner.domain import charting, edits
from rehabplanner.domain.easing import HALF, TWO_THIRDS, ease
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.side import sided
from rehabplanner.library.library import Library
from rehabplanner.review.rules_impact import is_jump, is_run
from rehabplanner.review.suggesting import Suggestion
from rehabplanner.ui.inspector_swap import exchange, neighbour

_STRETCHES: Final = ("self-care", "mobility", "stretch")
"""Not what pain or progress is steered with."""


@dataclass(frozen=True)
class Offer:
    """label: on the button; step: names the undo step; item: what it changes, if it is one

    Two that say the same of the same item are the same.
    """

    label: str
    step: str
    edit: Callable[[Plan], Plan] = field(compare=False)
    item: str = ""


def offers(plan: Plan, library: Library, suggestion: Suggestion) -> tuple[Offer, ...]:
    """The edits that fit a suggestion, the plainest first; none of them has to be taken."""
    if suggestion.ground == "green":
        return tuple(_neighbours(plan, library, harder=True))
    if suggestion.ground == "amber":
        return (_cut_by_a_third(),)
    if suggestion.step == "step back":
        return tuple(_steps_back(plan, library, suggestion))
    return ()


def _steps_back(plan: Plan, library: Library, suggestion: Suggestion) -> Iterator[Offer]:
    if suggestion.ground == "swelling":
        yield Offer("Take out jumps and runs, halve the load", "Halve the load", _calm)
    else:
        yield _cut_by_a_third()
    place = plan.stages.index(plan.stage(plan.current_stage))
    if place:
        yield Offer(f"Go back to stage {place}", "Step back a stage", charting.step_back)
    if suggestion.ground != "swelling":
        yield from _neighbours(plan, library, harder=False)


def _cut_by_a_third() -> Offer:
    return Offer(
        "Cut load or sets by a third", "Cut doses by a third", partial(ease, part=TWO_THIRDS)
    )


def _calm(plan: Plan) -> Plan:
    """Without impact, at half the load (library rule 2.3)."""
    for item in plan.stage(plan.current_stage).items:
        if isinstance(item.content, Exercise) and (is_jump(item.content) or is_run(item.content)):
            plan = edits.remove_item(plan, item.id)
    return ease(plan, HALF)


def _neighbours(plan: Plan, library: Library, *, harder: bool) -> Iterator[Offer]:
    """For each exercise that loads the knee the next one, where nothing bars it here."""
    stage = plan.stage(plan.current_stage)
    there = {item.content.key for item in stage.items}
    for item, exercise in _steered(stage.items):
        key = exercise.progression if harder else exercise.regression
        other = neighbour(library, plan, item.id, key)
        if other is None or other.blocked or other.exercise.key in there:
            continue
        word = "Harder" if harder else "Easier"
        label = f"{word}: {_name(plan, other.exercise)} for {_name(plan, exercise)}"
        change = partial(exchange, item_id=item.id, other=other)
        yield Offer(label, f"Take {word.lower()} exercise", change, item.id)


def _steered(items: tuple[Item, ...]) -> Iterator[tuple[Item, Exercise]]:
    for item in items:
        if isinstance(item.content, Exercise) and item.content.category not in _STRETCHES:
            yield item, item.content


def _name(plan: Plan, exercise: Exercise) -> str:
    return sided(in_language(exercise.text).name, plan.side)
