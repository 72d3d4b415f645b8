"""Criteria: what must be true before a stage ends and before sport begins again."""

from typing import Literal

from pydantic import Field

from rehabplanner.domain.record import Id, Language, Line, Record, SourceKey, new_id

Judge = Literal["patient", "clinician", "test"]
"""Who knows: the patient says so, the clinician sees it, or a test measures it."""


class Criterion(Record):
    """One condition.

    text: the patient's words per language; may hold the markers of `domain.side`
    clinical: the exact condition with numbers and units, for the therapist
    """

    judged_by: Judge
    text: dict[Language, Line] = Field(min_length=1)
    clinical: Line
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Gate(Record):
    """A criterion at its place in a plan."""

    id: Id = Field(default_factory=new_id)
    criterion: Criterion
