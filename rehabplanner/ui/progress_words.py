"""Measurements and gates in words, for the therapist. No rounding ever turns "not met" into "met":
a limb symmetry of 89.96 % is shown as 89.9 %.
"""

from decimal import ROUND_FLOOR, Decimal
from typing import Final

from rehabplanner.domain.course import before_today, todays
from rehabplanner.domain.gates import latest
from rehabplanner.domain.measurement import Measure, Measurement, Test
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import Side
from rehabplanner.domain.symmetry import by_leg, gap, limb_symmetry
from rehabplanner.handout.phrases import date_words

_TENTH: Final = Decimal("0.1")
_CLOSE_UNITS: Final = ("/10", "/5", "°")
"""Written without a space after the number."""

_COMPARED_AS: Final = {"treated": "treated leg ", "each": "each leg ", "value": ""}


def number(value: float) -> str:
    """As exact as it was entered, without zeros at the end."""
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(value: str, measure: Measure) -> str:
    if measure.unit == "grade":
        return f"grade {value}"
    space = "" if measure.unit in _CLOSE_UNITS else " "
    return f"{value}{space}{measure.unit}"


def per_cent(value: float) -> str:
    """Cut off after one decimal, not rounded."""
    return f"{number(float(Decimal(str(value)).quantize(_TENTH, ROUND_FLOOR)))} %"


def asked(test: Test) -> str:
    """What a test asks for: "at least 90 % of the other leg"."""
    if test.compared == "symmetry":
        return f"{test.operator} {number(test.threshold)} % of the other leg"
    amount = f"{test.operator} {with_unit(number(test.threshold), test.measure)}"
    if test.compared == "gap":
        return f"{amount} behind the other leg"
    return f"{_COMPARED_AS[test.compared]}{amount}"


def found(plan: Plan, measure: Measure, test: Test | None) -> str:
    """How the legs compare by the latest measurement; empty when that says nothing."""
    measurement = latest(plan, measure.key)
    if measurement is None or not measure.sided:
        return ""
    is_gap = test is not None and test.compared == "gap"
    words = (_gap_words if is_gap else _symmetry_words)(measurement, plan.side)
    is_older = bool(words) and measurement.on != plan.created
    return f"{words} on {date_words(measurement.on)}" if is_older else words


def last_words(plan: Plan, measure: Measure) -> str:
    """The values before today's, the change since then and the smallest change that matters."""
    before = before_today(plan, measure.key)
    if before is None:
        return ""
    words = f"{date_words(before.on)}: {values(before)}"
    now = todays(plan, measure.key)
    change = _change_words(before, now) if now is not None else ""
    return f"{words}. Since then {change}" if change else words


def smallest_change_words(measure: Measure) -> str:
    if measure.smallest_change is None:
        return ""
    amount = with_unit(number(measure.smallest_change), measure)
    return f"The smallest change that matters is {amount}."


def values(measurement: Measurement) -> str:
    """All values of a measurement with the unit once: "left 80, right 100 cm"."""
    if not measurement.measure.sided:
        value = measurement.value
        return "" if value is None else with_unit(number(value), measurement.measure)
    legs = (("left", measurement.left), ("right", measurement.right))
    given = [f"{name} {number(value)}" for name, value in legs if value is not None]
    return with_unit(", ".join(given), measurement.measure)


def leg_name(leg: Side, side: Side | None) -> str:
    """Left or right, and whether that is the treated one."""
    return f"{leg.capitalize()} (treated)" if side == leg else leg.capitalize()


def _symmetry_words(measurement: Measurement, side: Side | None) -> str:
    symmetry = limb_symmetry(measurement, side)
    if symmetry is None or not _is_performance(measurement.measure):
        return ""
    return f"{per_cent(symmetry)} of the other leg"


def _is_performance(measure: Measure) -> bool:
    """More is better, or faster is: the share of the other leg means something."""
    return measure.better == "higher" or measure.unit == "s"


def _gap_words(measurement: Measurement, side: Side | None) -> str:
    behind = gap(measurement, side)
    if behind is None:
        return ""
    if not behind:
        return "equal to the other leg"
    where = "behind" if behind > 0 else "ahead of"
    return f"{with_unit(number(abs(behind)), measurement.measure)} {where} the other leg"


def _change_words(before: Measurement, now: Measurement) -> str:
    if not now.measure.sided:
        return _change(before.value, now.value)
    left, right = by_leg(before, "left")
    legs = (("left", left, now.left), ("right", right, now.right))
    changes = [f"{name} {_change(old, new)}" for name, old, new in legs if _change(old, new)]
    return ", ".join(changes)


def _change(old: float | None, new: float | None) -> str:
    if old is None or new is None:
        return ""
    change = Decimal(str(new)) - Decimal(str(old))
    sign = "+" if change > 0 else "\u2212" if change < 0 else "±"
    return f"{sign}{number(float(abs(change)))}"
