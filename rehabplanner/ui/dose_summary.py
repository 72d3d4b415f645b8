"""A dose in the therapist's shorthand, for the rows of lists and trees."""

from rehabplanner.domain.dose import Dose


def short_dose(dose: Dose) -> str:
    """Amount, hold, load and frequency: "10 min · daily"."""
    parts = (
        _amount(dose),
        f"hold {_time(dose.hold_s)}" if dose.hold_s else "",
        f"{dose.load_kg:g} kg" if dose.load_kg else "",
        _frequency(dose),
    )
    return " · ".join(part for part in parts if part)


def _amount(dose: Dose) -> str:
    if dose.duration_s:
        each = _time(dose.duration_s)
        return each if dose.sets == 1 else f"{dose.sets} × {each}"
    if dose.sets == dose.reps == 1:
        return "" if dose.hold_s else "once"
    return f"{dose.sets} × {dose.reps}"


def _time(seconds: int) -> str:
    if seconds % 3600 == 0:
        return f"{seconds // 3600} h"
    minutes, rest = divmod(seconds, 60)
    if rest == 0:
        return f"{minutes} min"
    return f"{seconds} s" if seconds < 120 else f"{minutes} min {rest} s"


def _frequency(dose: Dose) -> str:
    times, days = dose.times_per_day, dose.days_per_week
    if days == 7:
        return "daily" if times == 1 else f"{times} times a day"
    week = "once a week" if days == 1 else f"{days} days a week"
    return week if times == 1 else f"{times} times a day, {week}"
