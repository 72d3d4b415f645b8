"""The rows of the screening page: a red flag to tick, a condition to answer."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.record import Statement
from rehabplanner.domain.screening import GateAnswer, RedFlag, Urgency
from rehabplanner.ui.roles import Tone

URGENCY_WORDS: Final[dict[Urgency, str]] = {
    "emergency": "emergency",
    "same-day": "same day",
    "urgent": "urgent",
    "routine": "reminder",
}
_TONES: Final[dict[Urgency, Tone]] = {
    "emergency": "stop",
    "same-day": "stop",
    "urgent": "caution",
    "routine": "plain",
}
_LONGEST_NOTE: Final = 1000
_ANSWERS: Final[dict[str, bool | None]] = {"Yes": True, "No": False, "Not asked": None}


class FlagRow(QWidget):
    """A red flag with its urgency; once it is ticked, what to do about it and a field for a note.

    changed(): ticked, unticked or noted
    """

    changed = Signal()

    def __init__(self, flag: RedFlag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag = flag
        word = URGENCY_WORDS[flag.urgency]
        self.box = QCheckBox()
        self.box.setAccessibleName(f"{flag.sign} ({word})")
        self.box.setAccessibleDescription(flag.action)
        self.box.toggled.connect(self._show_ticked)
        sign = _Words(flag.sign)
        sign.clicked.connect(self.box.click)
        self._action = QLabel(flag.action)
        self._action.setObjectName("hint")
        self._action.setWordWrap(True)
        self.note = _note_field("What did you see?", f"Note: {flag.sign}")
        self.note.textChanged.connect(self.changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.box, 0, 0, top)
        grid.addWidget(sign, 0, 1)
        grid.addWidget(_chip(word, _TONES[flag.urgency]), 0, 2, top)
        grid.addWidget(self._action, 1, 1, 1, 2)
        grid.addWidget(self.note, 2, 1, 1, 2)
        self._show_ticked(ticked=False)

    @property
    def is_raised(self) -> bool:
        return self.box.isChecked() and not self.isHidden()

    def raise_flag(self, note: str = "") -> None:
        """Tick it for the therapist, who may take the tick away."""
        self.box.setChecked(True)
        self.note.setText(note)

    def fix(self, *, ticked: bool) -> None:
        """Tick it for good, or give it back to the therapist."""
        if ticked != self.box.isEnabled():
            return  # it is so already
        self.box.setChecked(ticked)
        self.box.setEnabled(not ticked)

    def _show_ticked(self, ticked: bool) -> None:
        self._action.setVisible(ticked)
        self.note.setVisible(ticked)
        self.changed.emit()


class ConditionRow(QWidget):
    """Something that must be there before a plan: yes, no, or not asked, which it is at first."""

    changed = Signal()

    def __init__(self, condition: Statement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.condition = condition
        words = QLabel(condition.text)
        words.setWordWrap(True)
        self.note = _note_field("What, by whom, when", f"Note: {condition.text}")
        self.note.hide()
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for answer in _ANSWERS:
            button = QPushButton(answer)
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{answer}: {condition.text}")
            group.addButton(button)
            row.addWidget(button)
            self.buttons[answer] = button
        row.addStretch(1)
        self.buttons["Not asked"].setChecked(True)
        group.buttonToggled.connect(self._answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        column.addWidget(words)
        column.addLayout(row)
        column.addWidget(self.note)

    def value(self) -> GateAnswer | None:
        """The answer; None when it was not asked."""
        met = next(_ANSWERS[name] for name, button in self.buttons.items() if button.isChecked())
        if met is None:
            return None
        return GateAnswer(question=self.condition.text, met=met, note=self.note.text())

    def set_value(self, answer: GateAnswer) -> None:
        self.buttons["Yes" if answer.met else "No"].setChecked(True)
        self.note.setText(answer.note)

    def _answered(self) -> None:
        self.note.setVisible(not self.buttons["Not asked"].isChecked())
        self.changed.emit()


class _Words(QLabel):
    """Words that wrap, which those of a check box cannot; a click on them counts for the box."""

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


def _note_field(placeholder: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name)
    field.setMaxLength(_LONGEST_NOTE)
    field.setAcceptDrops(False)  # a file dropped here is opened by the window
    return field


def _chip(word: str, tone: Tone) -> QLabel:
    chip = QLabel(word)
    chip.setObjectName("urgency")
    chip.setProperty("tone", tone)
    return chip
