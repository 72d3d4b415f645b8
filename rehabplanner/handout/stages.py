"""Composes what the sheet says of a plan's stages: one in full, others in short."""

from dataclasses import replace

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.language import in_language
from rehabplanner.domain.minutes import day_minutes, session_minutes
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.handout import dosing, phrases
from rehabplanner.handout.cards import (
    advice_card,
    advice_in,
    bad_day_card,
    brief_card,
    exercise_card,
    exercises_in,
    full_advice_card,
)
from rehabplanner.handout.choice import Choice, position
from rehabplanner.handout.sheet import Card, Checklist, Labelled, Log, StageSheet
from rehabplanner.handout.voice import Voice

_DAYS_A_WEEK = 7
_WEEKS_LOGGED = 2


def full_sheet(choice: Choice, voice: Voice) -> StageSheet:
    stage, number = choice.full_stage, choice.full
    work = zip(_numbered_exercises(stage, voice), exercises_in(stage), strict=True)
    advice = (
        (content.topic, full_advice_card(item, content, number, voice))
        for item, content in advice_in(stage)
    )
    exercises = [exercise_card(name, item, content, voice) for name, (item, content, _) in work]
    ceiling = pain_ceiling(choice.plan, stage)
    bad_day = None if ceiling is None else bad_day_card(ceiling, number)
    sheet = _sheet(choice.plan, stage, exercises, voice)
    return replace(
        sheet,
        advice=tuple(card for topic, card in advice if topic != "education"),
        bad_day=bad_day,
    )


def short_sheets(choice: Choice, voice: Voice) -> tuple[StageSheet, ...]:
    """What one of them repeats unchanged from the sheet's stages before it is told only once."""
    told: dict[Card, int] = {}
    sheets = []
    for number in (choice.full, *choice.short):
        stage = choice.at(number)
        work = [brief_card(item, content, voice) for item, content, _ in exercises_in(stage)]
        sheets.append(_told_once(_sheet(choice.plan, stage, work, voice), number, told))
    return tuple(sheets[1:])


def pain_ceiling(plan: Plan, stage: Stage) -> int | None:
    """The most pain that is all right in a stage; None where the diagnosis has no pain rule."""
    rule = plan.diagnosis.pain_rule
    if rule is None:
        return None
    return rule.ceiling if stage.pain_ceiling is None else stage.pain_ceiling


def summary(stage: Stage, voice: Voice) -> tuple[Labelled, ...]:
    """The stage's exercises in one line each."""
    doses = [dosing.dose_in_short(dose) for _, _, dose in exercises_in(stage)]
    return tuple(
        Labelled(name, dose)
        for name, dose in zip(_numbered_exercises(stage, voice), doses, strict=True)
    )


def log(stage: Stage, voice: Voice) -> Log:
    days = [phrases.LOG_DAY.format(number=n + 1) for n in range(_DAYS_A_WEEK * _WEEKS_LOGGED)]
    starts = range(0, len(days), _DAYS_A_WEEK)
    return Log(
        title=phrases.LOG_TITLE,
        lead=phrases.LOG_LEAD,
        corner=phrases.LOG_EXERCISE,
        weeks=tuple(tuple(days[start : start + _DAYS_A_WEEK]) for start in starts),
        exercises=_numbered_exercises(stage, voice),
        promise=phrases.PROMISE,
    )


def checklist(title: str, gates: tuple[Gate, ...], voice: Voice) -> Checklist:
    texts = (in_language(gate.criterion.text, voice.language) for gate in gates)
    return Checklist(title, tuple(map(voice.say, texts)))


def _sheet(plan: Plan, stage: Stage, exercises: list[Card], voice: Voice) -> StageSheet:
    words = in_language(stage.text, voice.language)
    number = position(plan, stage.id)
    advice = [
        (content.topic, advice_card(item, content, voice)) for item, content in advice_in(stage)
    ]
    return StageSheet(
        title=phrases.stage_title(number, len(plan.stages), voice.say(words.name)),
        goal=voice.say(words.goal),
        guide=phrases.guide_words(stage.weeks),
        minutes=_minutes(stage, voice),
        single_leg=_single_leg(stage, voice),
        advice=tuple(card for topic, card in advice if topic != "education"),
        exercises=tuple(exercises),
        education=tuple(card for topic, card in advice if topic == "education"),
        move_on=checklist(phrases.MOVE_ON, stage.leave, voice),
    )


def _minutes(stage: Stage, voice: Voice) -> str:
    doses = [dose for _, _, dose in exercises_in(stage)]
    session, day = session_minutes(stage, voice.side), day_minutes(stage, voice.side)
    return dosing.session_words(session, day, doses)


def _told_once(sheet: StageSheet, number: int, told: dict[Card, int]) -> StageSheet:
    def short(cards: tuple[Card, ...]) -> tuple[Card, ...]:
        return tuple(_as_before(card, number, told) for card in cards)

    return replace(
        sheet,
        advice=short(sheet.advice),
        exercises=short(sheet.exercises),
        education=short(sheet.education),
    )


def _as_before(card: Card, number: int, told: dict[Card, int]) -> Card:
    """The card; or, if an earlier stage told the same, where to find it (the dose may differ)."""
    first = told.setdefault(replace(card, dose="", hints=()), number)
    if first == number:
        return card
    return replace(card, steps=(phrases.AS_BEFORE.format(number=first),), stop_if="")


def _single_leg(stage: Stage, voice: Voice) -> str:
    names = (
        in_language(exercise.text, voice.language).name
        for _, exercise, _ in exercises_in(stage)
        if exercise.single_leg
    )
    return phrases.single_leg_words(voice.say_all(tuple(names)))


def _numbered_exercises(stage: Stage, voice: Voice) -> tuple[str, ...]:
    words = (in_language(content.text, voice.language) for _, content, _ in exercises_in(stage))
    return tuple(f"{number}. {voice.say(text.name)}" for number, text in enumerate(words, 1))
