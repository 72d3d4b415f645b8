"""What stands over the plan about its screening, for as long as it is so."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Bar
from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.roles import Tone
from rehabplanner.ui.session import PlanSession

_BARRED: Final[dict[Bar, tuple[str, Tone]]] = {
    "everything": (
        "Red flag found on {on}: refer first. There is no handout until the outcome of the"
        " medical assessment is recorded.",
        "stop",
    ),
    "exercises": (
        "Urgent flag found on {on}: the handout gives advice only until the outcome of the"
        " medical review is recorded.",
        "caution",
    ),
}


class ScreeningBanner(QFrame):
    """Says that a plan has no screening, what the last one bars, or what it reminds of."""

    screen_asked = Signal()
    referral_asked = Signal()
    outcome_asked = Signal()

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAccessibleName("Red-flag screening")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.ask = QPushButton("Screen now")
        self.ask.clicked.connect(self.screen_asked)
        self.refer = QPushButton("Referral note…")
        self.refer.clicked.connect(self.referral_asked)
        self.outcome = QPushButton("Record the outcome…")
        self.outcome.clicked.connect(self.outcome_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._text, 1)
        for button in (self.ask, self.refer, self.outcome):
            row.addWidget(button)
        session.plan_changed.connect(lambda _before, after: self._show(after))
        self._show(session.plan)

    @property
    def text(self) -> str:
        """What it says now; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def _show(self, plan: Plan) -> None:
        words, tone = _said(plan)
        self._text.setText(words)
        self.setVisible(bool(words))
        self.ask.setVisible(not plan.screenings)
        self.refer.setVisible(plan.bars is not None)
        self.outcome.setVisible(plan.bars is not None)
        self.setProperty("tone", tone)
        for widget in (self, self._text):
            self.style().polish(widget)


def _said(plan: Plan) -> tuple[str, Tone]:
    if not plan.screenings:
        return "This plan has no red-flag screening.", "caution"
    last = plan.screenings[-1]
    if last.bars is not None:
        words, tone = _BARRED[last.bars]
        return words.format(on=date_words(last.on)), tone
    if last.urgency == "routine" and last.outcome is None:
        reminders = " ".join(f"{raised.flag.sign}. {raised.flag.action}" for raised in last.raised)
        return f"Reminder of {date_words(last.on)}: {reminders}", "accent"
    return "", "plain"
