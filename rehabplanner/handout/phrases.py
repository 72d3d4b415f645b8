"""The fixed words of the sheet, in English, and the words for dates and titles.

Every line keeps to the rules for patients: grade 6 or lower, 15 words or fewer a sentence.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rehabplanner.domain.advice import Topic
from rehabplanner.domain.side import Side
from rehabplanner.handout.effort import Change

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
LOGO: Final = "{clinic} logo"

WHAT_YOU_HAVE: Final = "What you have"
GOAL: Final = "Your goal"

PAIN_TITLE: Final = "How much pain is all right?"
PAIN_LEAD: Final = "Rate your pain from 0 (no pain) to 10 (the worst pain)."
PAIN_GREEN: Final = "This is all right. Keep going."
PAIN_AMBER: Final = "Ease off. It must settle within 24 hours. If not, stop it."
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

PAIN_RED_WITHOUT_EXERCISES: Final = (
    "Stop what you are doing. Call us if this happens 2 times in a week."
)
EXERCISES_WAIT: Final = "Your exercises start when your doctor has said yes."

CAPTIONS: Final = {"start": "1 Start", "finish": "2 Finish"}
"""The words above an exercise's pictures, by panel."""

TODAY_IN_SHORT: Final = "Today in short"
STAGE_IN_SHORT: Final = "Stage {number} in short"
WHAT_TO_DO_NOW: Final = "What to do now"
WHAT_TO_DO_IN_STAGE: Final = "What to do in stage {number}"
NOT_YET: Final = "Do not start this stage yet. We will tell you when."
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
OTHER_STAGES: Final = "Other stages"
OTHER_LEAD: Final = "Do these only when we tell you."
AS_BEFORE: Final = "Do this as in stage {number}."
BACK_TO_SPORT: Final = "Back to sport when"

WHILE_IN_STAGE: Final = "For as long as you are in stage {number}."
COLD_CLOTH: Final = "Put a thin cloth on your skin first."
COLD_MOST: Final = "Never keep it on for over 20 minutes."

BAD_DAY: Final = "On a bad day"
BAD_DAY_LESS: Final = "Pain at {amber}: do a third less (sets, weight or bend)."
BAD_DAY_WAIT: Final = "It must settle within 24 hours."
BAD_DAY_BACK: Final = (
    "If not, or at {red}: do an easier one from stage {before} instead.",
    "If that happens 2 times in a week, call us.",
    "After you were ill or off for over 2 weeks, start 1 stage back.",
)
BAD_DAY_FIRST_STAGE: Final = (
    "If not, or at {red}: leave that exercise out.",
    "If that happens 2 times in a week, call us.",
    "After you were ill or off for over 2 weeks, call us before you start.",
)

NEW_SINCE: Final = "What is new since {date}"
MOVED_ON: Final = "You have moved on to stage {number}."
BACK_IN: Final = "You are back in stage {number}."
NOW_IN: Final = "You are now in stage {number}."
UNCHANGED: Final = "Your exercises have not changed. Go on as before."
CHANGES: Final[dict[Change, str]] = {
    "new": "New",
    "harder": "Harder",
    "easier": "Easier",
    "same": "Same",
    "stop": "Stop",
}
IN_PLACE_OF: Final = "{name}, in place of {old}"

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
