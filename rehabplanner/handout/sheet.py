"""What a handout is: everything the sheet says, as plain text in reading order."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rehabplanner.domain.logo import Logo
from rehabplanner.domain.photo import Photo
from rehabplanner.domain.plan import Person
from rehabplanner.domain.pose import Figure
from rehabplanner.domain.side import Side
from rehabplanner.settings import Paper


@dataclass(frozen=True)
class ClinicLogo:
    """`words` say whose it is; without them it is an ornament."""

    picture: Logo
    words: str


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
    """Lines under the words that say what to do about them."""

    lead: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What differs from the last sheet: groups of exercises under a word such as "Harder"."""

    title: str
    lead: str
    groups: tuple[Signs, ...]


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
class PhotoPicture:
    """A photo in place of the figure; `words` say what is seen."""

    photo: Photo
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
    picture: Picture | PhotoPicture | None = None


@dataclass(frozen=True)
class StageSheet:
    """One stage.

    guide: how long it may take; minutes: what its work takes each day; single_leg: which exercises
        are done on one leg; all three may be empty
    bad_day: only in a stage that is told in full
    """

    title: str
    goal: str
    guide: str
    minutes: str
    single_leg: str
    advice: tuple[Card, ...]
    exercises: tuple[Card, ...]
    education: tuple[Card, ...]
    move_on: Checklist
    bad_day: Card | None = None


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


class Printed(Protocol):
    """What every kind of paper says about itself, whatever stands on it."""

    @property
    def paper(self) -> Paper: ...
    @property
    def language(self) -> str: ...
    @property
    def made_on(self) -> date: ...
    @property
    def author(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def running(self) -> Running: ...


@dataclass(frozen=True)
class Headings:
    """today_lead, later_lead: a sentence below the heading, the first may be empty."""

    condition: str
    summary: str
    today: str
    today_lead: str
    exercises: str
    later: str
    later_lead: str


@dataclass(frozen=True)
class Handout:
    """One patient's sheet.

    condition: what the patient has (the formal name in brackets) and what it means
    facts: for whom, by whom, when, the next visit
    changes: None when this is the first visit
    summary: today's work, one line each; empty where the changes tell it
    today: the stage told in full; later: those told in short
    """

    paper: Paper
    large_print: bool
    language: str
    made_on: date
    author: str
    running: Running
    headings: Headings
    title: str
    logo: ClinicLogo | None
    facts: tuple[Labelled, ...]
    changes: Changes | None
    condition: Labelled
    goal: Labelled | None
    pain_rule: PainRule | None
    stop_signs: StopSigns
    summary: tuple[Labelled, ...]
    today: StageSheet
    later: tuple[StageSheet, ...]
    return_to_activity: Checklist
    log: Log
