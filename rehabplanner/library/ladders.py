"""Ladders: the way back to running and to jumping, one step at a time."""

from typing import Annotated

from pydantic import Field

from rehabplanner.domain.criterion import Criterion
from rehabplanner.domain.record import Key, Language, Line, Note, Record, SourceKey


class EntryCheck(Record):
    """What must be true before the first step.

    only_for, not_for: keys of the diagnoses that alone ask for it, or do not; empty: no exception
    """

    criterion: Criterion
    only_for: tuple[Key, ...] = ()
    not_for: tuple[Key, ...] = ()

    def is_asked_for(self, diagnosis_key: str) -> bool:
        return diagnosis_key not in self.not_for and (
            not self.only_for or diagnosis_key in self.only_for
        )


class LadderStep(Record):
    """One step.

    clinical: the dose for the therapist
    text: the patient's words per language
    """

    key: Key
    clinical: Line
    text: dict[Language, Line] = Field(min_length=1)


class Ladder(Record):
    """Steps from easy to hard.

    rest_h: hours between two sessions, at least
    green_before_next: so many sessions within the pain rule before the next step
    back_after_red: so many steps back after a session that was not
    note: what else the therapist should know
    """

    name: Line
    checks: tuple[EntryCheck, ...] = Field(min_length=1)
    steps: tuple[LadderStep, ...] = Field(min_length=2)
    rest_h: Annotated[int, Field(ge=24, le=168)]
    green_before_next: Annotated[int, Field(ge=1, le=10)]
    back_after_red: Annotated[int, Field(ge=1, le=10)]
    note: Note = ""
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    def entry(self, diagnosis_key: str) -> tuple[Criterion, ...]:
        """What must be true before the first step of a patient with this diagnosis."""
        return tuple(c.criterion for c in self.checks if c.is_asked_for(diagnosis_key))
