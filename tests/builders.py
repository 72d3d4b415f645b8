"""Short, readable plans made by hand: ids are counted, so two plans built alike are equal."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rehabplanner.domain.advice import Advice, AdviceText
from rehabplanner.domain.criterion import Criterion, Gate
from rehabplanner.domain.diagnosis import Diagnosis, DiagnosisText, Icd10Code, PainRule
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.measurement import Measure, Measurement, Test
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Item, Plan, Stage, StageText
from rehabplanner.domain.record import Statement

A_DAY = date(2026, 11, 21)


def a_dose(**changes: Any) -> Dose:
    """3 sets of 10, every day."""
    return Dose(**{"sets": 3, "reps": 10, **changes})


def an_exercise(key: str = "step-up", **changes: Any) -> Exercise:
    """A single-leg exercise with words for every part of its card."""
    words = ExerciseText(
        name="Step up",
        steps=("Stand in front of a low step.", "Put your {side} foot on it.", "Step up slowly."),
        cues=("Keep your {side} knee over your toes.",),
        error="Your knee drops in.",
        fix="Push it out a little.",
        stop_if="Stop if your {side} knee gives way.",
    )
    fields: dict[str, Any] = {
        "key": key,
        "name": "Step-up",
        "category": "unilateral",
        "laterality": "unilateral",
        "single_leg": True,
        "position": "standing",
        "start": "one foot on the step, knee 60 deg",
        "end": "standing on the step",
        "dose": a_dose(),
        "text": {"en": words},
        "sources": ("F001",),
    }
    return Exercise(**{**fields, **changes})


def an_advice(key: str = "ice", **changes: Any) -> Advice:
    """A cold pack for 15 minutes, 3 times a day."""
    words = AdviceText(
        title="Cold pack",
        lines=("Wrap the pack in a thin towel.", "Lay it on your {side} knee."),
        stop_if="Take it off if your skin turns white.",
    )
    fields: dict[str, Any] = {
        "key": key,
        "topic": "ice",
        "text": {"en": words},
        "dose": Dose(duration_s=900, times_per_day=3),
        "sources": ("F114",),
    }
    return Advice(**{**fields, **changes})


def a_criterion(words: str = "You can walk without a limp.", **changes: Any) -> Criterion:
    fields: dict[str, Any] = {
        "judged_by": "patient",
        "text": {"en": words},
        "clinical": "gait normal",
        "sources": ("F001",),
    }
    return Criterion(**{**fields, **changes})


def a_gate(gate_id: str = "gate-1", words: str = "You can walk without a limp.") -> Gate:
    return Gate(id=gate_id, criterion=a_criterion(words))


def a_measure(key: str = "single-hop", **changes: Any) -> Measure:
    """A hop for distance; fresh for 14 days."""
    fields: dict[str, Any] = {"key": key, "name": "Single hop", "unit": "cm", "sources": ("HOP",)}
    return Measure(**{**fields, **changes})


def a_measurement(measure: Measure | None = None, **changes: Any) -> Measurement:
    """90 cm on the left and 100 cm on the right, today; pass values for others."""
    sides = {} if {"left", "right", "value"} & set(changes) else {"left": 90, "right": 100}
    fields: dict[str, Any] = {"measure": measure or a_measure(), "on": A_DAY, **sides}
    return Measurement(**{**fields, **changes})


def a_test(**changes: Any) -> Test:
    """Limb symmetry of the hop at least 90 %."""
    fields: dict[str, Any] = {
        "measure": a_measure(),
        "compared": "symmetry",
        "operator": "at least",
        "threshold": 90,
    }
    return Test(**{**fields, **changes})


def a_diagnosis(**changes: Any) -> Diagnosis:
    words = DiagnosisText(
        name="Runner's knee",
        explanation="Your {side} knee is sore from too much load. Strong muscles help it settle.",
        stop_signs=("Call us if your {side} knee locks.",),
    )
    fields: dict[str, Any] = {
        "key": "patellofemoral-pain",
        "name": "Patellofemoral pain",
        "synonyms": ("runner's knee",),
        "icd10": (Icd10Code(code="M22.2X2", title="Disorders, left knee", side="left"),),
        "text": {"en": words},
        "picture": Statement(text="Pain around the kneecap.", sources=("F043",)),
        "pain_rule": PainRule(ceiling=3, note="up to 3 of 10", sources=("F106",)),
        "sources": ("F041",),
    }
    return Diagnosis(**{**fields, **changes})


def an_item(item_id: str = "item-1", **changes: Any) -> Item:
    """An exercise in a stage; pass `content` for another one, or for advice."""
    fields: dict[str, Any] = {
        "id": item_id,
        "content": an_exercise(),
        "dose": a_dose(),
        "legs": "each",
    }
    return Item(**{**fields, **changes})


def an_advice_item(item_id: str = "advice-1", **changes: Any) -> Item:
    advice = an_advice()
    return Item(**{"id": item_id, "content": advice, "dose": advice.dose, **changes})


def a_stage(stage_id: str = "stage-1", number: int = 1, **changes: Any) -> Stage:
    """A stage with one piece of advice, two exercises and a gate at each end."""
    fields: dict[str, Any] = {
        "id": stage_id,
        "number": number,
        "text": {"en": StageText(name=f"Stage name {number}", goal="Make your legs strong.")},
        "weeks": "weeks 1-2",
        "enter": (a_gate(f"enter-{number}", "You saw your therapist."),),
        "items": (
            an_advice_item(f"advice-{number}"),
            an_item(f"item-{number}a"),
            an_item(f"item-{number}b", content=an_exercise("wall-sit")),
        ),
        "leave": (a_gate(f"leave-{number}"),),
    }
    return Stage(**{**fields, **changes})


def a_rested_stage(**changes: Any) -> Stage:
    """A stage with advice on rest too, as the first one should have."""
    words = AdviceText(title="Ease off", lines=("Do less on your {side} leg.",))
    rest = an_advice("ease-off", topic="rest", text={"en": words}, dose=None)
    stage = a_stage(**changes)
    return stage.replace(items=(*stage.items, an_advice_item("rest", content=rest, dose=None)))


def a_sound_plan(**changes: Any) -> Plan:
    """A plan to which the review has nothing to say."""
    return a_plan([a_rested_stage(), a_stage("stage-2", 2)], **changes)


def a_plan(stages: Sequence[Stage] | None = None, **changes: Any) -> Plan:
    """Two stages for the left knee of Sample Patient; the first is today's."""
    chosen = tuple(stages) if stages is not None else (a_stage(), a_stage("stage-2", 2))
    fields: dict[str, Any] = {
        "id": "plan-1",
        "created": A_DAY,
        "patient": Patient(name="Sample Patient"),
        "side": "left",
        "diagnosis": a_diagnosis(),
        "goal": "Run 5 km again",
        "minutes_per_day": 20,
        "stages": chosen,
        "current_stage": chosen[0].id,
        "return_to_activity": (a_gate("return-1", "You can hop on your {side} leg."),),
    }
    return Plan(**{**fields, **changes})
