"""Doses, legs, limits and judges in the short words of the field, for the therapist's copy."""

from typing import Final

from rehabplanner.domain.criterion import Judge
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import CautionLevel, Exercise, Laterality
from rehabplanner.domain.gates import GateStatus
from rehabplanner.domain.side import OPPOSITE, Legs, Side

NOTHING: Final = "–"
"""In a cell without words; a cell that is left empty would be missing for a screen reader."""

JUDGES: Final[dict[Judge, str]] = {
    "patient": "Patient says",
    "clinician": "Clinician sees",
    "test": "Test",
}
STATUSES: Final[dict[GateStatus, str]] = {
    "met": "Met",
    "not met": "Not met",
    "stale": "Out of date",
    "not tested": "Open",
    "not needed": "Not needed",
}
CAUTIONS: Final[dict[CautionLevel, str]] = {
    "block": "Blocked",
    "limit": "Limit",
    "watch": "Watch",
}
_TOGETHER: Final[dict[Laterality, str]] = {
    "unilateral": "One at a time",
    "bilateral": "Together",
    "alternating": "In turn",
}


def clinical_dose(dose: Dose) -> str:
    """Sets times repetitions or time, then what else is set, then how often."""
    work = f"{dose.reps}" if dose.reps is not None else _time(dose.duration_s or 0)
    parts = (
        f"{dose.sets} × {work}",
        f"hold {dose.hold_s} s" if dose.hold_s else "",
        f"tempo {dose.tempo_s} s" if dose.tempo_s else "",
        f"rest {dose.rest_s} s" if dose.rest_s else "",
        f"{dose.load_kg:g} kg" if dose.load_kg else "",
    )
    return f"{', '.join(filter(None, parts))}; {_how_often(dose)}"


def clinical_legs(legs: Legs | None, exercise: Exercise, side: Side) -> str:
    """Which leg works, and whether it counts as single-leg work."""
    mark = ", single-leg" if exercise.single_leg else ""
    return f"{_legs(legs, exercise.laterality, side)}{mark}"


def signs(words: str) -> str:
    """The library's "<=" and ">=" as print shows them."""
    return words.replace("<=", "≤").replace(">=", "≥")


def knee(side: Side) -> str:
    return "both knees" if side == "both" else f"{side} knee"


def _legs(legs: Legs | None, laterality: Laterality, side: Side) -> str:
    if legs is None:
        return _TOGETHER[laterality]
    if side == "both":
        return "Each in turn"
    other = OPPOSITE[side]
    words = {"affected": side, "other": other, "each": f"{side}, then {other}"}[legs]
    return words.capitalize()


def _how_often(dose: Dose) -> str:
    times, days = dose.times_per_day, dose.days_per_week
    if days == 7:
        return "daily" if times == 1 else f"{times}/day"
    week = f"{days} day{'' if days == 1 else 's'}/week"
    return week if times == 1 else f"{times}/day, {week}"


def _time(seconds: int) -> str:
    return f"{seconds // 60} min" if seconds >= 120 and seconds % 60 == 0 else f"{seconds} s"
