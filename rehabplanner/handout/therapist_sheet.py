"""What a therapist's copy is: everything it says, as plain text in reading order."""

from dataclasses import dataclass
from datetime import date

from rehabplanner.handout.sheet import Labelled, Running, Signs
from rehabplanner.settings import Paper


@dataclass(frozen=True)
class Table:
    """Rows under the names of their columns; the first cell says what its row is about.

    title: empty where the first column's name says it
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Prompt:
    """What to ask the patient, and what a safe answer holds."""

    ask: str
    listen_for: str


@dataclass(frozen=True)
class StageNotes:
    """One stage in clinical words. Tables and lists without content are not printed."""

    title: str
    facts: tuple[Labelled, ...]
    advice: tuple[str, ...]
    exercises: Table
    criteria: tuple[Table, ...]


@dataclass(frozen=True)
class TherapistCopy:
    """What the therapist keeps.

    decisions: where the therapist went on in spite of the review, and why
    basis: what the plan rests on: screening, conditions, pain rule, precautions
    sources: in the order of the numbers by which the text cites them
    """

    paper: Paper
    language: str
    made_on: date
    author: str
    running: Running
    title: str
    facts: tuple[Labelled, ...]
    codes: Table
    coding: tuple[str, ...]
    decisions: Table
    teach_back: tuple[Prompt, ...]
    basis: Table
    stages: tuple[StageNotes, ...]
    return_to_activity: Table
    visits: Signs
    sources: tuple[str, ...]
