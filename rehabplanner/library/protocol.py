"""A protocol: the template of stages, exercises and criteria for one diagnosis."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.criterion import Criterion
from rehabplanner.domain.diagnosis import Diagnosis, PainCeiling
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.plan import KneeBend, Person, StageText, WeightBearing
from rehabplanner.domain.record import Key, Language, Line, Note, Record, SourceKey


class MenuEntry(Record):
    """An exercise that suits a stage.

    dose: the stage's own dose; it wins over the exercise's default
    guide: the published range and conditions, for the therapist ("3x10, 0-45 deg, 4 d/wk")
    note: the condition in the patient's words, printed with the exercise
    start: belongs to the starting choice of a new draft
    """

    exercise: Key
    dose: Dose
    guide: Note = ""
    note: dict[Language, Line] = {}
    start: bool = False


class StageTemplate(Record):
    """One stage of a protocol.

    goal: in clinical words; the patient's words are in `text`
    weeks: a guide only; time never moves a stage
    pain_ceiling: where this stage allows more or less pain than the diagnosis' rule
    max_knee_bend_deg: how far a knee that carries load may bend
    weight_bearing: whether a physician says how much weight the leg may carry
    no_single_leg: why this strengthening stage holds no single-leg work; empty when it must
    """

    name: Line
    text: dict[Language, StageText] = Field(min_length=1)
    goal: Line
    weeks: Line
    pain_ceiling: PainCeiling | None = None
    max_knee_bend_deg: KneeBend | None = None
    weight_bearing: WeightBearing | None = None
    enter: tuple[Criterion, ...] = Field(min_length=1)
    advice: tuple[Advice, ...] = Field(min_length=1)
    menu: tuple[MenuEntry, ...] = Field(min_length=1)
    leave: tuple[Criterion, ...] = Field(min_length=1)
    no_single_leg: Note = ""
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    @property
    def start(self) -> tuple[MenuEntry, ...]:
        """The starting choice: what a new draft puts on the sheet."""
        return tuple(entry for entry in self.menu if entry.start)


class Protocol(Record):
    """A diagnosis with its stages, in order, and its way back to activity.

    shared_return: keys of the return criteria that many diagnoses share
    own_return: the criteria of this diagnosis alone
    measures: keys of the measures that show its outcome, besides those that its criteria test
    person: who is seen in the pictures of a new plan; the patients of some diagnoses are young
    """

    schema_version: Literal[1] = Field(alias="schema")
    diagnosis: Diagnosis
    stages: Annotated[tuple[StageTemplate, ...], Field(max_length=4)] = ()
    shared_return: tuple[Key, ...] = ()
    own_return: tuple[Criterion, ...] = ()
    measures: tuple[Key, ...] = ()
    person: Person = "adult"

    @model_validator(mode="after")
    def _stages_where_plannable(self) -> Self:
        if self.diagnosis.plannable != bool(self.stages):
            raise ValueError("stages belong to diagnoses that can be planned, and only to those")
        return self
