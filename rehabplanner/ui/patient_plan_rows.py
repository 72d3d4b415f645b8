"""The plans of one patient as a list that asks for more while it is scrolled."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.stored import Cursor, Page, PlanRow
from rehabplanner.ui.knees import diagnosis_and_knee
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index

_NO_PARENT: Final = QModelIndex()


class PatientPlanRows(QAbstractListModel):
    """Plans without the patient's name: it stands above them. `Role.VALUE` is the plan's id.

    open_plan: the id of the plan on the desk

    more_wanted(after): the end of what is there came into view
    """

    more_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_plan = ""
        self.rows: tuple[PlanRow, ...] = ()
        self._after: Cursor | None = None

    def show(self, page: Page) -> None:
        self.beginResetModel()
        self.rows, self._after = page.rows, page.after
        self.endResetModel()

    def add(self, page: Page) -> None:
        self._after = page.after
        if page.rows:
            first = len(self.rows)
            self.beginInsertRows(_NO_PARENT, first, first + len(page.rows) - 1)
            self.rows = (*self.rows, *page.rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        """Once for each page: the view asks again and again until the rows come."""
        after, self._after = self._after, None
        self.more_wanted.emit(after)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        is_open = row.id == self.open_plan
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _title(row)
            case Role.DETAIL:
                return _detail(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_title(row)}. {_detail(row)}.{' Open now.' if is_open else ''}"
            case Role.CHIPS:
                return (Chip("open now", "accent"),) if is_open else ()
            case Role.VALUE:
                return row.id
        return None


def _title(row: PlanRow) -> str:
    return diagnosis_and_knee(row.diagnosis, row.side)


def _detail(row: PlanRow) -> str:
    saved = date_words(row.saved_at.astimezone().date())
    goal = f" · {row.goal}" if row.goal else ""
    return f"{date_words(row.created)}, saved {saved}{goal}"
