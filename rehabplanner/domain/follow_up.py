"""Follow-up: what patient and clinician say at a visit."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from rehabplanner.domain.record import Id, Note, Record

Verdict = Literal["met", "not met", "not needed"]
"""not needed: the gate does not fit this patient's goal (nobody who never runs must jog)."""


class Answer(Record):
    """What patient or clinician say about a gate, on a day."""

    gate: Id
    verdict: Verdict
    on: date


class Report(Record):
    """How it went since the last visit, as the patient tells it.

    days_done: on how many days a week the exercises were done
    worst_pain: during the exercises, 0 to 10 (NPRS)
    settled: the pain was back to usual within 24 hours
    swelling: new or more swelling of the knee
    sharp: sharp pain, catching, giving way or a limp
    night_pain: pain that keeps the patient awake
    """

    on: date
    days_done: Annotated[int, Field(ge=0, le=7)] | None = None
    worst_pain: Annotated[int, Field(ge=0, le=10)] | None = None
    settled: bool = True
    swelling: bool = False
    sharp: bool = False
    night_pain: bool = False
    note: Note = ""
