"""The two pages of the patient dialog, with the buttons below them: whose plan, and the record."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.plan import Plan
from rehabplanner.ui.patient_finder import PatientFinder
from rehabplanner.ui.patient_record import PatientRecord
from rehabplanner.ui.store_link import StoreLink

_Roles = QDialogButtonBox.ButtonRole


class PatientPages(QWidget):
    """Shows one of its pages; the record is the first."""

    def __init__(self, link: StoreLink, plan: Plan | None, today: Callable[[], date]) -> None:
        super().__init__()
        self.finder = PatientFinder(link)
        self.record = PatientRecord(link, plan, today)
        self.save = QPushButton("&Save")
        self.save.setObjectName("primary")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(self.save, _Roles.AcceptRole)
        self.buttons.addButton(self.finder.here, _Roles.AcceptRole)
        self.buttons.addButton(self.finder.new, _Roles.ResetRole)
        self.buttons.addButton(self.record.bin, _Roles.ResetRole)
        self._wrong = QLabel()
        self._wrong.setObjectName("fieldError")
        self._wrong.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.record)
        self._stack.addWidget(self.finder)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._stack, 1)
        column.addWidget(self._wrong)
        column.addWidget(self.buttons)
        self.show_record(is_kept=False)

    @property
    def wrong(self) -> str:
        """Why the store did not do what was asked; empty when it did."""
        return self._wrong.text()

    @property
    def is_ready(self) -> bool:
        """Whether the store has told what it knows."""
        return self._stack.isEnabled()

    def set_ready(self, *, ready: bool) -> None:
        self._stack.setEnabled(ready)
        self.save.setEnabled(ready)

    def say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def show_finder(self) -> None:
        self._show(self.finder, self.finder.here, is_kept=False)
        self.finder.search.setFocus()

    def show_record(self, *, is_kept: bool) -> None:
        """is_kept: the store has it, so that it can go into the bin"""
        self._show(self.record, self.save, is_kept=is_kept)

    def _show(self, page: QWidget, default: QPushButton, *, is_kept: bool) -> None:
        self.say("")
        self._stack.setCurrentWidget(page)
        self.save.setVisible(page is self.record)
        self.record.bin.setVisible(is_kept)
        self.finder.here.setVisible(page is self.finder)
        self.finder.new.setVisible(page is self.finder)
        default.setDefault(True)
