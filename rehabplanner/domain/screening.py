"""Screening: what must be ruled out and what must be on file before anyone exercises."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from rehabplanner.domain.record import Key, Line, Note, Record, SourceKey

Urgency = Literal["emergency", "same-day", "urgent", "routine"]
"""emergency: call now; same-day: medical assessment today; urgent: physician within days to
2 weeks; routine: medical review, the plan may go on (clinical library, section 1)."""

_ORDER: Final[tuple[Urgency, ...]] = ("emergency", "same-day", "urgent", "routine")

Age = Annotated[int, Field(ge=0, le=120)]
"""In full years."""


class RedFlag(Record):
    """A sign that points to something other than the diagnosis.

    sign: what is asked, in clinical words
    diagnoses: on whose checklist it stands; empty: on everyone's
    from_age, to_age: asked only of patients of that age, both included; an unknown age is asked
    fresh_injury: asked only after an injury of about the last 7 days
    """

    key: Key
    sign: Line
    urgency: Urgency
    action: Note = ""
    diagnoses: tuple[Key, ...] = ()
    from_age: Age | None = None
    to_age: Age | None = None
    fresh_injury: bool = False
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Raised(Record):
    """A red flag that was found, with what the therapist saw."""

    flag: RedFlag
    note: Note = ""


class GateAnswer(Record):
    """Whether something that a diagnosis asks for before a plan is there."""

    question: Line
    met: bool
    note: Note = ""


class Outcome(Record):
    """What came back from the medical assessment: who decided what, and when."""

    on: date
    by: Line
    words: Line


class Screening(Record):
    """One screening, as it was answered on its day.

    asked: keys of the flags that were asked; those that are not `raised` were absent
    gates: the diagnosis' own conditions for a plan
    outcome: the physician's answer to what was raised; a hard stop stays until it is there
    """

    on: date
    age: Age | None = None
    fresh_injury: bool = False
    asked: tuple[Key, ...] = ()
    raised: tuple[Raised, ...] = ()
    gates: tuple[GateAnswer, ...] = ()
    outcome: Outcome | None = None

    @property
    def urgency(self) -> Urgency | None:
        """The most urgent of what was raised; None when nothing was."""
        found = {raised.flag.urgency for raised in self.raised}
        return next((urgency for urgency in _ORDER if urgency in found), None)

    @property
    def bars(self) -> "Bar | None":
        """What the plan may not give until the outcome is recorded; None when it may give all."""
        if self.outcome is not None or self.urgency in (None, "routine"):
            return None
        return "exercises" if self.urgency == "urgent" else "everything"


Bar = Literal["everything", "exercises"]
"""everything: no handout, only the referral note; exercises: comfort and protection advice only."""
