"""Edits one measured value; an empty field is "not measured"."""

from math import isfinite

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from rehabplanner.domain.measurement import Measure
from rehabplanner.ui.progress_words import number, with_unit

_LONGEST = 10


class ValueField(QLineEdit):
    """A leaf editor. What is no value of the measure stays in the field and is explained.

    value_changed(value or None): by the therapist's hand only
    refused(sentence): why the typed text is no value; empty when it is one again
    """

    value_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, measure: Measure, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._value: float | None = None
        self._is_wrong = False
        self.setObjectName("valueField")
        self.setMaxLength(_LONGEST)
        self.setFixedWidth(72)
        self.setAcceptDrops(False)
        self.setAccessibleName(f"{measure.name}, {name}, in {measure.unit}")
        self.editingFinished.connect(self.settle)

    def value(self) -> float | None:
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show a value; what is being typed stays while the plan's value is the same."""
        if value != self._value:
            self._value = value
            self.setText("" if value is None else number(value))
            self._say("")

    def settle(self) -> bool:
        """Take over what is typed. False when it is no value of the measure."""
        try:
            value = self._typed()
        except ValueError as error:
            self._say(str(error))
            return False
        self._say("")
        self.setText("" if value is None else number(value))  # typing is over: so is its own undo
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)
        return True

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the plan when nothing is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            undo = event.matches(keys.Undo) and not self.isUndoAvailable()
            redo = event.matches(keys.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def _typed(self) -> float | None:
        text = self.text().strip().replace(",", ".").replace("\u2212", "-")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        least, most = self._measure.least, self._measure.most
        if not isfinite(value) or not least <= value <= most:
            limits = with_unit(f"{number(least)} and {number(most)}", self._measure)
            raise ValueError(f"{self._measure.name} is a number between {limits}.")
        return value

    def _say(self, words: str) -> None:
        if bool(words) != self._is_wrong:
            self._is_wrong = bool(words)
            self.setProperty("wrong", self._is_wrong)
            self.style().polish(self)
        self.refused.emit(words)
