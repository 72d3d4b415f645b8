"""A diagnosis: its names, codes and what therapist and patient need to know about it."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rehabplanner.domain.record import Key, Language, Line, Note, Record, SourceKey, Statement
from rehabplanner.domain.side import Side

CodeSide = Literal["left", "right", "both", "any", "unspecified"]
"""any: the code knows no side; unspecified: the code says that the side is not known."""


class Icd10Code(Record):
    """An ICD-10-CM code. A code that ends in `-` still needs its seventh character (A, D or S)."""

    code: Annotated[str, Field(pattern=r"^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4}-?)?$")]
    title: Line
    side: CodeSide = "unspecified"


PainCeiling = Annotated[int, Field(ge=0, le=5)]
"""Pain up to this number (NPRS 0-10) is all right; library rule 2.2 never goes above 5."""


class PainRule(Record):
    """How much pain is all right, on the 0-10 scale (NPRS).

    ceiling: up to this number is green; one or two more is amber (ease off); above is red (stop)
    note: the rule in clinical words
    """

    ceiling: PainCeiling
    note: Line
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class DiagnosisText(Record):
    """The patient's words in one language; may hold the markers of `domain.side`.

    name: what patients call it
    explanation: two sentences on what it is and what helps
    emergency_signs, stop_signs, soon_signs: when to call for help at once, call today, and tell
        the clinic soon; those that belong to this diagnosis
    """

    name: Line
    explanation: Line
    emergency_signs: tuple[Line, ...] = ()
    stop_signs: tuple[Line, ...] = ()
    soon_signs: tuple[Line, ...] = ()


class Diagnosis(Record):
    """What is known about a diagnosis. A plan embeds it as it was on the day of the draft.

    plannable: False for a diagnosis that must be referred and never gets exercises
    referral: what to do instead, when it is not plannable
    picture, symptoms, causes: how it shows and where it comes from
    screen, gates: what to rule out, and what must be on file, before a plan
    reviewed: the day the template was last checked against the literature
    """

    key: Key
    version: Annotated[int, Field(ge=1)] = 1
    name: Line
    synonyms: tuple[Line, ...] = Field(min_length=1)
    icd10: tuple[Icd10Code, ...] = Field(min_length=1)
    coding_note: Note = ""
    plannable: bool = True
    referral: Note = ""
    text: dict[Language, DiagnosisText] = Field(min_length=1)
    picture: Statement
    symptoms: tuple[Statement, ...] = ()
    causes: tuple[Statement, ...] = ()
    screen: tuple[Statement, ...] = ()
    gates: tuple[Statement, ...] = ()
    pain_rule: PainRule | None = None
    outcome_measures: tuple[Line, ...] = ()
    precautions: tuple[Statement, ...] = ()
    refer: tuple[Statement, ...] = ()
    reviewed: date | None = None
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_planned_or_referred(self) -> Self:
        if self.plannable and self.pain_rule is None:
            raise ValueError("a diagnosis that can be planned needs a pain rule")
        if not self.plannable and not self.referral:
            raise ValueError("a diagnosis that cannot be planned needs its referral advice")
        return self

    def codes_for(self, side: Side | None) -> tuple[Icd10Code, ...]:
        """The codes to choose from for a plan's side; the unspecified ones when there are none."""
        wanted = {"left", "right", "both", "any"} if side == "both" else {side, "any"}
        own = tuple(code for code in self.icd10 if code.side in wanted)
        return own or tuple(code for code in self.icd10 if code.side == "unspecified")
