"""Changes every text of a plan that a patient may read, each in the same way."""

from collections.abc import Callable
from typing import TypeVar

from rehabplanner.domain.criterion import Criterion, Gate
from rehabplanner.domain.plan import Item, Plan, Stage
from rehabplanner.domain.record import LINE_LENGTH, Record
from rehabplanner.domain.side import Side, marked

Part = TypeVar("Part", bound=Record)


def with_words(plan: Plan, change: Callable[[str], str]) -> Plan:
    """The plan with every patient-facing text changed, words of the patient's own excepted."""

    def gates(found: tuple[Gate, ...]) -> tuple[Gate, ...]:
        return tuple(gate.replace(criterion=criterion(gate.criterion)) for gate in found)

    def criterion(found: Criterion) -> Criterion:
        return found.replace(text={key: change(words) for key, words in found.text.items()})

    def item(found: Item) -> Item:
        content = found.content.replace(text=changed(found.content.text, change))
        return found.replace(content=content, note=change(found.note))

    def stage(found: Stage) -> Stage:
        return found.replace(
            text=changed(found.text, change),
            enter=gates(found.enter),
            items=tuple(item(part) for part in found.items),
            leave=gates(found.leave),
        )

    return plan.replace(
        diagnosis=plan.diagnosis.replace(text=changed(plan.diagnosis.text, change)),
        stages=tuple(stage(part) for part in plan.stages),
        return_to_activity=gates(plan.return_to_activity),
    )


def changed(text: dict[str, Part], change: Callable[[str], str]) -> dict[str, Part]:
    """The same for the words of one part, in all their languages."""
    return {key: _record_changed(words, change) for key, words in text.items()}


def for_either_knee(words: str, side: Side | None) -> str:
    """Words typed for one knee, with markers in place of left and right where there is room."""
    longer = marked(words, side)
    return longer if len(longer) <= LINE_LENGTH else words


def _record_changed(words: Part, change: Callable[[str], str]) -> Part:
    fields = {}
    for name, value in words:
        fields[name] = change(value) if isinstance(value, str) else tuple(map(change, value))
    return words.replace(**fields)
