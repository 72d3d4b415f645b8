"""The library's rows for a list view."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from rehabplanner.domain.plan import Content
from rehabplanner.ui import library_rows
from rehabplanner.ui.library_items import LIBRARY_MIME, mime_of
from rehabplanner.ui.library_shelf import Shelf
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index

_NO_PARENT: Final = QModelIndex()

_SHOWN: Final[dict[int, Callable[[Shelf, Content], object]]] = {
    Qt.ItemDataRole.DisplayRole: library_rows.title,
    Qt.ItemDataRole.ToolTipRole: library_rows.tool_tip,
    Qt.ItemDataRole.AccessibleTextRole: library_rows.spoken,
    Role.DETAIL: library_rows.detail,
    Role.CHIPS: library_rows.chips,
    Role.PICTURE: library_rows.picture,
    Role.STARRED: library_rows.is_starred,
    Role.MUTED: lambda shelf, content: bool(shelf.blocked(content)),
    Role.VALUE: lambda _, content: content,
}


class LibraryModel(QAbstractListModel):
    """The entries that were found, as one stage's shelf shows them. `Role.VALUE` is the entry."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._contents: Sequence[Content] = ()

    def show(self, shelf: Shelf, contents: Sequence[Content]) -> None:
        self.beginResetModel()
        self._shelf = shelf
        self._contents = contents
        self.endResetModel()

    def use(self, shelf: Shelf) -> None:
        """Show the same entries, in the same order, as this shelf has them."""
        self._shelf = shelf
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row_of(self, content: Content | None) -> int:
        """Where the entry is listed; -1 when it is not."""
        if content is None:
            return -1
        keys = ((found.kind, found.key) for found in self._contents)
        wanted = (content.kind, content.key)
        return next((row for row, key in enumerate(keys) if key == wanted), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._contents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = _SHOWN.get(role)
        if shown is None or not index.isValid():
            return None
        return shown(self._shelf, self._contents[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [LIBRARY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_of(self._contents[indexes[0].row()]) if indexes else QMimeData()
