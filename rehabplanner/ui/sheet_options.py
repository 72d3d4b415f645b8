"""The quiet row above the preview: which sheet, the size of its print, its stages."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from rehabplanner.domain.plan import Plan
from rehabplanner.ui.library_filters import FlowLayout
from rehabplanner.ui.sheet_choice import SHEETS, SheetChoice
from rehabplanner.ui.stages_button import StagesButton

_PRINT = {"Standard 13 pt": False, "Large 18 pt": True}


class SheetOptions(QWidget):
    """Edits a SheetChoice; wraps where the column is narrow.

    changed(): another choice was made by hand
    """

    changed = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = QLabel()
        self.sheet = _choice("Sheet", [sheet.name for sheet in SHEETS])
        self.print_size = _choice("Size of the print", list(_PRINT))
        self.stages = StagesButton(plan)
        for box in (self.sheet, self.print_size):
            box.activated.connect(self._changed)
        self.stages.changed.connect(self._changed)
        self._lay_out()

    def value(self) -> SheetChoice:
        choice = self.stages.value()
        return replace(
            choice,
            sheet=SHEETS[self.sheet.currentIndex()],
            large_print=_PRINT[self.print_size.currentText()],
        )

    def show_plan(self, plan: Plan) -> None:
        """Offer the stages of the plan as it is now."""
        self.stages.show_plan(plan)

    def show_page_count(self, count: int) -> None:
        """Say how long the sheet is; nothing while there is none."""
        self.pages.setText(f"{count} page{'' if count == 1 else 's'}" if count else "")

    def in_tab_order(self) -> tuple[QWidget, ...]:
        return self.sheet, self.print_size, self.stages

    def _changed(self) -> None:
        self.print_size.setEnabled(self.value().sheet.has_sizes)
        self.changed.emit()

    def _lay_out(self) -> None:
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.pages.setMargin(5)
        row = FlowLayout(self)
        for part in (*self.in_tab_order(), self.pages):
            row.addWidget(part)


def _choice(name: str, entries: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.addItems(entries)
    return box
