"""The screening page: red flags and conditions of a diagnosis, asked before a plan."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from rehabplanner.domain import charting
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Outcome, Screening
from rehabplanner.library.library import Library
from rehabplanner.ui.screening_foot import ScreeningFoot
from rehabplanner.ui.screening_form import ScreeningForm, hint

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
        self._plan = plan
        self.form = ScreeningForm(library, diagnosis)
        self.foot = ScreeningFoot(is_repeated=plan is not None, plannable=diagnosis.plannable)
        self._lay_out(is_repeated=plan is not None)
        if plan is not None:
            self._take_over(plan)
        self._wire()
        self._update()

    def value(self) -> Screening:
        """The screening as the page has it, with a physician's answer that is there already."""
        screening = self.form.value(self.today)
        return screening.replace(outcome=self.outcome if screening.raised else None)

    def use_outcome(self, outcome: Outcome) -> None:
        """The physician has answered to what is ticked now."""
        self.outcome = outcome
        self._update()

    def _take_over(self, plan: Plan) -> None:
        """What is known from before: the age; and what was found and still has no outcome."""
        before = plan.screenings[-1] if plan.screenings else None
        if plan.patient.born is not None:
            self.form.set_age(_years(plan.patient.born, self.today))
        elif before is not None:
            self.form.set_age(before.age)
        if before is not None and before.bars is not None:
            self.form.bring_back(before)

    def _wire(self) -> None:
        self.form.found.connect(self._found)
        self.foot.go_on.clicked.connect(lambda: self.went_on.emit(self.value()))
        self.foot.refer.clicked.connect(lambda: self.referral_asked.emit(self.value()))
        self.foot.back.clicked.connect(self.left)
        self._shortcut("Escape").activated.connect(self.left)
        for keys in _GO_ON_KEYS:
            self._shortcut(keys).activated.connect(self.foot.take_primary)

    def _shortcut(self, keys: str) -> QShortcut:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        return QShortcut(QKeySequence(keys), self, context=context)

    def _found(self) -> None:
        self.outcome = None  # it answered to something else
        self._update()

    def _update(self) -> None:
        self.foot.show_screening(self._recorded())

    def _recorded(self) -> Screening:
        """As the plan will hold it: what was found on another day stays open, ticked or not."""
        if self._plan is None:
            return self.value()
        return charting.screen(self._plan, self.value()).screenings[-1]

    def _lay_out(self, *, is_repeated: bool) -> None:
        inner = QWidget()
        inner.setObjectName("page")
        around = QVBoxLayout(inner)
        around.setContentsMargins(40, 24, 40, 16)
        around.setSpacing(12)
        around.addWidget(self._title(is_repeated=is_repeated))
        around.addWidget(hint(self._lead()))
        around.addWidget(self.form)
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

    def _title(self, *, is_repeated: bool) -> QLabel:
        before = "Before the plan" if self.diagnosis.plannable else "No plan"
        title = QLabel(f"{'Red flags' if is_repeated else before}: {self.diagnosis.name}")
        title.setObjectName("display")
        title.setWordWrap(True)
        return title

    def _lead(self) -> str:
        if not self.diagnosis.plannable:
            return self.diagnosis.referral
        return "Tick what you found. Nothing found: Ctrl+Enter goes on."


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
