"""What can be done to a list of criteria. Pure functions; a gate is addressed by its id."""

from collections.abc import Callable

from rehabplanner.domain.criterion import Criterion, Gate, Judge
from rehabplanner.domain.language import DEFAULT, in_language
from rehabplanner.domain.own import PROFESSIONAL
from rehabplanner.domain.side import Side
from rehabplanner.ui.editors.markers import kept

Gates = tuple[Gate, ...]


def worded(gates: Gates, gate_id: str, words: str, side: Side | None) -> Gates:
    """The criterion in other words, or a new one at the end when the id is new."""
    if gate_id not in {gate.id for gate in gates}:
        return (*gates, Gate(id=gate_id, criterion=_own(words)))
    return _with(gates, gate_id, lambda criterion: _reworded(criterion, words, side))


def judged(gates: Gates, gate_id: str, judge: Judge) -> Gates:
    return _with(gates, gate_id, lambda criterion: criterion.replace(judged_by=judge))


def clinically(gates: Gates, gate_id: str, clinical: str) -> Gates:
    return _with(gates, gate_id, lambda criterion: criterion.replace(clinical=clinical))


def without(gates: Gates, gate_id: str) -> Gates:
    return tuple(gate for gate in gates if gate.id != gate_id)


def moved(gates: Gates, gate_id: str, by: int) -> Gates:
    """The gate further down by that many places (up if negative), as far as there is room."""
    number = index_of(gates, gate_id)
    rest = list(without(gates, gate_id))
    rest.insert(max(0, number + by), gates[number])
    return tuple(rest)


def index_of(gates: Gates, gate_id: str) -> int:
    return [gate.id for gate in gates].index(gate_id)


def words_of(gate: Gate) -> str:
    return in_language(gate.criterion.text)


def _own(words: str) -> Criterion:
    return Criterion(
        judged_by="clinician", text={DEFAULT: words}, clinical=words, sources=(PROFESSIONAL,)
    )


def _reworded(criterion: Criterion, words: str, side: Side | None) -> Criterion:
    before = in_language(criterion.text)
    after = kept(words, before, side)
    changed = criterion.replace(text={**criterion.text, DEFAULT: after})
    # The therapist's own criterion says the same thing to both, until one of them is changed.
    return changed.replace(clinical=after) if criterion.clinical == before else changed


def _with(gates: Gates, gate_id: str, change: Callable[[Criterion], Criterion]) -> Gates:
    return tuple(
        gate.replace(criterion=change(gate.criterion)) if gate.id == gate_id else gate
        for gate in gates
    )
