"""What differs in the stages: which there are, in what order, and what each of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.domain.side import Side, sided
from rehabplanner.ui.comparing.aspects import Aspect, all_but, compared, nothing, words_compared
from rehabplanner.ui.comparing.difference import Difference, Spot
from rehabplanner.ui.comparing.gates import gates_compared
from rehabplanner.ui.comparing.items import (
    item_differences,
    item_taken_out,
    names,
    new_item,
)
from rehabplanner.ui.comparing.pairing import moved, paired


@dataclass(frozen=True)
class _Pair:
    """Two states of a plan, and which stage holds each item in them, by ids."""

    before: Plan
    after: Plan
    was_in: dict[str, str]
    is_in: dict[str, str]

    def spot(self, title: str, stage: Stage) -> Spot:
        return Spot(title, (self.before.side, self.after.side), id=stage.id)


def stages_compared(before: Plan, after: Plan) -> Iterator[Difference]:
    """Stage after stage; an item that changed its stage is told where it is now."""
    if before.stages == after.stages:
        return
    pair = _Pair(before, after, _stage_of_each(before), _stage_of_each(after))
    order = moved(_ids(before.stages), _ids(after.stages))
    for old, new in paired(before.stages, after.stages, _id):
        if new is None and old is not None:
            yield pair.spot(stage_title(before, old), old).taken_out(names(before, old.items))
        elif new is not None:
            spot = pair.spot(stage_title(after, new), new)
            yield from _numbers(spot, order.get(new.id))
            yield from _stage_compared(pair, spot, old, new)


def stage_title(plan: Plan, stage: Stage) -> str:
    """ "Stage 2: Strength"."""
    name = sided(in_language(stage.text).name, plan.side)
    return f"Stage {_ids(plan.stages).index(stage.id) + 1}: {name}"


def _stage_compared(
    pair: _Pair, spot: Spot, before: Stage | None, after: Stage
) -> Iterator[Difference]:
    if before is None:
        yield spot.new(names(pair.after, after.items))
        yield from _items_of_a_new_stage(pair, spot, after)
    elif before != after:
        yield from words_compared(spot, before.text, after.text)
        yield from compared(spot, _STAGE, before, after)
        yield from gates_compared(spot, "Start when", before.enter, after.enter)
        yield from _items_compared(pair, spot, before, after)
        yield from gates_compared(spot, "Move on when", before.leave, after.leave)


def _items_of_a_new_stage(pair: _Pair, spot: Spot, stage: Stage) -> Iterator[Difference]:
    """Those that were in another stage; the others are named with the stage."""
    for item in stage.items:
        if item.id in pair.was_in:
            yield from _from_elsewhere(pair, spot, item.id)


def _items_compared(pair: _Pair, spot: Spot, before: Stage, after: Stage) -> Iterator[Difference]:
    order = moved(_ids(before.items), _ids(after.items))
    for old, new in paired(before.items, after.items, _id):
        if old is not None and new is not None:
            yield from _numbers(spot.at(names(pair.after, (new,)), new.id), order.get(new.id))
            yield from item_differences(spot, old, new)
        elif new is not None and new.id in pair.was_in:
            yield from _from_elsewhere(pair, spot, new.id)
        elif new is not None:
            yield new_item(spot, new)
        elif old is not None and old.id not in pair.is_in:
            yield item_taken_out(spot, old)


def _from_elsewhere(pair: _Pair, spot: Spot, item_id: str) -> Iterator[Difference]:
    old, new = pair.before.item(item_id), pair.after.item(item_id)
    here = spot.at(names(pair.after, (new,)), item_id)
    was = stage_title(pair.before, pair.before.stage_of(item_id))
    yield here.told("Stage", was, stage_title(pair.after, pair.after.stage_of(item_id)))
    yield from item_differences(spot, old, new)


def _numbers(spot: Spot, numbers: tuple[int, int] | None) -> Iterator[Difference]:
    if numbers is not None:
        yield spot.told("Place", f"Number {numbers[0]}", f"Number {numbers[1]}")


def _stage_of_each(plan: Plan) -> dict[str, str]:
    return {item.id: stage.id for stage in plan.stages for item in stage.items}


def _id(part: Any) -> str:
    found: str = part.id
    return found


def _ids(parts: tuple[Any, ...]) -> list[str]:
    return [part.id for part in parts]


def _ceiling(ceiling: int | None, _side: Side | None) -> str:
    return "As the diagnosis says" if ceiling is None else f"Up to {ceiling}/10"


def _bend(degrees: int | None, _side: Side | None) -> str:
    return "No limit" if degrees is None else f"At most {degrees}°"


def _weight(ordered: str | None, _side: Side | None) -> str:
    return "As much as it may carry" if ordered is None else "As ordered by the physician"


def _menu(keys: tuple[str, ...], _side: Side | None) -> str:
    return ", ".join(key.replace("-", " ") for key in keys)


_TOLD: Final = (
    *("id", "number", "text", "weeks", "pain_ceiling", "max_knee_bend_deg", "weight_bearing"),
    *("no_single_leg", "menu", "enter", "items", "leave"),
)
_STAGE: Final = (
    Aspect[Stage]("Stage of the protocol", lambda stage: stage.number),
    Aspect[Stage]("Guide", lambda stage: stage.weeks),
    Aspect[Stage]("Pain that is all right", lambda stage: stage.pain_ceiling, _ceiling),
    Aspect[Stage]("Knee bend under load", lambda stage: stage.max_knee_bend_deg, _bend),
    Aspect[Stage]("Weight on the leg", lambda stage: stage.weight_bearing, _weight),
    Aspect[Stage]("No single-leg work because", lambda stage: stage.no_single_leg),
    Aspect[Stage]("Suggested exercises", lambda stage: stage.menu, _menu),
    Aspect[Stage]("Details", all_but(*_TOLD), nothing),
)
