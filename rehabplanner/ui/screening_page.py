"""The screening page: red flags and conditions of a diagnosis, asked before a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Outcome, Screening
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
from rehabplanner.ui.screening_foot import ScreeningFoot
from rehabplanner.ui.screening_rows import ConditionRow, FlagRow

_SIDE_BY_SIDE: Final = 900
"""From this width on the conditions stand beside the flags, in pixels."""
_OLDEST: Final = 120
_GO_ON_KEYS: Final = ("Ctrl+Return", "Ctrl+Enter")


class ScreeningPage(QWidget):
    """One page to tick; nothing found takes one key.

    plan: the open plan that is screened again; without one it is a draft that is screened for

    went_on(screening): the plan may be drafted or opened; referral_asked(screening); left()
    """

    went_on = Signal(object)
    referral_asked = Signal(object)
    left = Signal()

    def __init__(
        self,
        library: Library,
        diagnosis: Diagnosis,
        today: date,
        plan: Plan | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.diagnosis, self.today = diagnosis, today
        self.outcome: Outcome | None = None
        self._library = library
        every = checklist(library, diagnosis, None, fresh_injury=True)
        self.flags = {flag.key: FlagRow(flag) for flag in every}
        self.conditions = [ConditionRow(condition) for condition in conditions(diagnosis)]
        self.age = _age_field()
        self.fresh = QCheckBox("&Injury in the last 7 days, not yet X-rayed")
        self._child = _wrapped("")
        self._after_injury = _heading("After the injury?")
        self.foot = ScreeningFoot(is_repeated=plan is not None, plannable=diagnosis.plannable)
        self._lay_out()
        self._take_over(plan)
        self._wire()
        self._update()

    def value(self) -> Screening:
        """The screening as the page has it."""
        raised = {key: row.note.text() for key, row in self.flags.items() if row.is_raised}
        answers = (row.value() for row in self.conditions)
        asked = screening(
            self._library,
            self.diagnosis,
            raised,
            on=self.today,
            age=self._age(),
            fresh_injury=self.fresh.isChecked(),
            gates=tuple(answer for answer in answers if answer is not None),
        )
        return asked.replace(outcome=self.outcome if asked.raised else None)

    def use_outcome(self, outcome: Outcome) -> None:
        """The physician has answered to what is ticked now."""
        self.outcome = outcome
        self._update()

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

    def _take_over(self, plan: Plan | None) -> None:
        """What is known from before: the age; and what was found and still has no outcome."""
        if plan is None:
            return
        before = plan.screenings[-1] if plan.screenings else None
        if plan.patient.born is not None:
            self.age.setValue(_years(plan.patient.born, self.today))
        elif before is not None:
            self.age.setValue(before.age or 0)
        if before is not None and before.bars is not None:
            self._bring_back(before)

    def _bring_back(self, before: Screening) -> None:
        self.fresh.setChecked(before.fresh_injury)
        for raised in before.raised:
            if raised.flag.key in self.flags:
                self.flags[raised.flag.key].raise_flag(raised.note)
        given = {answer.question: answer for answer in before.gates}
        for row in self.conditions:
            if row.condition.text in given:
                row.set_value(given[row.condition.text])

    def _wire(self) -> None:
        for flag in self.flags.values():
            flag.changed.connect(self._flags_changed)
        self.age.valueChanged.connect(self._flags_changed)
        self.fresh.toggled.connect(self._flags_changed)
        self.foot.go_on.clicked.connect(lambda: self.went_on.emit(self.value()))
        self.foot.refer.clicked.connect(lambda: self.referral_asked.emit(self.value()))
        self.foot.back.clicked.connect(self.left)
        self._shortcut("Escape").activated.connect(self.left)
        for keys in _GO_ON_KEYS:
            self._shortcut(keys).activated.connect(self.foot.take_primary)

    def _shortcut(self, keys: str) -> QShortcut:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        return QShortcut(QKeySequence(keys), self, context=context)

    def _flags_changed(self) -> None:
        self.outcome = None  # it answered to something else
        self._update()

    def _update(self) -> None:
        age, fresh = self._age(), self.fresh.isChecked()
        asked = checklist(self._library, self.diagnosis, age, fresh_injury=fresh)
        keys = {flag.key for flag in asked}
        for key, row in self.flags.items():
            with QSignalBlocker(row):  # all rows first, then the foot once
                row.fix(ticked=key in keys and self._is_certain(row))
            row.setVisible(key in keys)
        reminder = safeguarding(self._library, age)
        self._child.setText(f"{reminder.sign}? {reminder.action}" if reminder else "")
        self._child.setVisible(reminder is not None)
        self._after_injury.setVisible(fresh)
        self.foot.show_screening(self.value())

    def _is_certain(self, row: FlagRow) -> bool:
        """The age alone, or a diagnosis that is itself the red flag."""
        named = not self.diagnosis.plannable and row.flag.key == CLOT
        return named or is_told_by(row.flag, self._age())

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(36)
        self._columns.addLayout(_column("Found today?", self._asked_rows()), 3)
        if self.conditions:
            self._columns.addLayout(_column("On file, or seen today?", self.conditions), 2)
        inner = QWidget()
        inner.setObjectName("page")
        around = QVBoxLayout(inner)
        around.setContentsMargins(40, 24, 40, 16)
        around.setSpacing(12)
        around.addWidget(self._title())
        around.addWidget(_wrapped(self._lead()))
        around.addLayout(self._first_row())
        around.addLayout(self._columns)
        around.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self.foot)

    def _asked_rows(self) -> list[QWidget]:
        rows = list(self.flags.values())
        first = [row for row in rows if not row.flag.fresh_injury]
        fresh = [row for row in rows if row.flag.fresh_injury]
        return [*first, self._child, self._after_injury, *fresh]

    def _title(self) -> QLabel:
        before = "Before the plan" if self.diagnosis.plannable else "No plan"
        title = QLabel(f"{before}: {self.diagnosis.name}")
        title.setObjectName("display")
        title.setWordWrap(True)
        return title

    def _lead(self) -> str:
        if not self.diagnosis.plannable:
            return self.diagnosis.referral
        return "Tick what you found. Nothing found: Ctrl+Enter goes on."

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


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
