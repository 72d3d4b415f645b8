"""The saved states of a plan as rows of a list; the plans themselves are not among them."""

from PySide6.QtCore import Qt

from rehabplanner.storage.stored import RevisionRow
from rehabplanner.ui.moments import moment_words
from rehabplanner.ui.roles import Chip
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.row_model import RowModel, RowWords


class RevisionsModel(RowModel[RevisionRow]):
    """Newest first. `Role.VALUE` is the row of the store."""

    def row_of(self, number: int) -> int:
        """Where that revision is listed; the newest when it is not."""
        found = (place for place, row in enumerate(self.rows) if row.number == number)
        return next(found, 0)

    def before(self, number: int) -> int | None:
        """The revision before that one; None for the first."""
        return next((row.number for row in self.rows if row.number < number), None)

    def words(self, row: RevisionRow) -> RowWords:
        chips = (Chip("newest", "accent"),) if row is self.rows[0] else ()
        return RowWords(moment_words(row.saved_at), _detail(row), row, chips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            role = Qt.ItemDataRole.AccessibleTextRole  # a long label is cut off in its row
        return super().data(index, role)


def _detail(row: RevisionRow) -> str:
    by = f"by {row.saved_by}" if row.saved_by else ""
    return " · ".join(filter(None, (f"Number {row.number}", by, row.label)))
