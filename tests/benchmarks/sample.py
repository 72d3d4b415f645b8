"""The plans that are measured: put together from the library, the same on every machine."""

from datetime import date
from functools import cache

from builders import a_diagnosis, a_plan, a_stage, an_item

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_library

CLINIC = Clinic(name="Sample Clinic", therapist="Sam Sample", phone="555 0100")
_EXERCISES = (
    "heel-slide", "short-arc-quad", "heel-prop", "bridge-hold", "sidelying-abd", "bird-dog",
    "bridge", "slr", "sl-bridge", "quad-set", "clamshell", "prone-hip-ext",
)  # fmt: skip
_DAY = date(2026, 11, 21)
_DIAGNOSIS = "patellofemoral-pain"


@cache
def library() -> Library:
    return read_library()


def all_pictured() -> Plan:
    """12 exercises for today, each with its picture and all its words, as from the library."""
    items = tuple(_item(key) for key in _EXERCISES)
    return a_plan([a_stage(items=items)])


def four_pages() -> Plan:
    """12 exercises in few words: 2 for today with pictures, 10 told in short."""
    today = tuple(_in_few_words(_item(key), steps=2) for key in _EXERCISES[:2])
    later = tuple(_in_few_words(_item(key), steps=1) for key in _EXERCISES[2:])
    stages = (a_stage(items=today), a_stage("stage-2", 2, items=later))
    return a_plan(stages, diagnosis=a_diagnosis())


def drafted() -> Plan:
    """A plan as the program drafts it."""
    return draft_plan(
        library(),
        library().protocols[_DIAGNOSIS],
        created=_DAY,
        patient=Patient(name="Sample Patient"),
        side="left",
        minutes_per_day=20,
    )


def sixty_items() -> Plan:
    """A drafted plan whose stages were filled with exercises, 60 items in all."""
    plan = drafted()
    there, stages = sum(len(stage.items) for stage in plan.stages), len(plan.stages)
    more = [_item(key) for key in list(library().exercises)[: 60 - there]]
    filled = (
        stage.replace(items=(*stage.items, *more[number::stages]))
        for number, stage in enumerate(plan.stages)
    )
    return plan.replace(stages=tuple(filled))


def _item(key: str) -> Item:
    exercise = library().exercises[key]
    return an_item(f"item-{key}", content=exercise, dose=exercise.dose)


def _in_few_words(item: Item, steps: int) -> Item:
    assert isinstance(item.content, Exercise)
    words = item.content.text["en"]
    few = words.replace(steps=words.steps[:steps], cues=(), error="", fix="", stop_if="")
    return item.replace(content=item.content.replace(text={"en": few}))
