"""A few choices as buttons in a row; a click on the pressed one takes the choice back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from rehabplanner.ui.library_filters import FlowLayout


class ChoiceSwitch(QWidget):
    """A leaf editor; None is "nothing chosen".

    value_changed(key of the choice or None): by the therapist's hand only
    """

    value_changed = Signal(object)

    def __init__(
        self, name: str, choices: Mapping[Any, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._held: QAbstractButton | None = None
        self._is_set_by_hand = True
        self.buttons: dict[object, QPushButton] = {}
        row = FlowLayout(self)
        for key, words in choices.items():
            button = QPushButton(words)
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{words}: {name}")
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        self._group.buttonPressed.connect(self._hold)
        self._group.buttonToggled.connect(self._toggled)
        self._group.buttonClicked.connect(self._clicked)

    def value(self) -> object:
        return next((key for key, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: object) -> None:
        self._is_set_by_hand = False
        self._group.setExclusive(False)  # an exclusive group cannot be cleared
        for key, button in self.buttons.items():
            button.setChecked(key == value)
        self._group.setExclusive(True)
        self._is_set_by_hand = True

    def _hold(self, button: QAbstractButton) -> None:
        self._held = button if button.isChecked() else None

    def _toggled(self, _button: QAbstractButton, checked: bool) -> None:
        if checked and self._is_set_by_hand:
            self.value_changed.emit(self.value())

    def _clicked(self, button: QAbstractButton) -> None:
        if button is self._held:
            self.set_value(None)
            self.value_changed.emit(None)
