"""A plan: staged, self-contained, and for one side.

Plan > Stage > Item. Every part that can be edited carries an id. An item embeds the exercise or
advice as it was when it was added, so that a reprint in three years is identical.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, Literal, Self, TypeVar

from pydantic import ConfigDict, Field, model_validator

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.diagnosis import Diagnosis, PainCeiling
from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.follow_up import Answer, Report
from rehabplanner.domain.measurement import Measurement
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Patient
from rehabplanner.domain.photo import PHOTO_BYTES
from rehabplanner.domain.record import Id, Key, Language, Line, Note, Record, new_id
from rehabplanner.domain.screening import Bar, Screening
from rehabplanner.domain.side import Legs, Side
from rehabplanner.domain.visit import Visit

SCHEMA: Final = 3
"""The schema number of plan files written by this version."""

MOST_PHOTO_BYTES: Final = 20 * PHOTO_BYTES
"""Of all photos in a plan together: they take 3.2 of the 5 MB that a plan file may have."""

Person = Literal["adult", "adult-bob", "adult-deep", "older", "adolescent"]
"""Who does the exercises in the pictures: a style of `figures.styles`."""

KneeBend = Annotated[int, Field(ge=0, le=150)]
"""Degrees from straight."""

WeightBearing = Literal["as ordered"]
"""as ordered: a physician says how much weight the leg may carry; we never assume it."""

Content = Annotated[Exercise | Advice, Field(discriminator="kind")]


class Item(Record):
    """An exercise or a piece of advice at its place in a stage.

    dose: always there for an exercise; advice has one where time matters
    legs: None where it does not apply (both legs work together, or advice)
    note: the therapist's own words for this patient, printed with the item
    reworded: the content's words are the therapist's by now, no longer those of the library
    """

    id: Id = Field(default_factory=new_id)
    content: Content
    dose: Dose | None = None
    legs: Legs | None = None
    note: Note = ""
    reworded: bool = False

    @model_validator(mode="after")
    def _exercise_has_a_dose(self) -> Self:
        if self.content.kind == "exercise" and self.dose is None:
            raise ValueError("an exercise needs a dose")
        return self


class StageText(Record):
    """The patient's words for a stage in one language."""

    name: Line
    goal: Line


class Stage(Record):
    """One step of the plan; left when its criteria are met, never because time has passed.

    number: the protocol's stage (1 to 4) that the cautions speak of
    weeks: a guide to how long, in words; never a promise
    pain_ceiling: how much pain is all right in this stage; None keeps the diagnosis' own ceiling
    max_knee_bend_deg: how far a knee that carries load may bend; None sets no limit of its own
    weight_bearing: None when the leg may carry the body
    no_single_leg: why this stage holds no single-leg work; empty when it should
    menu: keys of the exercises that the protocol offers here; empty in a stage of one's own
    enter, leave: the gates before and after
    """

    id: Id = Field(default_factory=new_id)
    number: Annotated[int, Field(ge=1, le=4)]
    text: dict[Language, StageText] = Field(min_length=1)
    weeks: Note = ""
    pain_ceiling: PainCeiling | None = None
    max_knee_bend_deg: KneeBend | None = None
    weight_bearing: WeightBearing | None = None
    no_single_leg: Note = ""
    menu: tuple[Key, ...] = ()
    enter: tuple[Gate, ...] = ()
    items: tuple[Item, ...] = ()
    leave: tuple[Gate, ...] = ()


class Plan(Record):
    """One patient's staged plan.

    side: None until the therapist has chosen; a plan without a side is not handed out
    goal: what the patient wants to do again, in their words
    minutes_per_day: the time the patient has
    person: who is seen in the pictures
    created: the day of this visit, which the sheet is dated with
    current_stage: id of the stage the patient is in today
    visits: the visits before this one, oldest first
    screenings: for red flags, oldest first; the last one counts
    measurements, answers, reports: what was found and told at the visits
    overrides: findings that the therapist has decided to go on with
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: Literal[3] = Field(default=SCHEMA, alias="schema")
    id: Id = Field(default_factory=new_id)
    created: date
    patient: Patient = Patient()
    side: Side | None = None
    diagnosis: Diagnosis
    goal: Annotated[Note, Field(max_length=300)] = ""
    minutes_per_day: Annotated[int, Field(ge=5, le=240)] | None = None
    equipment: Annotated[Note, Field(max_length=300)] = ""
    next_visit: Annotated[Note, Field(max_length=120)] = ""
    person: Person = "adult"
    stages: tuple[Stage, ...] = Field(min_length=1)
    current_stage: Id
    return_to_activity: tuple[Gate, ...] = ()
    visits: tuple[Visit, ...] = ()
    screenings: tuple[Screening, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    answers: tuple[Answer, ...] = ()
    reports: tuple[Report, ...] = ()
    overrides: tuple[Override, ...] = ()

    @model_validator(mode="after")
    def _parts_are_addressable(self) -> Self:
        ids = list(self._ids())
        if len(ids) != len(set(ids)):
            raise ValueError("two parts of the plan have the same id")
        if self.current_stage not in {stage.id for stage in self.stages}:
            raise ValueError("the current stage is not one of the plan's stages")
        return self

    @model_validator(mode="after")
    def _photos_have_room(self) -> Self:
        contents = (item.content for stage in self.stages for item in stage.items)
        photos = (one.photo for one in contents if one.kind == "exercise" and one.photo)
        if sum(len(photo.jpeg) for photo in photos) > MOST_PHOTO_BYTES:
            raise ValueError("the plan has too many photos; take one of them out first")
        return self

    def _ids(self) -> Iterator[str]:
        for stage in self.stages:
            yield stage.id
            yield from (gate.id for gate in (*stage.enter, *stage.leave))
            yield from (item.id for item in stage.items)
        yield from (gate.id for gate in self.return_to_activity)

    @property
    def bars(self) -> Bar | None:
        """What the last screening keeps the plan from giving; None when it may give all."""
        return self.screenings[-1].bars if self.screenings else None

    def stage(self, stage_id: str) -> Stage:
        """The stage with that id; KeyError when there is none."""
        return _by_id(self.stages, stage_id)

    def stage_of(self, item_id: str) -> Stage:
        """The stage that holds the item; KeyError when there is none."""
        for stage in self.stages:
            if any(item.id == item_id for item in stage.items):
                return stage
        raise KeyError(item_id)

    def item(self, item_id: str) -> Item:
        """The item with that id; KeyError when there is none."""
        return _by_id(self.stage_of(item_id).items, item_id)


Part = TypeVar("Part", Stage, Item)


def _by_id(parts: tuple[Part, ...], part_id: str) -> Part:
    for part in parts:
        if part.id == part_id:
            return part
    raise KeyError(part_id)
