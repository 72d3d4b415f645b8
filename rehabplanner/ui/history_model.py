"""The saved states of a plan as rows of a list; the plans themselves are not among them."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from rehabplanner.storage.stored import RevisionRow
from rehabplanner.ui.moments import moment_words
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index

_NO_PARENT: Final = QModelIndex()


class RevisionsModel(QAbstractListModel):
    """Newest first. `Role.VALUE` is the row of the store."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RevisionRow, ...] = ()

    def show(self, rows: tuple[RevisionRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """Where that revision is listed; the newest when it is not."""
        found = (place for place, row in enumerate(self.rows) if row.number == number)
        return next(found, 0)

    def before(self, number: int) -> int | None:
        """The revision before that one; None for the first."""
        return next((row.number for row in self.rows if row.number < number), None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return moment_words(row.saved_at)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{moment_words(row.saved_at)}. {_detail(row)}"
            case Role.DETAIL:
                return _detail(row)
            case Role.CHIPS:
                return (Chip("newest", "accent"),) if index.row() == 0 else ()
            case Role.VALUE:
                return row
        return None


def _detail(row: RevisionRow) -> str:
    by = f"by {row.saved_by}" if row.saved_by else ""
    return " · ".join(filter(None, (f"Number {row.number}", by, row.label)))
