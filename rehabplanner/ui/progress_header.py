"""Today's stage at a glance, and the way to the next one or back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rehabplanner.domain import charting
from rehabplanner.domain.gates import next_stage
from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import sided
from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.progress_tally import ahead, tally
from rehabplanner.ui.session import PlanSession

_LONGEST_REASON: Final = 400


class ProgressHeader(QWidget):
    """Moves the patient to another stage: by the therapist's hand only, never by the calendar.

    about_to_move(): take over what is being typed first
    """

    about_to_move = Signal()

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = words_label("sectionTitle")
        self.summary = words_label("")
        self.back = QPushButton()
        self.move_on = QPushButton()
        self.reason = QLineEdit()
        self.record = QPushButton("&Record and move on")
        self.cancel = QPushButton("Cancel")
        self._writing = QWidget()
        self._lay_out()
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        plan = self._session.plan
        place = plan.stages.index(plan.stage(plan.current_stage)) + 1
        name = sided(in_language(plan.stages[place - 1].text).name, plan.side)
        self.title.setText(f"Stage {place} of {len(plan.stages)}: {name}")
        self.back.setVisible(place > 1)
        self.back.setText(f"Step back to stage {place - 1}")
        self._show_way_on(plan, place)

    def _show_way_on(self, plan: Plan, place: int) -> None:
        counted = tally(plan, ahead(plan))
        is_last = next_stage(plan) is None
        self.summary.setText(f"{counted.words} · recorded for {date_words(plan.created)}")
        self.move_on.setVisible(not is_last)
        on = f"Move on to stage {place + 1}"
        self.move_on.setText(on if counted.is_complete else "Move on anyway…")
        self.move_on.setAccessibleName(on if counted.is_complete else f"{on} anyway, with a reason")
        name = "primary" if counted.is_complete else ""
        if self.move_on.objectName() != name:
            self.move_on.setObjectName(name)
            self.move_on.style().polish(self.move_on)
        if is_last or counted.is_complete:
            self._ask_reason(asking=False)

    def _move(self) -> None:
        self.about_to_move.emit()
        plan = self._session.plan
        if tally(plan, ahead(plan)).is_complete:
            self._session.edit("Move on", charting.move_on)
        else:
            self._ask_reason(asking=True)

    def _move_with_reason(self) -> None:
        reason = tidied(self.reason.text())
        if reason:
            self._ask_reason(asking=False)
            self._session.edit("Move on anyway", charting.move_on, reason)

    def _step_back(self) -> None:
        self.about_to_move.emit()
        self._session.edit("Step back a stage", charting.step_back)

    def _ask_reason(self, *, asking: bool) -> None:
        had_focus = self._writing.isAncestorOf(self.focusWidget() or self)
        self._writing.setVisible(asking)
        if asking:
            self.reason.setFocus()
            return
        self.reason.clear()
        if had_focus:
            self.move_on.setFocus()

    def _listen(self) -> None:
        self.move_on.clicked.connect(self._move)
        self.back.clicked.connect(self._step_back)
        self.record.clicked.connect(self._move_with_reason)
        self.reason.returnPressed.connect(self._move_with_reason)
        self.reason.textChanged.connect(lambda text: self.record.setEnabled(bool(tidied(text))))
        self.cancel.clicked.connect(lambda: self._ask_reason(asking=False))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._writing)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel.click)

    def _lay_out(self) -> None:
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.setPlaceholderText("Why before all are met?")
        self.reason.setAccessibleName("Reason to move on before all criteria are met")
        self.record.setEnabled(False)
        words, buttons, writing = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self._writing)
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        buttons.addWidget(self.move_on)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.addWidget(self.reason, 1)
        writing.addWidget(self.record)
        writing.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 10, 4, 6)
        column.setSpacing(8)
        column.addLayout(words)
        column.addLayout(buttons)
        column.addWidget(self._writing)
        self._writing.hide()
