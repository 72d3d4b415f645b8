"""How long an exercise, a session and a day's sessions take, from their doses.

The numbers are estimates. What library rule 2.4 (dosage grammar, basis ACSM 2011 and the tendon
trials RIO15, ARK, KONG) states is taken from it; the rest is our own assumption and said to be one.
"""

from collections.abc import Sequence
from typing import Final

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Item, Stage
from rehabplanner.domain.side import Side

EASY_PACE_S: Final = 4
"""A repetition without a tempo: rule 2.4 asks for 2-3 s of lowering; we add 1-2 s to come up."""

STRENGTH_REST_S: Final = 60
"""Between strength sets: rule 2.4 says 1-2 min; at home people go on at the shorter end."""

LONG_HOLD_S: Final = 30
LONG_HOLD_REST_S: Final = 120
"""Between isometric sets of 30 s or longer: rule 2.4 says 2 min after holds of 30-45 s."""

SHORT_REST_S: Final = 20
"""Between all other sets, where no source states a rest. Our assumption."""

CHANGE_LEGS_S: Final = 5
"""From one leg to the other, once a set. Our assumption."""

SET_UP_S: Final = 30
"""From one exercise to the next: change position, take the band, read the card. Our assumption."""


def set_seconds(dose: Dose) -> int:
    """The work of one set on one leg, holds included, rest not."""
    if dose.duration_s is not None:
        return dose.duration_s
    return (dose.reps or 0) * ((dose.tempo_s or EASY_PACE_S) + (dose.hold_s or 0))


def item_seconds(item: Item, side: Side | None) -> int:
    """One session's time for an exercise: sets on every leg that works, and the rest between.

    0 for advice and for self-care that works no muscle: people cool, warm or rest a leg at other
    times than their session.
    """
    dose = item.dose
    if item.content.kind != "exercise" or dose is None or _is_passive(item.content):
        return 0
    legs = _legs_in_turn(item, side)
    change = CHANGE_LEGS_S if legs == 2 else 0
    each_set = legs * set_seconds(dose) + change
    return dose.sets * each_set + (dose.sets - 1) * _rest_s(item.content, dose, legs)


def session_minutes(stage: Stage, side: Side | None) -> int:
    """One session of all the stage's exercises, in full minutes rounded up; 0 without any."""
    return _full_minutes(_session_s(stage.items, side))


def day_minutes(stage: Stage, side: Side | None) -> int:
    """All sessions of a day on which every exercise is due, rounded up; 0 without any.

    An exercise done 3 times a day takes part in the first 3 sessions.
    """
    most = max((item.dose.times_per_day for item in stage.items if item.dose), default=0)
    sessions = (
        [item for item in stage.items if item.dose and item.dose.times_per_day >= number]
        for number in range(1, most + 1)
    )
    return _full_minutes(sum(_session_s(items, side) for items in sessions))


def _session_s(items: Sequence[Item], side: Side | None) -> int:
    times = [seconds for seconds in (item_seconds(item, side) for item in items) if seconds]
    return sum(times) + SET_UP_S * max(0, len(times) - 1)


def _is_passive(exercise: Exercise) -> bool:
    return exercise.category == "self-care" and not exercise.muscles


def _legs_in_turn(item: Item, side: Side | None) -> int:
    """2 when one leg works after the other; a plan for both knees asks so of one-sided work."""
    if item.legs is None:
        return 1
    return 2 if item.legs == "each" or side == "both" else 1


def _rest_s(exercise: Exercise, dose: Dose, legs: int) -> int:
    """Between two sets. A stated rest is printed, so it is taken in full; of an unstated one the
    other leg's turn is a part.
    """
    if dose.rest_s is not None:
        return dose.rest_s
    other_leg = (legs - 1) * set_seconds(dose)
    return max(0, _usual_rest_s(exercise, dose) - other_leg)


def _usual_rest_s(exercise: Exercise, dose: Dose) -> int:
    if exercise.category in ("strength", "unilateral"):
        return STRENGTH_REST_S
    if exercise.category == "isometric" and (dose.hold_s or dose.duration_s or 0) >= LONG_HOLD_S:
        return LONG_HOLD_REST_S
    return SHORT_REST_S


def _full_minutes(seconds: int) -> int:
    return -(-seconds // 60)
