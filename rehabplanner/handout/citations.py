"""Numbers the sources of a text in the order in which it cites them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from rehabplanner.domain.record import Statement
from rehabplanner.handout.clinical_words import signs
from rehabplanner.library.sources import Source, SourceRegistry

_FROM_KNOWLEDGE: Final = "from knowledge"
_DOI: Final = "10."


@dataclass
class Citations:
    """The numbers given so far; cite in reading order, and ask for the list last."""

    registry: SourceRegistry
    _numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, keys: Iterable[str]) -> str:
        """The numbers of some sources, runs of three or more in short: "1, 4-6"."""
        numbers = sorted({self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys})
        return ", ".join(_runs(numbers))

    def said(self, statement: Statement) -> str:
        return self.after(statement.text, statement.sources)

    def after(self, words: str, keys: Iterable[str]) -> str:
        """The words with the numbers of what backs them, which a line does not break."""
        return f"{signs(words)} [{self.cite(keys).replace(', ', ',')}]"

    def references(self) -> tuple[str, ...]:
        """Every source that was cited, in the order of the numbers."""
        return tuple(_reference(key, self.registry.sources.get(key)) for key in self._numbers)


def _reference(key: str, source: Source | None) -> str:
    if source is None:
        return f"{key}. This source is not in the library of this version."
    where = f"doi:{source.where}" if source.where.startswith(_DOI) else source.where
    place = f"{where[0].upper()}{where[1:]}." if source.kind == "fact" and where else where
    return " ".join(filter(None, (f"{key}.", source.text, place, _doubt(source))))


def _doubt(source: Source) -> str:
    """What was not read in the source itself, in the registry's own words."""
    status = "From knowledge, not opened." if source.status == _FROM_KNOWLEDGE else ""
    is_partly = _FROM_KNOWLEDGE in source.note.casefold()
    note = source.note.replace(_FROM_KNOWLEDGE.upper(), _FROM_KNOWLEDGE) if is_partly else ""
    return " ".join(filter(None, (status, f"({note})" if note else "")))


def _runs(numbers: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
