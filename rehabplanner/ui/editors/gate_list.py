"""The list of criteria: rows that wrap, are edited in place and moved by key."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from rehabplanner.ui.editors.gate_delegate import GateDelegate

_EMPTY: Final = "No criteria yet: choose Add to write one."
_ID: Final = Qt.ItemDataRole.UserRole
Row = tuple[str, str]
"""A gate's id and its words."""


class GateList(QListWidget):
    """Knows rows of words with ids, not criteria.

    typed(id, words): a row was edited, or a new one written
    picked(id): another row is the current one; "" for none
    editor_opened(text box): a row is being edited
    asked(what): a key asked to "remove" the current row or move it "up" or "down"
    """

    typed = Signal(str, str)
    picked = Signal(str)
    editor_opened = Signal(QWidget)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = ""
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._delegate = GateDelegate(self)
        self.setItemDelegate(self._delegate)
        self._delegate.editor_opened.connect(self.editor_opened)
        self._delegate.closeEditor.connect(self._drop_empty_row)
        self.itemChanged.connect(lambda item: self.typed.emit(item.data(_ID), item.text()))
        self.currentItemChanged.connect(lambda item: self.picked.emit(_id_of(item)))
        self._add_keys()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; one that is being edited stays open when its row stays."""
        ids = [gate_id for gate_id, _ in rows]
        if self._new in ids:
            self._new = ""  # it stands in the plan now
        with QSignalBlocker(self):
            if ids == self._ids():
                for number, (_, words) in enumerate(rows):
                    self._show_words(self.item(number), words)
            else:
                self._rebuild(rows)
        self._fit()
        self.picked.emit(self.current_id())

    def current_id(self) -> str:
        return _id_of(self.currentItem())

    def write_new(self, gate_id: str) -> None:
        """Open an empty row at the end; it goes away again if nothing is written."""
        self.settle()
        with QSignalBlocker(self):
            self._new = gate_id
            self.addItem(_row(gate_id, ""))
            self.setCurrentRow(self.count() - 1, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._fit()
        self.picked.emit(gate_id)
        self.edit(self.currentIndex())

    def settle(self) -> None:
        """Take over what is being typed in a row."""
        self._delegate.finish()

    def all_ids(self) -> list[str]:
        """Every row, one that is not yet in the plan included."""
        return [_id_of(self.item(number)) for number in range(self.count())]

    def _ids(self) -> list[str]:
        """The rows that stand in the plan."""
        return [gate_id for gate_id in self.all_ids() if gate_id != self._new]

    def _show_words(self, item: QListWidgetItem, words: str) -> None:
        if item.text() != words:
            item.setText(words)

    def _rebuild(self, rows: Sequence[Row]) -> None:
        before, current, number = self.all_ids(), self.current_id(), self.currentRow()
        unfinished = self.item(self.count() - 1).text() if self._new else ""
        self._delegate.abandon()
        self.clear()
        for row in rows:
            self.addItem(_row(*row))
        if unfinished:
            self.addItem(_row(self._new, unfinished))
        else:
            self._new = ""
        self.setCurrentRow(_stay(before, self._ids(), current, number))

    def drop_new(self) -> None:
        """Take away the row that never came into the plan."""
        if self._new:
            self._new = ""
            self.takeItem(self.count() - 1)
            self._fit()

    def _drop_empty_row(self) -> None:
        if self._new and not self.item(self.count() - 1).text():
            self.drop_new()

    def _fit(self) -> None:
        """As tall as its rows: the page scrolls, not the list."""
        rows = sum(self.sizeHintForRow(number) for number in range(self.count()))
        frame = self.contentsMargins()
        least = 2 * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(rows, least) + frame.top() + frame.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, _EMPTY)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _add_keys(self) -> None:
        for keys, asked in (("Del", "remove"), ("Alt+Up", "up"), ("Alt+Down", "down")):
            self._add_key(keys).triggered.connect(lambda *, what=asked: self.asked.emit(what))
        for keys in ("Return", "Enter"):
            self._add_key(keys).triggered.connect(self._edit_current)

    def _add_key(self, keys: str) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # not while a row is edited
        self.addAction(action)
        return action

    def _edit_current(self) -> None:
        if self.currentItem() is not None:
            self.editItem(self.currentItem())


def _row(gate_id: str, words: str) -> QListWidgetItem:
    row = QListWidgetItem(words)
    row.setData(_ID, gate_id)
    row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
    return row


def _stay(before: list[str], after: list[str], current: str, number: int) -> int:
    """The row to stand on: the same one, the one that took its place, or the first of others."""
    if current in after:
        return after.index(current)
    return min(number, len(after) - 1) if set(before) & set(after) else 0


def _id_of(item: QListWidgetItem | None) -> str:
    return "" if item is None else str(item.data(_ID))
