"""The fixed words of the sheet, in English, and the words for dates, times and doses.

Every line keeps to the rules for patients: grade 6 or lower, 15 words or fewer a sentence.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rehabplanner.domain.advice import Topic
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.side import OPPOSITE, Legs, Side

TITLES: Final[dict[Side, str]] = {
    "left": "Your plan for your left knee",
    "right": "Your plan for your right knee",
    "both": "Your plan for both knees",
}

BLANK: Final = "_" * 18
"""A line to write on."""

NAME: Final = "For"
MADE_BY: Final = "Made by"
MADE_ON: Final = "Date"
NEXT_VISIT: Final = "Next visit"

WHAT_YOU_HAVE: Final = "What you have"
GOAL: Final = "Your goal"

PAIN_TITLE: Final = "How much pain is all right?"
PAIN_LEAD: Final = "Rate your pain from 0 (no pain) to 10 (the worst pain)."
PAIN_GREEN: Final = "This is all right. Keep going."
PAIN_AMBER: Final = "Ease off. It must settle within 24 hours. If not, call us."
PAIN_RED: Final = "Stop this exercise. Call us if this happens 2 times in a week."

STOP_TITLE: Final = "When to call"
PHONE: Final = "Phone"
STOP_LEAD: Final = "Stop and call us today. If you cannot reach us, see a doctor today:"
SOON_LEAD: Final = "Tell us in the next days:"
STOP_SIGNS: Final = (
    "Your calf hurts, swells or feels hot.",
    "Your knee is locked.",
    "Your knee gives way.",
    "You cannot stand on your leg.",
    "You hurt your knee again.",
    "Your knee pain keeps you up at night.",
)
EMERGENCY_LEAD: Final = "Call for help at once (such as 911 or 112):"
EMERGENCY_SIGNS: Final = (
    "You have chest pain or you are short of breath.",
    "Your knee is hot and swollen, and you feel ill or have a fever.",
    "Your foot is numb, cold or pale.",
)

CAPTIONS: Final = {"start": "1 Start", "finish": "2 Finish"}
"""The words above an exercise's pictures, by panel."""

TODAY_IN_SHORT: Final = "Today in short"
WHAT_TO_DO_NOW: Final = "What to do now"
YOUR_EXERCISES: Final = "Your exercises"
TOPICS: Final[dict[Topic, str]] = {
    "rest": "Rest",
    "load": "Rest and load",
    "ice": "Ice",
    "heat": "Warmth",
    "compression": "Wrap",
    "elevation": "Leg up",
    "education": "Good to know",
}
SINGLE_LEG: Final = "Single-leg work"
WEAKER_FIRST: Final = "Start with the weaker leg."
REMEMBER: Final = "Remember"
MISTAKE: Final = "Common mistake"
INSTEAD: Final = "Do this:"
NOTE: Final = "For you"
GUIDE_ONLY: Final = "This is a guide only. Your progress decides."
MOVE_ON: Final = "You may move on when"
LATER_STAGES: Final = "Later stages"
LATER_LEAD: Final = "Do not start these yet. We will tell you when."
AS_BEFORE: Final = "Do this as in stage {number}."
BACK_TO_SPORT: Final = "Back to sport when"

LOG_TITLE: Final = "Your 2-week log"
LOG_LEAD: Final = "Day 1 is the day you start. Tick a box each day you do the exercise."
LOG_EXERCISE: Final = "Exercise"
LOG_DAY: Final = "Day {number}"
PROMISE: Final = f"I will do this at {BLANK} (time) in {BLANK} (place)."

HEADER_DATE: Final = "Plan of {date}"
PAGE_NUMBER: Final = "Page {number} of "
PAGE_COUNT: Final = "{count}"

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def advice_title(topic: Topic, title: str) -> str:
    """What the advice is about, then its own title: "Ice: Cold, if you like"."""
    kind = TOPICS[topic]
    return title if title.casefold().startswith(kind.casefold()) else f"{kind}: {title}"


def single_leg_words(names: Sequence[str]) -> str:
    """Which of a stage's exercises are done on one leg, and how to begin; empty without any."""
    return f"{SINGLE_LEG}: {', '.join(names)}. {WEAKER_FIRST}" if names else ""


def stage_title(number: int, count: int, name: str) -> str:
    return f"Stage {number} of {count}: {name}"


def guide_words(weeks: str) -> str:
    """How long a stage may take, always with the reminder that time alone decides nothing."""
    if not weeks:
        return ""
    spoken = re.sub(r"(?<=\d)[-–](?=\d)", " to ", weeks.rstrip(". "))
    return f"{spoken[:1].upper()}{spoken[1:]}. {GUIDE_ONLY}"


def pain_ranges(ceiling: int) -> tuple[str, str, str]:
    """The green, amber and red numbers for a pain rule whose green ends at the ceiling."""
    green = f"0 to {ceiling}" if ceiling else "0"
    return green, f"{ceiling + 1} to {ceiling + 2}", f"{ceiling + 3} or more, or sharp"


def dose_words(dose: Dose, legs: Legs | None, side: Side | None) -> tuple[str, ...]:
    """The dose as the sentences a therapist would say; without a side, of a leg not yet chosen."""
    sentences = (
        _amount(dose),
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
