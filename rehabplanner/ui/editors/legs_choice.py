"""Chooses which leg works, in the words of the plan's side."""

from typing import Final, get_args

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rehabplanner.domain.side import OPPOSITE, Legs, Side
from rehabplanner.ui.editors.spin_manners import guard_wheel

_NOT_SAID: Final = "Not said"


class LegsChoice(QComboBox):
    """In a plan for both knees each leg has its turn, so there is nothing to choose."""

    value_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Legs | None = None
        self._side: Side | None = None
        self.setAccessibleName("Which leg works")
        guard_wheel(self)
        self.activated.connect(self._take)
        self._show()

    def value(self) -> Legs | None:
        return self._value

    def set_value(self, legs: Legs | None) -> None:
        self._value = legs
        self._show()

    def set_side(self, side: Side | None) -> None:
        self._side = side
        self._show()

    def settle(self) -> bool:
        return True

    def _show(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            for legs in get_args(Legs):
                self.addItem(legs_words(legs, self._side), legs)
            if self._value is None:
                self.addItem(_NOT_SAID, None)
            self.setCurrentIndex(self.findData(self._value))
        self.setEnabled(self._side != "both")

    def _take(self) -> None:
        if self.currentData() != self._value:
            self._value = self.currentData()
            self.value_changed.emit(self._value)


def legs_words(legs: Legs, side: Side | None) -> str:
    """ "Left leg", "Each leg, left first"; without a side, of a leg not yet chosen."""
    if side == "both":
        return "Each leg in turn"
    own, other = (side, OPPOSITE[side]) if side else ("treated", "other")
    words = {"affected": f"{own} leg", "each": f"each leg, {own} first", "other": f"{other} leg"}
    return words[legs].capitalize()
