"""A library of 4 exercises and 2 pieces of advice, and a protocol with 2 stages."""

from typing import Any

from builders import a_criterion, a_diagnosis, a_dose, an_advice, an_exercise

from rehabplanner.domain.advice import AdviceText
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Caution, Exercise, ExerciseText
from rehabplanner.domain.plan import StageText
from rehabplanner.library.guidance import Guidance
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import MenuEntry, Protocol, StageTemplate
from rehabplanner.library.sources import SourceRegistry

_HERE = "patellofemoral-pain"


def _plain(name: str, category: str, **changes: Any) -> Exercise:
    words = ExerciseText(name=name, steps=("Do it slowly.",))
    key = name.lower().replace(" ", "-")
    fields = {"name": name, "category": category, "single_leg": False, "text": {"en": words}}
    return an_exercise(key, **fields, **changes)


_STEP_UP = an_exercise(
    cautions=(
        Caution(level="block", diagnoses=(_HERE,), stages=(1,), text="isometrics first"),
        Caution(level="limit", diagnoses=(_HERE,), stages=(2,), text="low step"),
    )
)
_EXERCISES = (
    _STEP_UP,
    _plain("Leg press", "strength", laterality="bilateral", equipment=("machine",)),
    _plain("Wall sit", "isometric", laterality="bilateral", muscles=("quadriceps",)),
    _plain("Heel slide", "mobility"),
)

_ADVICE = (
    an_advice("ice"),
    an_advice(
        "sleep-well",
        topic="education",
        text={"en": AdviceText(title="Sleep well", lines=("Keep to the same times.",))},
        dose=None,
    ),
)

_STAGE_ADVICE = an_advice(
    "ease-off",
    topic="rest",
    text={"en": AdviceText(title="Ease off", lines=("Do less on your {side} leg.",))},
)


def small_library() -> Library:
    """In stage 1 the menu is heel slide, then wall sit, with own doses; step-up is blocked."""
    protocol = Protocol(schema=1, diagnosis=a_diagnosis(), stages=(_stage_1(), _stage_2()))
    return Library(
        protocols={_HERE: protocol},
        exercises={exercise.key: exercise for exercise in _EXERCISES},
        advice={advice.key: advice for advice in _ADVICE},
        measures={},
        ladders={},
        guidance=Guidance(rules={}, return_to_activity={}),
        registry=SourceRegistry(sources={}),
    )


def _stage_1() -> StageTemplate:
    note = {"en": "Stop before it hurts."}
    heel_slide = MenuEntry(exercise="heel-slide", dose=a_dose(sets=2, reps=15), note=note)
    wall_sit = MenuEntry(exercise="wall-sit", dose=Dose(sets=3, duration_s=30), guide="60 deg")
    return _stage(heel_slide, wall_sit)


def _stage_2() -> StageTemplate:
    return _stage(MenuEntry(exercise="step-up", dose=a_dose(days_per_week=3)))


def _stage(*menu: MenuEntry) -> StageTemplate:
    return StageTemplate(
        name="Stage",
        text={"en": StageText(name="Stage", goal="Make your legs strong.")},
        goal="strength",
        weeks="weeks 1-2",
        enter=(a_criterion(),),
        advice=(_STAGE_ADVICE,),
        menu=menu,
        leave=(a_criterion(),),
        sources=("F001",),
    )
