"""Composes the teach-back prompts: the patient tells in own words what the sheet asks for."""

from collections.abc import Iterator

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.language import in_language
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.handout import phrases
from rehabplanner.handout.cards import exercises_in
from rehabplanner.handout.stages import checklist, pain_ceiling
from rehabplanner.handout.therapist_sheet import Prompt
from rehabplanner.handout.voice import Voice

_SHOWN = 2


def prompts(stage: Stage, plan: Plan, clinic: Clinic, voice: Voice) -> tuple[Prompt, ...]:
    """What to ask about a stage, in the words of the patient's sheet."""
    return (
        *_exercises(stage, voice),
        *_pain(plan, stage),
        *_time_and_place(stage),
        *_calls(plan, clinic, voice),
        *_moving_on(stage, voice),
    )


def _exercises(stage: Stage, voice: Voice) -> Iterator[Prompt]:
    """The first exercise, and the first one after it on one leg, or the second."""
    numbered = list(enumerate((exercise for _, exercise, _ in exercises_in(stage)), 1))
    first, rest = numbered[:1], numbered[1:]
    rest.sort(key=lambda pair: not pair[1].single_leg)
    for number, exercise in [*first, *rest][:_SHOWN]:
        yield _exercise(number, exercise, voice)


def _exercise(number: int, exercise: Exercise, voice: Voice) -> Prompt:
    words = in_language(exercise.text, voice.language)
    cues = " ".join(words.cues[:1])
    return Prompt(
        f"Show me exercise {number}, {voice.say(words.name)}. How will you know to stop it?",
        voice.say(" ".join(filter(None, (cues, words.stop_if)))),
    )


def _pain(plan: Plan, stage: Stage) -> Iterator[Prompt]:
    ceiling = pain_ceiling(plan, stage)
    if ceiling is not None:
        green, amber, red = phrases.pain_ranges(ceiling)
        yield Prompt(
            "How much pain is all right? What do you do when it is more?",
            f"{green} of 10 is all right. {amber}: ease off, settles within 24 hours. {red}: stop.",
        )


def _time_and_place(stage: Stage) -> Iterator[Prompt]:
    if exercises_in(stage):
        yield Prompt("When will you do your exercises, and where?", "A time and a place.")


def _calls(plan: Plan, clinic: Clinic, voice: Voice) -> Iterator[Prompt]:
    words = in_language(plan.diagnosis.text, voice.language)
    at_once = voice.say_all((*words.emergency_signs, *phrases.EMERGENCY_SIGNS))
    today = voice.say_all((*words.stop_signs, *phrases.STOP_SIGNS))
    phone = clinic.phone or phrases.BLANK
    yield Prompt("When do you call for help at once?", " ".join(at_once))
    yield Prompt(
        "When do you call us the same day, and on which number?", f"{' '.join(today)} {phone}"
    )


def _moving_on(stage: Stage, voice: Voice) -> Iterator[Prompt]:
    lines = checklist("", stage.leave, voice).lines
    if lines:
        yield Prompt("How will you know that you may move on?", " ".join(lines))
