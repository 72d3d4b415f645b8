"""Composes what is new since the last visit: each exercise once, as new, harder or stopped.

An exercise of the last sheet is found again by its place in the plan, by its key in the library,
or as the step before or after the new one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.visit import Given, Visit
from rehabplanner.handout import dosing, phrases
from rehabplanner.handout.cards import exercises_in
from rehabplanner.handout.choice import position
from rehabplanner.handout.effort import Change, compare
from rehabplanner.handout.sheet import Changes, Signs
from rehabplanner.handout.voice import Voice

Now = tuple[Item, Exercise, Dose]
"""An exercise of today's stage."""


@dataclass(frozen=True)
class _Told:
    change: Change
    words: str


def changes(plan: Plan, voice: Voice) -> Changes | None:
    """What today's stage asks for since the last visit; None when this is the first.

    Where anything is new, all of today's exercises are told with their doses.
    """
    if not plan.visits:
        return None
    last = plan.visits[-1]
    told = tuple(_told(last.exercises, exercises_in(plan.stage(plan.current_stage)), voice))
    lead = _stage_words(plan, last)
    if not lead and all(part.change == "same" for part in told):
        lead, told = phrases.UNCHANGED, ()
    return Changes(
        title=phrases.NEW_SINCE.format(date=phrases.date_words(last.on)),
        lead=lead,
        groups=tuple(_groups(told)),
    )


def _stage_words(plan: Plan, last: Visit) -> str:
    if last.stage == plan.current_stage:
        return ""
    today = position(plan, plan.current_stage)
    if all(stage.id != last.stage for stage in plan.stages):
        return phrases.NOW_IN.format(number=today)
    moved = phrases.MOVED_ON if today > position(plan, last.stage) else phrases.BACK_IN
    return moved.format(number=today)


def _groups(told: tuple[_Told, ...]) -> Iterable[Signs]:
    for change, lead in phrases.CHANGES.items():
        lines = tuple(part.words for part in told if part.change == change)
        if lines:
            yield Signs(lead, ("; ".join(lines),) if change == "stop" else lines)


def _told(before: tuple[Given, ...], today: list[Now], voice: Voice) -> Iterable[_Told]:
    pairs = _pairs(before, today)
    for now in today:
        old = pairs.get(now[0].id)
        yield _new(now, voice) if old is None else _changed(old, now, voice)
    for old in before:
        if old not in pairs.values():
            yield _Told("stop", voice.say(in_language(old.name, voice.language)))


# --- which was which ------------------------------------------------------------------------------


def _pairs(before: tuple[Given, ...], today: list[Now]) -> dict[str, Given]:
    """What each of today's items was at the last visit; the surest match first."""
    pairs: dict[str, Given] = {}
    for is_match in (_is_unmoved, _is_same, _is_exchanged, _is_next_step):
        for now in today:
            free = (old for old in before if old not in pairs.values() and is_match(old, now))
            found = None if now[0].id in pairs else next(free, None)
            if found:
                pairs[now[0].id] = found
    return pairs


def _is_unmoved(old: Given, now: Now) -> bool:
    return _is_exchanged(old, now) and _is_same(old, now)


def _is_same(old: Given, now: Now) -> bool:
    return old.exercise == now[1].key


def _is_exchanged(old: Given, now: Now) -> bool:
    return old.item == now[0].id


def _is_next_step(old: Given, now: Now) -> bool:
    return _step(old, now[1]) != "new"


def _step(old: Given, exercise: Exercise) -> Change:
    if exercise.key == old.progression or exercise.regression == old.exercise:
        return "harder"
    if exercise.key == old.regression or exercise.progression == old.exercise:
        return "easier"
    return "new"


# --- in words -------------------------------------------------------------------------------------


def _new(now: Now, voice: Voice) -> _Told:
    return _Told("new", _after(_name(now, voice), dosing.dose_in_short(now[2])))


def _changed(old: Given, now: Now, voice: Voice) -> _Told:
    item, exercise, dose = now
    if not _is_same(old, now):
        name = phrases.IN_PLACE_OF.format(
            name=_name(now, voice), old=voice.say(in_language(old.name, voice.language))
        )
        return _Told(_step(old, exercise), _after(name, dosing.dose_in_short(dose)))
    change = compare((old.dose, old.legs), (dose, item.legs), voice.side)
    legs = item.legs if item.legs != old.legs else None
    words = dosing.changed_dose(old.dose, dose, legs, voice.side)
    return _Told(change, _after(_name(now, voice), words))


def _after(name: str, dose: str) -> str:
    """The dose goes on in the middle of a sentence: "Walking: for 10 minutes"."""
    return f"{name}: {dose[:1].lower()}{dose[1:]}"


def _name(now: Now, voice: Voice) -> str:
    return voice.say(in_language(now[1].text, voice.language).name)
