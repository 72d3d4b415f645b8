"""What a handout is: everything the sheet says, as plain text in reading order."""

from dataclasses import dataclass
from datetime import date

from rehabplanner.domain.plan import Person
from rehabplanner.domain.pose import Figure
from rehabplanner.domain.side import Side
from rehabplanner.settings import Paper


@dataclass(frozen=True)
class Labelled:
    """A label and its words."""

    label: str
    words: str


@dataclass(frozen=True)
class Checklist:
    """Conditions with a box to tick for each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PainRule:
    """How much pain is all right: each step has its numbers as label and what to do as words."""

    title: str
    lead: str
    steps: tuple[Labelled, ...]


@dataclass(frozen=True)
class Signs:
    """Signs under the sentence that says what to do about them."""

    lead: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class StopSigns:
    """When to stop and call, the most urgent first."""

    title: str
    phone: Labelled
    groups: tuple[Signs, ...]


@dataclass(frozen=True)
class Picture:
    """An exercise's figure, for which side and shown by whom; `words` say what is seen."""

    figure: Figure
    side: Side
    person: Person
    words: str


@dataclass(frozen=True)
class Card:
    """One piece of advice, or one exercise.

    steps: numbered for an exercise, bullets for advice
    hints: what to remember, the common mistake, the therapist's note
    """

    title: str
    dose: str
    steps: tuple[str, ...]
    hints: tuple[Labelled, ...] = ()
    stop_if: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class StageSheet:
    """One stage.

    guide: how long it may take; single_leg: which exercises are done on one leg; both may be empty
    """

    title: str
    goal: str
    guide: str
    single_leg: str
    advice: tuple[Card, ...]
    exercises: tuple[Card, ...]
    education: tuple[Card, ...]
    move_on: Checklist


@dataclass(frozen=True)
class Log:
    """The exercises as rows and the days as columns, one table a week."""

    title: str
    lead: str
    corner: str
    weeks: tuple[tuple[str, ...], ...]
    exercises: tuple[str, ...]
    promise: str


@dataclass(frozen=True)
class Running:
    """The words at the head and foot of every page; the page's number goes into `page_number`,
    the number of pages into `page_count`.
    """

    patient: str
    dated: str
    clinic: str
    page_number: str
    page_count: str


@dataclass(frozen=True)
class Headings:
    condition: str
    summary: str
    today: str
    exercises: str
    later: str
    later_lead: str


@dataclass(frozen=True)
class Handout:
    """One patient's sheet.

    condition: what the patient has (the formal name in brackets) and what it means
    facts: for whom, by whom, when, the next visit
    summary: today's work, one line each
    """

    paper: Paper
    large_print: bool
    language: str
    made_on: date
    author: str
    running: Running
    headings: Headings
    title: str
    facts: tuple[Labelled, ...]
    condition: Labelled
    goal: Labelled | None
    pain_rule: PainRule | None
    stop_signs: StopSigns
    summary: tuple[Labelled, ...]
    today: StageSheet
    later: tuple[StageSheet, ...]
    return_to_activity: Checklist
    log: Log
