"""The foot of the screening page: what follows from what is ticked, and the way on."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.screening import Bar, Screening
from rehabplanner.domain.side import Side
from rehabplanner.ui.roles import Tone
from rehabplanner.ui.side_switch import SideSwitch

_SAID: Final[dict[Bar, tuple[str, Tone]]] = {
    "everything": (
        "No exercises: this patient must be seen by a physician first. Write the referral note.",
        "stop",
    ),
    "exercises": (
        "Urgent review: the handout gives advice only until the outcome is recorded.",
        "caution",
    ),
}
_REMINDER: Final[tuple[str, Tone]] = ("The plan may go on; the reminder is kept.", "plain")
_ANSWERED: Final[tuple[str, Tone]] = ("The outcome of the assessment is recorded.", "accent")
_NOTHING: Final[tuple[str, Tone]] = ("", "plain")


class ScreeningFoot(QFrame):
    """What the ticks mean, whom a referral note is about, and the buttons.

    outcome_asked(): a physician has answered already
    """

    outcome_asked = Signal()

    def __init__(
        self, *, is_repeated: bool, plannable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_repeated, self._plannable = is_repeated, plannable
        self._said = QLabel()
        self._said.setObjectName("screeningSaid")
        self._said.setWordWrap(True)
        self.back = QPushButton("&Back")
        self.outcome = QPushButton("A physician has answered…")
        self.outcome.clicked.connect(self.outcome_asked)
        self.refer = QPushButton("&Referral note…")
        self.go_on = QPushButton()
        self._person = QWidget()
        self.name = QLineEdit()
        self.name.setAccessibleName("Patient's name, for the note")
        self.name.setPlaceholderText("Patient's name, for the note")
        self.name.setMaxLength(120)
        self.side = SideSwitch()
        self._lay_out()

    @property
    def knee(self) -> Side | None:
        value = self.side.value()
        return value if value in ("left", "right", "both") else None  # type: ignore[return-value]

    def show_screening(self, screening: Screening) -> None:
        bars = screening.bars or ("everything" if not self._plannable else None)
        is_open = bars is not None
        hard_stop = bars == "everything"
        words, tone = _said(screening, bars)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._said.setProperty("tone", tone)
        self.outcome.setVisible(is_open and self._plannable)
        self.refer.setVisible(is_open)
        self.go_on.setVisible(not hard_stop)
        self._person.setVisible(is_open and not self._is_repeated)
        self.go_on.setText(self._way_on(screening, bars))
        _mark_primary(self.go_on, is_primary=not hard_stop)
        _mark_primary(self.refer, is_primary=hard_stop)
        self._said.style().polish(self._said)

    def take_primary(self) -> None:
        """What Ctrl+Enter does: the referral note on a hard stop, else on to the plan."""
        button = self.refer if self.go_on.isHidden() else self.go_on
        button.click()

    def _way_on(self, screening: Screening, bars: Bar | None) -> str:
        verb = "record the screening" if self._is_repeated else "draft the plan"
        if not screening.raised:
            return f"None of these – {verb}"
        return f"{verb.capitalize()}, exercises wait" if bars else verb.capitalize()

    def _lay_out(self) -> None:
        person = QHBoxLayout(self._person)
        person.setContentsMargins(0, 0, 0, 0)
        person.addWidget(self.name, 1)
        person.addWidget(self.side)
        person.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        for button in (self.outcome, self.refer, self.go_on):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 8, 40, 16)
        column.setSpacing(10)
        column.addWidget(self._said)
        column.addWidget(self._person)
        column.addLayout(buttons)


def _said(screening: Screening, bars: Bar | None) -> tuple[str, Tone]:
    if bars is not None:
        return _SAID[bars]
    if screening.outcome is not None:
        return _ANSWERED
    return _REMINDER if screening.raised else _NOTHING


def _mark_primary(button: QPushButton, *, is_primary: bool) -> None:
    button.setObjectName("primary" if is_primary else "")
    button.style().unpolish(button)
    button.style().polish(button)
