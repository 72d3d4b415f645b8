"""The plans of the store as a list: the newest, or those that hold what is typed; page by page."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from rehabplanner.storage.stored import Cursor, Page, PlanRow
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_NO_PARENT: Final = QModelIndex()
_PAGE: Final = 50


class FoundPlans(QAbstractListModel):
    """Rows of plans; the store is asked for more as the list is scrolled.

    more_wanted(): the end of what is there came into view
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PlanRow, ...] = ()
        self._after: Cursor | None = None

    def show(self, page: Page) -> None:
        self.beginResetModel()
        self.rows, self._after = page.rows, page.after
        self.endResetModel()

    def add(self, page: Page) -> None:
        last = len(self.rows) + len(page.rows) - 1
        self._after = page.after
        if page.rows:
            self.beginInsertRows(_NO_PARENT, len(self.rows), last)
            self.rows = (*self.rows, *page.rows)
            self.endInsertRows()

    @property
    def after(self) -> Cursor | None:
        """Where the next page begins; None when all is there."""
        return self._after

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plan_title(row)
            case Role.DETAIL:
                return plan_detail(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{plan_title(row)}. {plan_detail(row)}"
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
        self.model.show(Page(rows=()))

    def _more(self) -> None:
        if self._asked is None and self.model.after is not None:
            self._ask(self.model.after)

    def _ask_next(self) -> None:
        if self._asked is None and self._stale:
            self._stale = False
            self._ask(None)

    def _ask(self, after: Cursor | None) -> None:
        self._asked = text, _ = self._text, after

        def search(store: "Store") -> Page:
            return store.search(text, _PAGE, after)

        self._link.ask(self, search, self._show, self._cannot)

    def _show(self, page: Page) -> None:
        is_more = self._asked is not None and self._asked[1] is not None
        self._asked = None
        if self._stale:
            self._ask_next()
        elif is_more:
            self.model.add(page)
        else:
            self.model.show(page)
            self.answered.emit()

    def _cannot(self, error: Exception) -> None:
        """The link has said why."""
        self._asked = None
        self._stale = False
        self.clear()
        self.failed.emit()


_KNEES: Final = {
    "left": "left knee",
    "right": "right knee",
    "both": "both knees",
    None: "side not chosen",
}


def plan_title(row: PlanRow) -> str:
    """Words that tell a plan from others in a list on this machine."""
    return f"{row.patient or 'No name yet'}  ·  {row.diagnosis}, {_KNEES[row.side]}"


def plan_detail(row: PlanRow) -> str:
    saved = f"{row.saved_at.astimezone():%d %B %Y, %H:%M}"
    by = f" by {row.saved_by}" if row.saved_by else ""
    return f"Saved {saved}{by}"
