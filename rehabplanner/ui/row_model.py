"""Models of lists whose rows have a title, a second line and chips; some come page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index

Row = TypeVar("Row")
Listed = TypeVar("Listed", covariant=True)

_NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True)
class RowWords:
    """What a row shows.

    value: what it stands for
    spoken: for a screen reader, where it is not title and detail
    """

    title: str
    detail: str
    value: object
    chips: tuple[Chip, ...] = ()
    spoken: str = ""


class RowModel(QAbstractListModel, Generic[Row]):
    """Shows rows in their order; a subclass says their words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def words(self, row: Row) -> RowWords:
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These, and no others."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """These too, at the end."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(_NO_PARENT, first, first + len(rows) - 1)
            self.rows = (*self.rows, *rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self.words(self.rows[index.row()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.title
            case Role.DETAIL:
                return words.detail
            case Role.CHIPS:
                return words.chips
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken or f"{words.title}. {words.detail}"
            case Role.VALUE:
                return words.value
        return None


class PageOf(Protocol[Listed]):
    """Some rows of a long list, and where the next ones begin; None at the end."""

    @property
    def rows(self) -> tuple[Listed, ...]: ...
    @property
    def after(self) -> object | None: ...


class PagedRows(RowModel[Row]):
    """A list that asks for more while it is scrolled: a store may hold more than a list should.

    more_wanted(after): the end of what is there came into view; told once for each page
    """

    more_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._after: object | None = None
        self._wanted: object | None = None

    def show_page(self, page: PageOf[Row]) -> None:
        """The first page of another list."""
        self._after, self._wanted = page.after, None
        self.show_rows(page.rows)

    def add_page(self, after: object, page: PageOf[Row]) -> None:
        """The page behind a row; one that was wanted before all was shown anew is dropped."""
        if after == self._wanted:
            self._after, self._wanted = page.after, None
            self.add_rows(page.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        """The view asks again and again until the rows come."""
        self._wanted, self._after = self._after, None
        self.more_wanted.emit(self._wanted)
