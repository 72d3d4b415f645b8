"""Criteria: what must be true before a stage ends and before sport begins again."""

from typing import Literal

from pydantic import Field

from rehabplanner.domain.measurement import Test
from rehabplanner.domain.record import Id, Language, Line, Record, SourceKey, new_id

Judge = Literal["patient", "clinician", "test"]
"""Who knows: the patient says so, the clinician sees it, or a test measures it."""


class Criterion(Record):
    """One condition.

    text: the patient's words per language; may hold the markers of `domain.side`
    clinical: the exact condition with numbers and units, for the therapist
    tests: what has to be measured, all of it; without any, somebody says yes or no
    derived: nobody answers it: it is met with the gates of the stage before, or with the screening
        when there is none
    """

    judged_by: Judge
    text: dict[Language, Line] = Field(min_length=1)
    clinical: Line
    tests: tuple[Test, ...] = ()
    derived: bool = False
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Gate(Record):
    """A criterion at its place in a plan."""

    id: Id = Field(default_factory=new_id)
    criterion: Criterion
