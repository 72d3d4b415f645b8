"""Search by words: the start of every word typed must be found, in any order.

"jumpers knee" finds "Jumper's knee": case, accents, apostrophes and hyphens do not matter.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from rehabplanner.domain.language import in_language

if TYPE_CHECKING:
    from rehabplanner.domain.exercise import Exercise

Entry = TypeVar("Entry")

_JOINED = re.compile(r"['’`´]")
_SEPARATORS = re.compile(r"[^0-9a-z]+")


def normal(text: str) -> str:
    """Lower case, without accents and apostrophes, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _SEPARATORS.sub(" ", _JOINED.sub("", plain)).strip()


@dataclass(frozen=True)
class _Indexed(Generic[Entry]):
    """names: one a line, with a line break at both ends; words: each with a space before it."""

    entry: Entry
    names: str
    words: str


class Index(Generic[Entry]):
    """Entries with their names (worth more) and further words, ready to be searched."""

    def __init__(self, entries: Iterable[tuple[Entry, Sequence[str], Sequence[str]]]) -> None:
        self._in_order = [
            _Indexed(
                entry,
                "\n".join(("", *map(normal, names), "")),
                " " + normal(" ".join((*names, *further))),
            )
            for entry, names, further in entries
        ]
        self._entries = self._in_order

    def prefer(self, preferred: Callable[[Entry], bool]) -> None:
        """From now on these come first among those that match equally well."""
        self._entries = sorted(self._in_order, key=lambda item: not preferred(item.entry))

    def search(self, text: str) -> list[Entry]:
        """The entries that hold every word, best match first; all of them for an empty text."""
        wanted = normal(text)
        found = self._entries
        for word in wanted.split():
            start = " " + word
            found = [item for item in found if start in item.words]
        if wanted:
            found = sorted(found, key=lambda item: _rank(item.names, wanted))
        return [item.entry for item in found]

    def named(self, text: str) -> list[Entry]:
        """The entries one of whose names is exactly this text."""
        line = f"\n{normal(text)}\n"
        return [item.entry for item in self._entries if line in item.names]


def _rank(names: str, wanted: str) -> int:
    if f"\n{wanted}\n" in names:
        return 0
    return 1 if f"\n{wanted}" in names else 2


def exercise_index(exercises: "Iterable[Exercise]") -> "Index[Exercise]":
    """Exercises by key, name, patient's name, category, muscles, equipment and position."""
    return Index(
        (
            exercise,
            (exercise.key, exercise.name, in_language(exercise.text).name),
            (
                exercise.category,
                "single leg" if exercise.single_leg else "",
                exercise.position,
                *exercise.muscles,
                *exercise.equipment,
            ),
        )
        for exercise in exercises
    )
