"""What the library has a newer version of: offered plan by plan, and taken only when asked.

Only a higher version is news. With the same number the library's words are those that the plan
was given, so a difference is the therapist's own work; with a lower number the plan comes from a
newer program, and its text is the newer one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.own import is_own
from rehabplanner.domain.plan import Content, Item, Plan, Stage
from rehabplanner.library.library import Library


@dataclass(frozen=True)
class Update:
    """A newer version of what an item embeds.

    stage: holds the item
    content: as the library has it now
    """

    stage: Stage
    item: Item
    content: Content

    @property
    def is_reworded(self) -> bool:
        """Whether taking it would replace words that the therapist changed by hand."""
        return self.item.reworded


def updates(plan: Plan, library: Library) -> tuple[Update, ...]:
    """What the library could renew in a plan, in the plan's order."""
    return tuple(
        Update(stage, item, newer)
        for stage in plan.stages
        for item, newer in _of_stage(stage, _advice_of(stage, plan, library), library)
    )


def _of_stage(
    stage: Stage, advice: Mapping[str, Advice], library: Library
) -> Iterator[tuple[Item, Content]]:
    for item in stage.items:
        ours = item.content
        shelf: Mapping[str, Content] = library.exercises if ours.kind == "exercise" else advice
        theirs = shelf.get(ours.key)
        if theirs is not None and _is_news(ours, theirs):
            yield item, theirs


def _is_news(ours: Content, theirs: Content) -> bool:
    if is_own(ours.key) or theirs.version <= ours.version:
        return False
    return _without_version(theirs) != _without_version(ours)


def _without_version(content: Content) -> dict[str, Any]:
    return {name: value for name, value in content if name != "version"}


def _advice_of(stage: Stage, plan: Plan, library: Library) -> Mapping[str, Advice]:
    """Advice by key; what the protocol says, in this stage before others, wins over the library's.

    Other stages count as well: the therapist may have moved the item.
    """
    protocol = library.protocols.get(plan.diagnosis.key)
    templates = protocol.stages if protocol else ()
    here = templates[stage.number - 1 : stage.number]
    own = {piece.key: piece for template in (*templates, *here) for piece in template.advice}
    return {**library.advice, **own}
