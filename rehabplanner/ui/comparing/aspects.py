"""What can differ between two states of the same part: looked at one aspect after another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from rehabplanner.domain.language import DEFAULT
from rehabplanner.domain.record import Record
from rehabplanner.domain.side import Side, sided
from rehabplanner.ui.comparing.difference import Difference, Spot, plain

Part = TypeVar("Part")


@dataclass(frozen=True)
class Aspect(Generic[Part]):
    """One thing about a part.

    of: its value
    words: the value in words, for a plan of that side
    """

    what: str
    of: Callable[[Part], object]
    words: Callable[[Any, Side | None], str] = plain


def compared(
    spot: Spot, aspects: Iterable[Aspect[Part]], before: Part, after: Part
) -> Iterator[Difference]:
    """The aspects that are not the same."""
    for aspect in aspects:
        old, new = aspect.of(before), aspect.of(after)
        if old != new:
            yield spot.told(
                aspect.what, aspect.words(old, spot.sides[0]), aspect.words(new, spot.sides[1])
            )


def all_but(*known: str) -> Callable[[Record], dict[str, object]]:
    """The fields of a record that no other aspect looks at."""

    def others(part: Record) -> dict[str, object]:
        return {name: value for name, value in part if name not in known}

    return others


def nothing(_value: object, _side: Side | None) -> str:
    """For what is better looked at than told."""
    return ""


# --- the patient's words --------------------------------------------------------------------------

LABELS: Final = {
    "": "Words",
    "name": "Name on the sheet",
    "title": "Title on the sheet",
    "explanation": "What it is",
    "goal": "Goal of the stage",
    "steps": "Step",
    "cues": "Cue",
    "lines": "Line",
    "error": "Usual mistake",
    "fix": "What to do about it",
    "stop_if": "Stop if",
    "emergency_signs": "Call for help at once",
    "stop_signs": "Stop and call today",
    "soon_signs": "Tell us soon",
}
"""What the fields of patient-facing texts are called."""

_NUMBERED: Final = ("steps", "cues", "lines")

Words = Record | str


def words_compared(
    spot: Spot, before: Mapping[str, Words], after: Mapping[str, Words]
) -> Iterator[Difference]:
    """Patient-facing words, language by language and line by line."""
    for language in dict.fromkeys((*before, *after)):
        old, new = _lines(before.get(language)), _lines(after.get(language))
        suffix = "" if language == DEFAULT else f" ({language})"
        for line in dict.fromkeys((*old, *new)):
            words = (old.get(line, ""), new.get(line, ""))
            if words[0] != words[1]:
                said = (sided(text, side) for text, side in zip(words, spot.sides, strict=True))
                yield spot.told(line + suffix, *said)


def _lines(words: Words | None) -> dict[str, str]:
    """Every line of a text under its name: "Step 2"."""
    if words is None:
        return {}
    if isinstance(words, str):
        return {LABELS[""]: words}
    return {name: text for field, value in words for name, text in _of_field(field, value)}


def _of_field(field: str, value: Any) -> Iterator[tuple[str, str]]:
    label = LABELS.get(field, field.replace("_", " ").capitalize())
    if isinstance(value, str):
        yield label, value
    elif field in _NUMBERED:
        yield from ((f"{label} {number}", line) for number, line in enumerate(value, 1))
    else:
        yield label, "\n".join(value)
