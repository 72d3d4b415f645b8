"""Newer texts of the library for an open plan: looked at one by one, and taken where ticked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import sided
from rehabplanner.library.library import Library
from rehabplanner.library.updates import Update
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.update_comparison import UpdateComparison
from rehabplanner.ui.update_words import title

_LEAD: Final = (
    "The library has newer texts for this plan. Untick what should stay as it is."
    " The dose, the legs and your notes stay in any case."
)
_SIZE: Final = QSize(900, 600)
_Role = QDialogButtonBox.ButtonRole
_CHECKED = Qt.CheckState.Checked


class UpdatesDialog(QDialog):
    """Everything is ticked but what would replace words of the therapist's own.

    taken(updates): those that were ticked
    """

    taken = Signal(tuple)

    def __init__(
        self,
        found: Sequence[Update],
        plan: Plan,
        library: Library,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Newer library texts")
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._found = tuple(found)
        self.list = QListWidget()
        self.list.setAccessibleName("Parts of the plan")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setMinimumWidth(180)
        self.comparison = UpdateComparison(plan, library)
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton("&Take the ticked ones", _Role.AcceptRole)
        self.keep = self.buttons.addButton("&Keep as they are", _Role.RejectRole)
        self._fill(plan)
        self._lay_out()
        self._listen()
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._count()

    def accept(self) -> None:
        ticked = self._ticked()
        super().accept()
        self.taken.emit(ticked)

    def _fill(self, plan: Plan) -> None:
        places = {stage.id: place for place, stage in enumerate(plan.stages, 1)}
        for update in self._found:
            stage = sided(in_language(update.stage.text).name, plan.side)
            where = f"{places[update.stage.id]}. {stage}"
            own = "\nWords changed by hand" if update.is_reworded else ""
            row = QListWidgetItem(f"{title(update, plan.side)}\n{where}{own}", self.list)
            row.setCheckState(Qt.CheckState.Unchecked if update.is_reworded else _CHECKED)

    def _lay_out(self) -> None:
        parts = QSplitter()
        parts.addWidget(self.list)
        parts.addWidget(self.comparison)
        parts.setSizes([300, 700])
        parts.setChildrenCollapsible(False)
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(words_label("", _LEAD))
        column.addWidget(parts, 1)
        column.addWidget(self.buttons)

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._count)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _show(self, row: int) -> None:
        self.comparison.show_update(self._found[row])

    def _count(self) -> None:
        self.take.setEnabled(bool(self._ticked()))

    def _ticked(self) -> tuple[Update, ...]:
        rows = (self.list.item(row) for row in range(self.list.count()))
        pairs = zip(self._found, rows, strict=True)
        return tuple(update for update, row in pairs if row.checkState() == _CHECKED)
