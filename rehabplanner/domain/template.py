"""A therapist's own template: a plan without its patient, ready to begin other plans with."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, Self

from pydantic import Field, ValidationError, model_validator

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.edits import set_side
from rehabplanner.domain.own import OwnKey, new_own_key
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Person, Plan, Stage
from rehabplanner.domain.problem import problem
from rehabplanner.domain.record import Line, Record, new_id
from rehabplanner.domain.side import Side
from rehabplanner.domain.wording import for_either_knee, with_words

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


class Template(Record):
    """What the plans made from it begin with; nothing in it belongs to a patient.

    worded_for: the knee that words with left or right in them were typed for; they change along
        when a plan is made for the other one
    """

    kind: Literal["template"] = "template"
    key: OwnKey = Field(default_factory=new_own_key)
    name: Line
    worded_for: Literal["left", "right"] | None = None
    diagnosis: Diagnosis
    person: Person = "adult"
    stages: tuple[Stage, ...] = Field(min_length=1)
    return_to_activity: tuple[Gate, ...] = ()

    @model_validator(mode="after")
    def _makes_plans(self) -> Self:
        """A template from outside may say anything."""
        if not self.diagnosis.plannable:
            raise ValueError("its diagnosis cannot be planned")
        try:
            plan_from(self, created=date.min)
        except ValidationError as error:
            raise ValueError(problem(error)) from None  # the error quotes what it found
        return self


def template_of(plan: Plan, name: str) -> Template:
    """The plan's stages, criteria and words. What the patient is, has and did stays behind.

    Words typed for one knee get markers where they read the same again.
    """
    plan = with_words(plan, lambda words: for_either_knee(words, plan.side))
    return Template(
        name=name,
        worded_for=None if plan.side == "both" else plan.side,
        diagnosis=plan.diagnosis,
        person=plan.person,
        stages=plan.stages,
        return_to_activity=plan.return_to_activity,
    )


def plan_from(
    template: Template, *, created: date, patient: Patient | None = None, side: Side | None = None
) -> Plan:
    """A new plan for a patient: every part with an id of its own, the first stage is today's."""
    stages = tuple(_with_new_ids(stage) for stage in template.stages)
    plan = Plan(
        created=created,
        patient=patient or Patient(),
        side=template.worded_for,
        diagnosis=template.diagnosis,
        person=template.person,
        stages=stages,
        current_stage=stages[0].id,
        return_to_activity=_gates(template.return_to_activity),
    )
    return plan.replace(side=None) if side is None else set_side(plan, side)


def words_naming_the_patient(plan: Plan) -> tuple[str, ...]:
    """The typed words in which a part of the patient's name stands: a template would keep them."""
    named = set(_WORD.findall(plan.patient.name))
    found = [words for words in _typed(plan) if named.intersection(_WORD.findall(words))]
    return tuple(dict.fromkeys(found))


def _typed(plan: Plan) -> Iterator[str]:
    """All that a therapist may have written into what a template keeps."""
    texts: list[str] = []

    def read(words: str) -> str:
        texts.append(words)
        return words

    with_words(plan, read)
    yield from texts
    yield from (stage.weeks for stage in plan.stages)
    gates = [gate for stage in plan.stages for gate in (*stage.enter, *stage.leave)]
    yield from (gate.criterion.clinical for gate in (*gates, *plan.return_to_activity))


def _with_new_ids(stage: Stage) -> Stage:
    return stage.replace(
        id=new_id(),
        enter=_gates(stage.enter),
        items=tuple(item.replace(id=new_id()) for item in stage.items),
        leave=_gates(stage.leave),
    )


def _gates(gates: tuple[Gate, ...]) -> tuple[Gate, ...]:
    return tuple(gate.replace(id=new_id()) for gate in gates)
