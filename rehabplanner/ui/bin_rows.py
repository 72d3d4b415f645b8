"""What lies in the bin, as a list that asks for more while it is scrolled."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.binned import BinCount, BinCursor, Binned, BinnedPatient, BinPage
from rehabplanner.storage.stored import OwnRow
from rehabplanner.ui.knees import plan_title
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index

_NO_PARENT: Final = QModelIndex()


class BinRows(QAbstractListModel):
    """Plans and patients in the bin. `Role.VALUE` is the row.

    more_wanted(after): the end of what is there came into view
    """

    more_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Binned, ...] = ()
        self._after: BinCursor | None = None
        self._wanted: BinCursor | None = None

    def show(self, page: BinPage) -> None:
        self.beginResetModel()
        self.rows, self._after = page.rows, page.after
        self._wanted = None
        self.endResetModel()

    def add(self, after: BinCursor, page: BinPage) -> None:
        """The page behind a row; one that was wanted before all was shown anew is dropped."""
        if after != self._wanted:
            return
        self._after, self._wanted = page.after, None
        self.beginInsertRows(_NO_PARENT, len(self.rows), len(self.rows) + len(page.rows) - 1)
        self.rows = (*self.rows, *page.rows)
        self.endInsertRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        """Once for each page: the view asks again and again until the rows come."""
        self._wanted, self._after = self._after, None
        self.more_wanted.emit(self._wanted)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title(row)
            case Role.DETAIL:
                return detail(row)
            case Role.CHIPS:
                return (Chip(kind(row)),)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{kind(row)}: {title(row)}. {detail(row)}"
            case Role.VALUE:
                return row
        return None


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
