"""Advice: rest, load, cold, warmth, compression, elevation and what to know."""

from typing import Annotated, Literal

from pydantic import Field

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.record import Key, Language, Line, Note, Record, SourceKey

Topic = Literal["rest", "load", "ice", "heat", "compression", "elevation", "education"]


class AdviceText(Record):
    """The patient's words in one language; may hold the markers of `domain.side`."""

    title: Line
    lines: tuple[Line, ...] = Field(min_length=1, max_length=8)
    stop_if: Note = ""


class Advice(Record):
    """One piece of advice. It has a dose where time and frequency matter (a cold pack)."""

    kind: Literal["advice"] = "advice"
    key: Key
    version: Annotated[int, Field(ge=1)] = 1
    topic: Topic
    text: dict[Language, AdviceText] = Field(min_length=1)
    dose: Dose | None = None
    note: Note = ""
    """For the therapist: conditions and limits in clinical words."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)
