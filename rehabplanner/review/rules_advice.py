"""Rules on advice: what to rest from and how to load, from the first day on."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from rehabplanner.domain import edits
from rehabplanner.domain.advice import Advice, AdviceText, Topic
from rehabplanner.domain.language import DEFAULT
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.review.finding import Finding, Fix
from rehabplanner.review.place import Place

_ON_LOAD: Final[tuple[Topic, ...]] = ("rest", "load")
_SOURCES: Final = ("F104", "F107")


def no_rest_or_load_advice(plan: Plan) -> Iterator[Finding]:
    """The first stage does not say what to rest from or how much to do."""
    first = plan.stages[0]
    if not any(map(_is_on_load, first.items)):
        yield Finding(
            "no-rest-or-load-advice",
            "warning",
            Place("stage", first.id),
            "Nothing here says what to rest from or how much to do.",
            _SOURCES,
            Fix("Add advice on rest", partial(_add_rest, first)),
        )


def _is_on_load(item: Item) -> bool:
    return isinstance(item.content, Advice) and item.content.topic in _ON_LOAD


def _add_rest(first: Stage, plan: Plan) -> Plan:
    words = AdviceText(
        title="Rest from what hurts",
        lines=(
            "Do less of what makes your {side} knee hurt.",
            "Keep moving in ways that do not hurt.",
        ),
    )
    advice = Advice(key="rest-from-pain", topic="rest", text={DEFAULT: words}, sources=_SOURCES)
    return edits.add_item(plan, first.id, Item(content=advice), 0)
