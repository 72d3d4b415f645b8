"""What lies in the bin, as a list that asks for more while it is scrolled."""

from collections.abc import Sequence

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.binned import BinCount, Binned, BinnedPatient
from rehabplanner.storage.stored import OwnRow
from rehabplanner.ui.knees import plan_title
from rehabplanner.ui.roles import Chip
from rehabplanner.ui.row_model import PagedRows, RowWords


class BinRows(PagedRows[Binned]):
    """Plans, patients and own content in the bin. `Role.VALUE` is the row."""

    def words(self, row: Binned) -> RowWords:
        what, name, since = kind(row), title(row), detail(row)
        return RowWords(name, since, row, (Chip(what),), spoken=f"{what}: {name}. {since}")


def title(row: Binned) -> str:
    match row:
        case BinnedPatient():
            return row.patient.name
        case OwnRow():
            return row.name
        case _:
            return plan_title(row.patient, row.diagnosis, row.side)


def kind(row: Binned) -> str:
    """What it is, and what comes back with it."""
    match row:
        case BinnedPatient():
            return f"Patient with {counted(row.plans, 'plan')}" if row.plans else "Patient"
        case OwnRow():
            return f"Own {row.kind}"
        case _:
            return "Plan"


def detail(row: Binned) -> str:
    at = row.patient.binned_at if isinstance(row, BinnedPatient) else row.binned_at
    here = at.astimezone() if at else None
    return f"In the bin since {date_words(here)}, {here:%H:%M}" if here else ""


def named(rows: Sequence[Binned]) -> str:
    """The rows in a sentence: by name when it is one."""
    if len(rows) == 1:
        return f"“{title(rows[0])}”"
    return f"these {len(rows)}"


def outcome(rows: Sequence[Binned], what: str) -> str:
    """A sentence about what became of the rows."""
    return f"{named(rows)} is {what}." if len(rows) == 1 else f"All {len(rows)} are {what}."


def all_counted(count: BinCount) -> str:
    """How much lies in the bin, by kind."""
    numbers = {
        "plan": count.plans,
        "patient": count.patients,
        "own template": count.templates,
        "own exercise": count.exercises,
    }
    parts = [counted(number, noun) for noun, number in numbers.items() if number]
    *most, last = parts or ["nothing"]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
