"""Composes what the sheet says of a plan's stages: today's in full, later ones in short."""

from dataclasses import dataclass, replace

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Item, Person, Plan, Stage
from rehabplanner.domain.side import Legs, Side, sided
from rehabplanner.figures.alt_text import alt_text
from rehabplanner.handout import phrases
from rehabplanner.handout.sheet import Card, Checklist, Labelled, Log, Picture, StageSheet

_DAYS_A_WEEK = 7
_WEEKS_LOGGED = 2


@dataclass(frozen=True)
class Voice:
    """Which side the sheet speaks of, in which language, and who is seen in its pictures."""

    side: Side
    language: str
    person: Person

    def say(self, text: str) -> str:
        return sided(text, self.side)

    def say_all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.say, texts))

    def dose(self, dose: Dose | None, legs: Legs | None) -> str:
        return " ".join(phrases.dose_words(dose, legs, self.side)) if dose else ""


def today_sheet(plan: Plan, voice: Voice) -> StageSheet:
    stage = plan.stage(plan.current_stage)
    numbered = zip(_numbered_exercises(stage, voice), _exercises(stage), strict=True)
    exercises = [_exercise_card(name, item, content, voice) for name, (item, content) in numbered]
    return _sheet(plan, stage, exercises, voice)


def later_sheets(plan: Plan, voice: Voice) -> tuple[StageSheet, ...]:
    """The stages after today's; what one of them repeats unchanged is told only once."""
    now = plan.stages.index(plan.stage(plan.current_stage))
    told: dict[Card, int] = {}
    sheets = []
    for number, stage in enumerate(plan.stages[now:], now + 1):
        work = [_brief_card(item, content, voice) for item, content in _exercises(stage)]
        sheets.append(_told_once(_sheet(plan, stage, work, voice), number, told))
    return tuple(sheets[1:])


def summary(plan: Plan, voice: Voice) -> tuple[Labelled, ...]:
    """Today's exercises in one line each."""
    stage = plan.stage(plan.current_stage)
    doses = [phrases.dose_in_short(item.dose) for item, _ in _exercises(stage) if item.dose]
    return tuple(
        Labelled(name, dose)
        for name, dose in zip(_numbered_exercises(stage, voice), doses, strict=True)
    )


def log(plan: Plan, voice: Voice) -> Log:
    days = [phrases.LOG_DAY.format(number=n + 1) for n in range(_DAYS_A_WEEK * _WEEKS_LOGGED)]
    starts = range(0, len(days), _DAYS_A_WEEK)
    return Log(
        title=phrases.LOG_TITLE,
        lead=phrases.LOG_LEAD,
        corner=phrases.LOG_EXERCISE,
        weeks=tuple(tuple(days[start : start + _DAYS_A_WEEK]) for start in starts),
        exercises=_numbered_exercises(plan.stage(plan.current_stage), voice),
        promise=phrases.PROMISE,
    )


def checklist(title: str, gates: tuple[Gate, ...], voice: Voice) -> Checklist:
    texts = (in_language(gate.criterion.text, voice.language) for gate in gates)
    return Checklist(title, tuple(map(voice.say, texts)))


def _sheet(plan: Plan, stage: Stage, exercises: list[Card], voice: Voice) -> StageSheet:
    words = in_language(stage.text, voice.language)
    number = plan.stages.index(stage) + 1
    advice = [
        (content.topic, _advice_card(item, content, voice)) for item, content in _advice(stage)
    ]
    return StageSheet(
        title=phrases.stage_title(number, len(plan.stages), voice.say(words.name)),
        goal=voice.say(words.goal),
        guide=phrases.guide_words(stage.weeks),
        single_leg=_single_leg(stage, voice),
        advice=tuple(card for topic, card in advice if topic != "education"),
        exercises=tuple(exercises),
        education=tuple(card for topic, card in advice if topic == "education"),
        move_on=checklist(phrases.MOVE_ON, stage.leave, voice),
    )


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


# --- items ----------------------------------------------------------------------------------------


def _advice(stage: Stage) -> list[tuple[Item, Advice]]:
    return [(item, item.content) for item in stage.items if isinstance(item.content, Advice)]


def _exercises(stage: Stage) -> list[tuple[Item, Exercise]]:
    return [(item, item.content) for item in stage.items if isinstance(item.content, Exercise)]


def _single_leg(stage: Stage, voice: Voice) -> str:
    names = (
        in_language(exercise.text, voice.language).name
        for _, exercise in _exercises(stage)
        if exercise.single_leg
    )
    return phrases.single_leg_words(voice.say_all(tuple(names)))


def _numbered_exercises(stage: Stage, voice: Voice) -> tuple[str, ...]:
    words = (in_language(content.text, voice.language) for _, content in _exercises(stage))
    return tuple(f"{number}. {voice.say(text.name)}" for number, text in enumerate(words, 1))


def _advice_card(item: Item, advice: Advice, voice: Voice) -> Card:
    words = in_language(advice.text, voice.language)
    return Card(
        title=phrases.advice_title(advice.topic, voice.say(words.title)),
        dose=voice.dose(item.dose, item.legs),
        steps=voice.say_all(words.lines),
        hints=_note(item, voice),
        stop_if=voice.say(words.stop_if),
    )


def _exercise_card(name: str, item: Item, exercise: Exercise, voice: Voice) -> Card:
    words = in_language(exercise.text, voice.language)
    return Card(
        title=name,
        dose=voice.dose(item.dose, item.legs),
        steps=voice.say_all(words.steps),
        hints=(*_note(item, voice), *_cues(words, voice), *_mistake(words, voice)),
        stop_if=voice.say(words.stop_if),
        picture=_picture(exercise, voice),
    )


def _brief_card(item: Item, exercise: Exercise, voice: Voice) -> Card:
    """Enough to do it right and safely; cues and mistakes wait until the stage has come."""
    words = in_language(exercise.text, voice.language)
    return Card(
        title=voice.say(words.name),
        dose=voice.dose(item.dose, item.legs),
        steps=voice.say_all(words.steps),
        hints=_note(item, voice),
        stop_if=voice.say(words.stop_if),
    )


def _picture(exercise: Exercise, voice: Voice) -> Picture | None:
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
