"""Composes the cards of a stage: one for each piece of advice and each exercise."""

from dataclasses import replace

from rehabplanner.domain.advice import Advice, AdviceText, Topic
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Stage
from rehabplanner.figures.alt_text import alt_text
from rehabplanner.handout import dosing, phrases
from rehabplanner.handout.sheet import Card, Labelled, PhotoPicture, Picture
from rehabplanner.handout.voice import Voice

_FOR_COMFORT: tuple[Topic, ...] = ("ice", "heat")
"""Offered, never asked for: a dose of it says how much it may be at most."""
_FOR_THE_STAGE: tuple[Topic, ...] = ("rest", "load")


def advice_in(stage: Stage) -> list[tuple[Item, Advice]]:
    return [(item, item.content) for item in stage.items if isinstance(item.content, Advice)]


def exercises_in(stage: Stage) -> list[tuple[Item, Exercise, Dose]]:
    return [
        (item, item.content, item.dose)
        for item in stage.items
        if isinstance(item.content, Exercise) and item.dose is not None
    ]


def full_advice_card(item: Item, advice: Advice, number: int, voice: Voice) -> Card:
    """An advice of today's stage; rest without a dose lasts as long as the stage, whose number
    it takes.
    """
    card = advice_card(item, advice, voice)
    if card.dose or advice.topic not in _FOR_THE_STAGE:
        return card
    return replace(card, dose=phrases.WHILE_IN_STAGE.format(number=number))


def advice_card(item: Item, advice: Advice, voice: Voice) -> Card:
    words = in_language(advice.text, voice.language)
    return Card(
        title=phrases.advice_title(advice.topic, voice.say(words.title)),
        dose=_advice_dose(item, advice.topic, voice),
        steps=voice.say_all(words.lines) + _cold_rules(item, advice.topic, words),
        hints=_note(item, voice),
        stop_if=voice.say(words.stop_if),
    )


def exercise_card(name: str, item: Item, exercise: Exercise, voice: Voice) -> Card:
    words = in_language(exercise.text, voice.language)
    return Card(
        title=name,
        dose=voice.dose(item.dose, item.legs),
        steps=voice.say_all(words.steps),
        hints=(*_note(item, voice), *_cues(words, voice), *_mistake(words, voice)),
        stop_if=voice.say(words.stop_if),
        picture=_picture(exercise, voice),
    )


def brief_card(item: Item, exercise: Exercise, voice: Voice) -> Card:
    """Enough to do it right and safely; cues and mistakes wait until the stage has come."""
    words = in_language(exercise.text, voice.language)
    return Card(
        title=voice.say(words.name),
        dose=voice.dose(item.dose, item.legs),
        steps=voice.say_all(words.steps),
        hints=_note(item, voice),
        stop_if=voice.say(words.stop_if),
    )


def bad_day_card(ceiling: int, number: int) -> Card:
    """What to do when a session hurts, for a stage's pain ceiling and its place in the plan.

    A third less, 24 hours, a step back after red, illness or more than 2 weeks off: rules 2.2
    and 2.5 of the library (F097, F101, F205).
    """
    _, amber, red = phrases.pain_ranges(ceiling)
    back = phrases.BAD_DAY_BACK if number > 1 else phrases.BAD_DAY_FIRST_STAGE
    lines = (phrases.BAD_DAY_LESS, phrases.BAD_DAY_WAIT, *back)
    return Card(
        title=phrases.BAD_DAY,
        dose="",
        steps=tuple(line.format(amber=amber, red=red, before=number - 1) for line in lines),
    )


def _advice_dose(item: Item, topic: Topic, voice: Voice) -> str:
    if item.dose and topic in _FOR_COMFORT:
        return dosing.at_most_words(item.dose)
    return voice.dose(item.dose, item.legs)


def _cold_rules(item: Item, topic: Topic, words: AdviceText) -> tuple[str, ...]:
    """What no card for cold may leave out, also when its words were rewritten."""
    if topic != "ice" or item.dose is None:
        return ()
    said = " ".join(words.lines).casefold()
    cloth = () if "cloth" in said or "towel" in said else (phrases.COLD_CLOTH,)
    most = () if "20" in said else (phrases.COLD_MOST,)
    return cloth + most


def _picture(exercise: Exercise, voice: Voice) -> Picture | PhotoPicture | None:
    if exercise.photo is not None:
        seen = in_language(exercise.photo.alt, voice.language)
        return PhotoPicture(exercise.photo, voice.say(seen))
    if exercise.figure is None:
        return None
    words = alt_text(exercise.figure, voice.side)
    return Picture(exercise.figure, voice.side, voice.person, words)


def _note(item: Item, voice: Voice) -> tuple[Labelled, ...]:
    return (Labelled(phrases.NOTE, voice.say(item.note)),) if item.note else ()


def _cues(words: ExerciseText, voice: Voice) -> tuple[Labelled, ...]:
    cues = " ".join(voice.say_all(words.cues))
    return (Labelled(phrases.REMEMBER, cues),) if cues else ()


def _mistake(words: ExerciseText, voice: Voice) -> tuple[Labelled, ...]:
    if not words.error:
        return ()
    instead = f" {phrases.INSTEAD} {words.fix}" if words.fix else ""
    return (Labelled(phrases.MISTAKE, voice.say(words.error + instead)),)
