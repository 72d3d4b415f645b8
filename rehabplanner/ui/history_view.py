"""A saved state, looked at in one of three ways: from now, from the one before it, as its sheet."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.plan import Plan
from rehabplanner.ui.comparing.differences import differences
from rehabplanner.ui.differences_view import DifferencesView
from rehabplanner.ui.history_sheet import Printing, StateSheet

_AS_NOW: Final = "This is the plan as it is open now."
_AS_BEFORE: Final = "Nothing was changed in the plan."
_FIRST: Final = "This is the first one; there is none before it."


class StateView(QWidget):
    """What is different in a saved state, or the sheet it gives.

    now: the plan as it is open

    turned(): another way to look was chosen; the state has to be shown again
    """

    turned = Signal()

    def __init__(self, now: Plan, printing: Printing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.text = DifferencesView("What is different")
        self.sheet = StateSheet(printing)
        self.from_now = _segment("Different from &now")
        self.from_before = _segment("Changed &with this one")
        self.as_sheet = _segment("The s&heet")
        self._choice = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self.from_now.setChecked(True)
        self._choice.buttonClicked.connect(self._turn)

    @property
    def needs_earlier(self) -> bool:
        """Whether the state before has to be there too."""
        return self.from_before.isChecked()

    def say(self, sentence: str) -> None:
        """A sentence in place of the state."""
        self.text.say(sentence)
        self.sheet.say(sentence)

    def show_state(self, plan: Plan, earlier: Plan | None) -> None:
        """earlier: the state before, where it is needed and there is one"""
        if self.as_sheet.isChecked():
            self.sheet.show_sheet(plan)
        elif self.from_now.isChecked():
            self.text.show_differences(differences(plan, self._now), _AS_NOW)
        elif earlier is None:
            self.text.say(_FIRST)
        else:
            self.text.show_differences(differences(earlier, plan), _AS_BEFORE)

    def _turn(self) -> None:
        self._stack.setCurrentWidget(self.sheet if self.as_sheet.isChecked() else self.text)
        self.turned.emit()

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(6)
        for button in (self.from_now, self.from_before, self.as_sheet):
            self._choice.addButton(button)
            switch.addWidget(button)
        switch.addStretch(1)
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(switch)
        column.addWidget(self._stack, 1)


def _segment(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("segment")
    button.setCheckable(True)
    button.setAutoDefault(False)
    return button
