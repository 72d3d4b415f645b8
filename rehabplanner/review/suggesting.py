"""What the rules suggest after a report: progress, hold or step back. The therapist decides."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from rehabplanner.domain.follow_up import Report
from rehabplanner.domain.plan import Plan
from rehabplanner.review.pain_rule import AMBER_POINTS, colour, pain_ceiling

Step = Literal["progress", "hold", "step back"]
Ground = Literal["green", "too few sessions", "amber", "red", "swelling", "break"]

_WEEK: Final = timedelta(days=7)
_LONG_BREAK: Final = timedelta(weeks=2)
_ENOUGH_DAYS: Final = 2
"""Progress comes after 2 to 3 green sessions in a row (library rule 2.5)."""

_STEPS: Final[dict[Ground, Step]] = {
    "green": "progress",
    "too few sessions": "hold",
    "amber": "hold",
    "red": "step back",
    "swelling": "step back",
    "break": "step back",
}

_SOURCES: Final[dict[Ground, tuple[str, ...]]] = {
    "green": ("F031", "F141", "F171"),
    "too few sessions": ("F031", "F141", "F171"),
    "amber": ("SILB", "THOM"),
    "red": ("F097", "F101", "SILB"),
    "swelling": ("F094", "F100", "PROF"),
    "break": ("PROF",),
}


@dataclass(frozen=True)
class Suggestion:
    """What to do next, and why.

    why: one or two sentences for the therapist
    sources: keys of the source registry
    """

    step: Step
    ground: Ground
    why: str
    sources: tuple[str, ...]


def suggest(plan: Plan) -> Suggestion | None:
    """What the report of the plan's day asks for; None while too little was told."""
    told = next((report for report in plan.reports if report.on == plan.created), None)
    ground = None if told is None else _ground(plan, told)
    if told is None or ground is None:
        return None
    return Suggestion(_STEPS[ground], ground, _why(plan, told, ground), _SOURCES[ground])


def _ground(plan: Plan, told: Report) -> Ground | None:
    shade = colour(plan, told)
    if shade == "red":
        return "swelling" if told.swelling else "red"
    if _is_break(plan, told):
        return "break"
    if shade != "green":
        return shade
    return "green" if (told.days_done or 0) >= _ENOUGH_DAYS else "too few sessions"


def _is_break(plan: Plan, told: Report) -> bool:
    if told.days_done != 0 or not plan.visits:
        return False
    return told.on - plan.visits[-1].on > _LONG_BREAK


def _why(plan: Plan, told: Report, ground: Ground) -> str:
    ceiling = pain_ceiling(plan, plan.stage(plan.current_stage))
    if ground == "red":
        return f"{_red_sign(told, ceiling)}: stop that exercise, one step easier.{_again(plan)}"
    if ground == "swelling":
        return (
            "New swelling: no jumps or runs, half the load for 3 to 7 days, then test again."
            f"{_again(plan)}{_swollen_again(plan)}"
        )
    if ground == "amber":
        return (
            f"Pain reached {told.worst_pain} of 10, above the {ceiling} of this stage, and"
            " settled: hold, or cut range, load or sets by about a third."
        )
    return _calm_words(ceiling)[ground]


def _calm_words(ceiling: int) -> dict[str, str]:
    return {
        "green": (
            f"Pain stayed within {ceiling} of 10 and settled: make one thing harder,"
            " load by 5 to 10 %."
        ),
        "too few sessions": (
            "Within the pain rule, but 2 to 3 green sessions in a row come before progress."
        ),
        "break": "A break of over 2 weeks: one step easier for each 2 weeks that were missed.",
    }


def _red_sign(told: Report, ceiling: int) -> str:
    if told.sharp:
        return "Sharp pain, catching, giving way or a limp"
    if told.night_pain:
        return "Pain at night"
    if not told.settled:
        return "The pain was not back to usual within 24 hours"
    return f"Pain reached {told.worst_pain} of 10; above {ceiling + AMBER_POINTS} is red"


def _again(plan: Plan) -> str:
    """Two reds in a week are a reason to look again."""
    window = (each for each in plan.reports if timedelta() <= plan.created - each.on <= _WEEK)
    reds = [each for each in window if colour(plan, each) == "red"]
    return " The second red within a week: examine the knee again." if len(reds) > 1 else ""


def _swollen_again(plan: Plan) -> str:
    told = sorted((r for r in plan.reports if r.on <= plan.created), key=lambda each: each.on)
    twice = len(told) > 1 and told[-1].swelling and told[-2].swelling
    return " Swelling for the second time: ask for a physician's review." if twice else ""
