"""What the screening page asks: age, fresh injury, red flags and the diagnosis' conditions."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.screening import Screening
from rehabplanner.library.library import Library
from rehabplanner.library.screening import (
    CLOT,
    checklist,
    conditions,
    is_told_by,
    safeguarding,
    screening,
)
from rehabplanner.ui.editors.spin_manners import give_room, guard_wheel
from rehabplanner.ui.screening_rows import ConditionRow, FlagRow

_SIDE_BY_SIDE: Final = 900
"""From this width on the conditions stand beside the flags, in pixels."""
_OLDEST: Final = 120


class ScreeningForm(QWidget):
    """The fields of a screening; which flags are asked depends on age and injury.

    found(): a flag was ticked or unticked, or other flags are asked
    """

    found = Signal()

    def __init__(
        self, library: Library, diagnosis: Diagnosis, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._diagnosis = library, diagnosis
        every = checklist(library, diagnosis, None, fresh_injury=True)
        self.flags = {flag.key: FlagRow(flag) for flag in every}
        self.conditions = [ConditionRow(condition) for condition in conditions(diagnosis)]
        self.age = _age_field()
        self.fresh = QCheckBox("&Injury in the last 7 days, not yet X-rayed")
        self._child = hint("")
        self._after_injury = _heading("After the injury?")
        self._lay_out()
        self._ask()
        for flag in self.flags.values():
            flag.changed.connect(self.found)
        self.age.valueChanged.connect(self._ask)
        self.fresh.toggled.connect(self._ask)

    def value(self, on: date) -> Screening:
        """The screening as the fields have it."""
        raised = {key: row.note.text() for key, row in self.flags.items() if row.is_raised}
        answers = (row.value() for row in self.conditions)
        return screening(
            self._library,
            self._diagnosis,
            raised,
            on=on,
            age=self._age(),
            fresh_injury=self.fresh.isChecked(),
            gates=tuple(answer for answer in answers if answer is not None),
        )

    def set_age(self, age: int | None) -> None:
        self.age.setValue(age or 0)

    def bring_back(self, before: Screening) -> None:
        """Tick and answer as it was done before."""
        self.fresh.setChecked(before.fresh_injury)
        for raised in before.raised:
            if raised.flag.key in self.flags:
                self.flags[raised.flag.key].raise_flag(raised.note)
        given = {answer.question: answer for answer in before.gates}
        for row in self.conditions:
            if row.condition.text in given:
                row.set_value(given[row.condition.text])

    def start(self) -> None:
        """Put the cursor where the work begins."""
        self.age.setFocus()
        self.age.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _age(self) -> int | None:
        return self.age.value() or None

    def _ask(self) -> None:
        """Show the flags that belong to this age and injury."""
        age, fresh = self._age(), self.fresh.isChecked()
        asked = checklist(self._library, self._diagnosis, age, fresh_injury=fresh)
        keys = {flag.key for flag in asked}
        for key, row in self.flags.items():
            with QSignalBlocker(row):  # all rows first, then one word of it
                row.fix(ticked=key in keys and self._is_certain(row))
            row.setVisible(key in keys)
        reminder = safeguarding(self._library, age)
        self._child.setText(f"{reminder.sign}? {reminder.action}" if reminder else "")
        self._child.setVisible(reminder is not None)
        self._after_injury.setVisible(fresh)
        self.found.emit()

    def _is_certain(self, row: FlagRow) -> bool:
        """The age alone, or a diagnosis that is itself the red flag."""
        named = not self._diagnosis.plannable and row.flag.key == CLOT
        return named or is_told_by(row.flag, self._age())

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(36)
        self._columns.addLayout(_column("Found today?", self._flag_rows()), 3)
        if self.conditions:
            self._columns.addLayout(_column("On file, or seen today?", self.conditions), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._first_row())
        column.addLayout(self._columns)

    def _flag_rows(self) -> list[QWidget]:
        rows = list(self.flags.values())
        first = [row for row in rows if not row.flag.fresh_injury]
        fresh = [row for row in rows if row.flag.fresh_injury]
        return [*first, self._child, self._after_injury, *fresh]

    def _first_row(self) -> QHBoxLayout:
        label = QLabel("&Age")
        label.setBuddy(self.age)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.age)
        row.addSpacing(20)
        row.addWidget(self.fresh)
        row.addStretch(1)
        return row


def hint(text: str) -> QLabel:
    """A quiet sentence that wraps."""
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label


def _age_field() -> QSpinBox:
    field = QSpinBox()
    field.setRange(0, _OLDEST)
    field.setSpecialValueText("not given")
    field.setAccessibleName("Age in years")
    field.setMinimumWidth(110)
    give_room(field)
    guard_wheel(field)
    return field


def _column(title: str, rows: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(_heading(title))
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return column


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("sectionTitle")
    return label
