"""Plans and patients of the store as a list: the newest, or who holds what is typed.

It comes page by page: a store may hold more than a list ever should.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from rehabplanner.storage.stored import Cursor, Page, PlanRow, StoredPatient
from rehabplanner.ui.knees import plan_title
from rehabplanner.ui.moments import moment_words
from rehabplanner.ui.patient_rows import PatientRow, find_patients
from rehabplanner.ui.roles import Chip
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.row_model import PagedRows, RowWords
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_PAGE: Final = 50
_PATIENTS: Final = 3


@dataclass(frozen=True)
class Found:
    """What the store has for the words that were typed."""

    patients: tuple[PatientRow, ...]
    page: Page

    @property
    def rows(self) -> tuple[PatientRow | PlanRow, ...]:
        return (*self.patients, *self.page.rows)

    @property
    def after(self) -> Cursor | None:
        return self.page.after


class FoundPlans(PagedRows[PatientRow | PlanRow]):
    """A few patients, then plans. `Role.VALUE` is the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patients = 0

    def show_found(self, found: Found) -> None:
        self._patients = len(found.patients)
        self.show_page(found)

    @property
    def patients(self) -> tuple[PatientRow, ...]:
        return tuple(row for row in self.rows[: self._patients] if isinstance(row, PatientRow))

    @property
    def plans(self) -> tuple[PlanRow, ...]:
        return tuple(row for row in self.rows[self._patients :] if isinstance(row, PlanRow))

    def patient_at(self, index: Index) -> StoredPatient | None:
        """Whose row it is; None for the row of a plan."""
        row = self.rows[index.row()]
        return row.patient if isinstance(row, PatientRow) else None

    def words(self, row: PatientRow | PlanRow) -> RowWords:
        if isinstance(row, PatientRow):
            return RowWords(row.title, row.detail, row, (Chip("patient"),))
        title = plan_title(row.patient, row.diagnosis, row.side)
        return RowWords(title, plan_detail(row), row)


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
        self.model.show_found(Found((), Page(rows=())))

    def _more(self, after: Cursor) -> None:
        if self._asked is None:
            self._ask(after)

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
        after = self._asked[1] if self._asked is not None else None
        self._asked = None
        if self._stale:
            self._ask_next()
        elif after is not None:
            self.model.add_page(after, found)
        else:
            self.model.show_found(found)
            self.answered.emit()

    def _cannot(self, error: Exception) -> None:
        """The link has said why."""
        self._asked = None
        self._stale = False
        self.clear()
        self.failed.emit()


def plan_detail(row: PlanRow) -> str:
    by = f" by {row.saved_by}" if row.saved_by else ""
    return f"Saved {moment_words(row.saved_at)}{by}"
