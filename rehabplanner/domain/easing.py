"""Making today's stage easier after a bad week: smaller doses (library rules 2.2 and 2.3)."""

from fractions import Fraction
from math import ceil, floor
from typing import Final

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Category
from rehabplanner.domain.plan import Item, Plan

TWO_THIRDS: Final = Fraction(2, 3)
HALF: Final = Fraction(1, 2)

_LOADING: Final[tuple[Category, ...]] = (
    "isometric",
    "strength",
    "unilateral",
    "balance",
    "plyometric",
    "cardio",
)
"""What loads the knee. Stretches, range of motion and self-care stay as they are."""

_MANY_SETS: Final = 3
_FEW_REPS: Final = 2
_SECONDS: Final = 5
_SHORTEST_S: Final = 5


def ease(plan: Plan, part: Fraction) -> Plan:
    """Keep that part of the load of every exercise of today's stage that loads the knee."""
    stage = plan.stage(plan.current_stage)
    items = tuple(_eased_item(item, part) for item in stage.items)
    eased = stage.replace(items=items)
    return plan.replace(stages=tuple(eased if s.id == stage.id else s for s in plan.stages))


def eased(dose: Dose, part: Fraction) -> Dose:
    """One dial of the dose turned down: the load, else the sets, else the repetitions or time."""
    if dose.load_kg is not None and dose.load_kg >= 1:
        return dose.replace(load_kg=floor(dose.load_kg * part * 2) / 2)
    if dose.sets >= _MANY_SETS:
        return dose.replace(sets=_about(dose.sets * part))
    if dose.reps is not None and dose.reps > _FEW_REPS:
        return dose.replace(reps=_about(dose.reps * part))
    if dose.duration_s is not None:
        seconds = _about(dose.duration_s * part / _SECONDS) * _SECONDS
        return dose.replace(duration_s=max(_SHORTEST_S, seconds))
    return dose.replace(sets=1)


def _eased_item(item: Item, part: Fraction) -> Item:
    content, dose = item.content, item.dose
    if content.kind != "exercise" or dose is None or content.category not in _LOADING:
        return item
    return item.replace(dose=eased(dose, part))


def _about(number: Fraction) -> int:
    """The nearest whole number, never 0; a half goes down."""
    return max(1, ceil(number - HALF))
