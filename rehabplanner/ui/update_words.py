"""What a newer library text changes, part by part, in the words that the window uses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Caution, CautionLevel, ExerciseText
from rehabplanner.domain.language import DEFAULT, in_language
from rehabplanner.domain.plan import Content
from rehabplanner.domain.side import Side, sided
from rehabplanner.library.library import Library
from rehabplanner.library.updates import Update
from rehabplanner.ui.dose_summary import short_dose

_PATIENT: Final = {
    "name": "Name on the sheet",
    "title": "Name on the sheet",
    "steps": "Steps",
    "lines": "Lines",
    "cues": "Cues",
    "error": "Common mistake",
    "fix": "What to do instead",
    "stop_if": "Stop if",
}

_THERAPIST: Final = {
    "dose": "Usual dose",
    "dose_note": "About the usual dose",
    "cautions": "Cautions",
    "name": "Clinical name",
    "topic": "About",
    "note": "Note for the therapist",
    "category": "Category",
    "laterality": "One leg or both",
    "single_leg": "Counts as single-leg work",
    "position": "Position",
    "equipment": "Equipment",
    "muscles": "Muscles",
    "start": "Start",
    "end": "End",
    "progression": "Harder exercise",
    "regression": "Easier exercise",
    "sources": "Sources",
}

_PICTURES: Final = ("figure", "photo")
_NEIGHBOURS: Final = ("progression", "regression")
_NOT_SHOWN: Final = ("kind", "key", "version", "text", *_PICTURES)

_LEVELS: Final[dict[CautionLevel, str]] = {
    "block": "Not",
    "limit": "Only with a limit",
    "watch": "Watch",
}


@dataclass(frozen=True)
class Change:
    """One part of the text, in the plan and in the library; a list has a line for each entry."""

    what: str
    before: str
    after: str


def title(update: Update, side: Side | None) -> str:
    """What the item is called on the sheet now."""
    content = update.item.content
    if content.kind == "exercise":
        return sided(in_language(content.text).name, side)
    return sided(in_language(content.text).title, side)


def redrawn(update: Update) -> bool:
    """Whether the picture is another one."""
    before, after = update.item.content, update.content
    return any(getattr(before, name, None) != getattr(after, name, None) for name in _PICTURES)


def changes(update: Update, side: Side | None, library: Library) -> tuple[Change, ...]:
    """The patient's words first, as they read for that side; then what the therapist is told.

    None where only the picture is another one.
    """
    return (*_patients(update, side), *_therapists(update, library))


def _patients(update: Update, side: Side | None) -> Iterator[Change]:
    ours, theirs = update.item.content.text, update.content.text
    for language, some in {**theirs, **ours}.items():
        in_other = "" if language == DEFAULT else f" ({language})"
        before, after = ours.get(language), theirs.get(language)
        for name in type(some).model_fields:
            pair = tuple(_in_patients_words(words, name, side) for words in (before, after))
            if pair[0] != pair[1]:
                yield Change(_PATIENT[name] + in_other, *pair)


def _in_patients_words(
    words: ExerciseText | AdviceText | None, name: str, side: Side | None
) -> str:
    value: str | tuple[str, ...] = getattr(words, name) if words else ""
    if isinstance(value, str):
        return sided(value, side)
    if name == "steps":
        value = tuple(f"{number}. {line}" for number, line in enumerate(value, 1))
    return sided("\n".join(value), side)


def _therapists(update: Update, library: Library) -> Iterator[Change]:
    before, after = update.item.content, update.content
    for name in _told(before):
        ours, theirs = getattr(before, name), getattr(after, name)
        if ours == theirs:
            continue
        if name == "cautions":  # most exercises have many; only those that differ are of interest
            ours, theirs = _without(ours, theirs), _without(theirs, ours)
        elif name in _NEIGHBOURS:
            ours, theirs = (_name(key, library) for key in (ours, theirs))
        what = _THERAPIST.get(name, name.replace("_", " ").capitalize())
        yield Change(what, _words(ours, library), _words(theirs, library))


def _told(content: Content) -> Iterator[str]:
    """What differs is told in any case, a field without a name of its own by its own name."""
    fields = [name for name in type(content).model_fields if name not in _NOT_SHOWN]
    yield from (name for name in _THERAPIST if name in fields)
    yield from (name for name in fields if name not in _THERAPIST)


def _without(some: Iterable[Caution], others: Iterable[Caution]) -> tuple[Caution, ...]:
    known = set(others)
    return tuple(caution for caution in some if caution not in known)


def _words(value: Any, library: Library) -> str:
    if isinstance(value, Dose):
        return short_dose(value)
    if isinstance(value, Caution):
        return _caution(value, library)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(_words(entry, library) for entry in value)
    return str(value or "")


def _name(key: str | None, library: Library) -> str:
    known = library.exercises.get(key or "")
    return known.name if known else key or ""


def _caution(caution: Caution, library: Library) -> str:
    stages = ", ".join(map(str, caution.stages))
    known = (library.protocols.get(key) for key in caution.diagnoses)
    names = ", ".join(protocol.diagnosis.name for protocol in known if protocol)
    number = "stage" if len(caution.stages) == 1 else "stages"
    return f"{_LEVELS[caution.level]} in {number} {stages} ({names}): {caution.text}"
