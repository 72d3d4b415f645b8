"""Plans and patients of the store as a list: the newest, or who holds what is typed.

It comes page by page: a store may hold more than a list ever should.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from rehabplanner.storage.stored import Cursor, Page, PlanRow, StoredPatient
from rehabplanner.ui.knees import plan_title
from rehabplanner.ui.moments import moment_words
from rehabplanner.ui.patient_rows import PatientRow, find_patients
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_NO_PARENT: Final = QModelIndex()
_PAGE: Final = 50
_PATIENTS: Final = 3


@dataclass(frozen=True)
class Found:
    """What the store has for the words that were typed."""

    patients: tuple[PatientRow, ...]
    page: Page


class FoundPlans(QAbstractListModel):
    """A few patients, then plans; the store is asked for more as the list is scrolled.

    more_wanted(): the end of what is there came into view
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.patients: tuple[PatientRow, ...] = ()
        self.plans: tuple[PlanRow, ...] = ()
        self._after: Cursor | None = None

    def show(self, found: Found) -> None:
        self.beginResetModel()
        self.patients = found.patients
        self.plans, self._after = found.page.rows, found.page.after
        self.endResetModel()

    def add(self, page: Page) -> None:
        self._after = page.after
        if page.rows:
            first = self.rowCount()
            self.beginInsertRows(_NO_PARENT, first, first + len(page.rows) - 1)
            self.plans = (*self.plans, *page.rows)
            self.endInsertRows()

    @property
    def after(self) -> Cursor | None:
        """Where the next page begins; None when all is there."""
        return self._after

    def patient_at(self, index: Index) -> StoredPatient | None:
        """Whose row it is; None for the row of a plan."""
        return self.patients[index.row()].patient if index.row() < len(self.patients) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.patients) + len(self.plans)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        at = index.row() - len(self.patients)
        row = self.plans[at] if at >= 0 else self.patients[at]
        title, detail = _words(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Role.DETAIL:
                return detail
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}. {detail}"
            case Role.CHIPS:
                return (Chip("patient"),) if isinstance(row, PatientRow) else ()
            case Role.VALUE:
                return row
        return None


class PlanSearch(QObject):
    """Asks the store as somebody types, never for more than the last words.

    answered(): the rows are those of the words that were asked for last
    failed(): the store could not be asked; the rows are gone
    """

    answered = Signal()
    failed = Signal()

    def __init__(self, link: StoreLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = FoundPlans(self)
        self.model.more_wanted.connect(self._more)
        self._link = link
        self._text = ""
        self._asked: tuple[str, Cursor | None] | None = None
        self._stale = False

    @property
    def text(self) -> str:
        return self._text

    @property
    def is_answered(self) -> bool:
        """Whether the rows are those of the text."""
        return self._asked is None and not self._stale

    def find(self, text: str) -> None:
        """Show the plans that hold every word of the text; the newest when there is none."""
        self._text = text
        self._stale = True
        self._ask_next()

    def clear(self) -> None:
        """Show nothing: the store is locked."""
        self.model.show(Found((), Page(rows=())))

    def _more(self) -> None:
        if self._asked is None and self.model.after is not None:
            self._ask(self.model.after)

    def _ask_next(self) -> None:
        if self._asked is None and self._stale:
            self._stale = False
            self._ask(None)

    def _ask(self, after: Cursor | None) -> None:
        self._asked = text, _ = self._text, after

        def search(store: "Store") -> Found:
            wants_patients = bool(text.strip()) and after is None
            patients = find_patients(store, text, _PATIENTS) if wants_patients else ()
            return Found(patients, store.search(text, _PAGE, after))

        self._link.ask(self, search, self._show, self._cannot)

    def _show(self, found: Found) -> None:
        is_more = self._asked is not None and self._asked[1] is not None
        self._asked = None
        if self._stale:
            self._ask_next()
        elif is_more:
            self.model.add(found.page)
        else:
            self.model.show(found)
            self.answered.emit()

    def _cannot(self, error: Exception) -> None:
        """The link has said why."""
        self._asked = None
        self._stale = False
        self.clear()
        self.failed.emit()


def _words(row: PatientRow | PlanRow) -> tuple[str, str]:
    if isinstance(row, PatientRow):
        return row.title, row.detail
    return plan_title(row.patient, row.diagnosis, row.side), plan_detail(row)


def plan_detail(row: PlanRow) -> str:
    by = f" by {row.saved_by}" if row.saved_by else ""
    return f"Saved {moment_words(row.saved_at)}{by}"
