"""The words for doses and times, as a therapist would say them.

Every line keeps to the rules for patients: grade 6 or lower, 15 words or fewer a sentence.
"""

from collections.abc import Sequence

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.side import OPPOSITE, Legs, Side


def dose_words(dose: Dose, legs: Legs | None, side: Side | None) -> tuple[str, ...]:
    """The dose as the sentences a therapist would say; without a side, of a leg not yet chosen."""
    sentences = (
        _amount(dose),
        _tempo(dose),
        f"Hold {time_words(dose.hold_s)}." if dose.hold_s else "",
        _rest(dose),
        f"Use a weight of {dose.load_kg:g} kg." if dose.load_kg else "",
        f"{_how_often(dose)}.",
        _leg(legs, side),
    )
    return tuple(sentence for sentence in sentences if sentence)


def dose_in_short(dose: Dose) -> str:
    """Amount and frequency alone, for a list: "3 sets of 10, 5 days a week"."""
    amount = _amount(dose).rstrip(".")
    often = _how_often(dose).removeprefix("Once a day, ")
    return f"{amount}, {often[0].lower()}{often[1:]}" if amount else often


def changed_dose(before: Dose, now: Dose, legs: Legs | None, side: Side | None) -> str:
    """The short dose and whatever else has changed; the legs are told when they are given."""
    more = (
        _changed_weight(before, now),
        f"hold {time_words(now.hold_s)}" if now.hold_s and now.hold_s != before.hold_s else "",
        "no hold" if before.hold_s and not now.hold_s else "",
        _rest(now).rstrip(".").lower() if now.rest_s != before.rest_s else "",
        _tempo(now).rstrip(".").lower() if now.tempo_s != before.tempo_s else "",
        _leg(legs, side).rstrip(".").lower(),
    )
    return "; ".join(filter(None, (dose_in_short(now), *more)))


def _changed_weight(before: Dose, now: Dose) -> str:
    if now.load_kg == before.load_kg:
        return ""
    return f"a weight of {now.load_kg:g} kg" if now.load_kg else "no weight"


def at_most_words(dose: Dose) -> str:
    """The dose of what is only offered, such as cold: "15 minutes, up to 3 times a day."."""
    times, days = dose.times_per_day, dose.days_per_week
    often = _times_a_day(times)
    week = "" if days == 7 else f", {_counted(days, 'day')} a week"
    amount = _amount(dose).rstrip(".").removeprefix("For ")
    return f"{amount}, up to {often}{week}." if amount else f"Up to {often}{week}."


def session_words(session: int, day: int, doses: Sequence[Dose]) -> str:
    """How long a stage's exercises take, in minutes; empty when they take no time.

    session: all of them once; day: as often as they are due on one day
    """
    if not session:
        return ""
    times = {dose.times_per_day for dose in doses}
    days = {dose.days_per_week for dose in doses}
    if len(days) > 1:
        return f"About {_counted(day, 'minute')} a day, less on some days."
    week = "" if days == {7} else f", {_counted(days.pop(), 'day')} a week"
    if len(times) > 1:
        return f"About {_counted(day, 'minute')} a day{week}."
    return f"About {_counted(session, 'minute')}, {_times_a_day(times.pop())}{week}."


def _times_a_day(times: int) -> str:
    return "once a day" if times == 1 else f"{times} times a day"


def time_words(seconds: int) -> str:
    """A time as people say it: 90 seconds, 2 minutes, 2 hours."""
    if seconds % 3600 == 0:
        return _counted(seconds // 3600, "hour")
    if seconds % 60 == 0:
        return _counted(seconds // 60, "minute")
    if seconds < 120:
        return _counted(seconds, "second")
    return f"{_counted(seconds // 60, 'minute')} {_counted(seconds % 60, 'second')}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _amount(dose: Dose) -> str:
    if dose.duration_s:
        each = time_words(dose.duration_s)
        return f"For {each}." if dose.sets == 1 else f"{dose.sets} times for {each} each."
    if dose.sets == 1:
        return "" if dose.reps == 1 else f"{dose.reps} times."
    return f"{dose.sets} times." if dose.reps == 1 else f"{dose.sets} sets of {dose.reps}."


def _rest(dose: Dose) -> str:
    if not dose.rest_s or dose.sets == 1:
        return ""
    in_sets = dose.reps is not None and dose.reps > 1
    return f"Rest {time_words(dose.rest_s)} between{' sets' if in_sets else ''}."


def _tempo(dose: Dose) -> str:
    return f"Take {time_words(dose.tempo_s)} each time." if dose.tempo_s else ""


def _how_often(dose: Dose) -> str:
    times, days = dose.times_per_day, dose.days_per_week
    if days == 7:
        return "Every day" if times == 1 else f"{times} times a day"
    a_day = "Once a day" if times == 1 else f"{times} times a day"
    return f"{a_day}, {_counted(days, 'day')} a week"


def _leg(legs: Legs | None, side: Side | None) -> str:
    if legs is None:
        return ""
    if side == "both":
        return "Each leg in turn."
    own, other = (f"{side} leg", f"{OPPOSITE[side]} leg") if side else ("treated leg", "other leg")
    words = {"affected": own, "other": other, "each": f"{own}, then {other}"}[legs]
    return f"{words[0].upper()}{words[1:]}."
