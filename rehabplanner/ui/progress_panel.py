"""The progress view: today's stage, its gates and measures, how it went, and the way on."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.gates import next_stage
from rehabplanner.domain.plan import Plan
from rehabplanner.ui.progress_header import ProgressHeader
from rehabplanner.ui.progress_ladder import LadderSteps, entry_gates, ladders_for
from rehabplanner.ui.progress_others import OtherMeasures
from rehabplanner.ui.progress_report import ReportForm
from rehabplanner.ui.progress_section import GateSection
from rehabplanner.ui.progress_tally import enter_gates, leave_gates
from rehabplanner.ui.session import PlanSession

_LEAST_WIDTH: Final = 390


class ProgressPanel(QWidget):
    """Everything is recorded on the plan's day and can be undone.

    While it is hidden it does not follow the plan; it catches up when it is shown.
    """

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ladders = ladders_for(session.library, session.plan.diagnosis.key)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAccessibleName("Progress")
        self.header = ProgressHeader(session)
        self.report = ReportForm(session)
        self.leave = GateSection(session, "To leave this stage")
        self.enter = GateSection(session, "To begin the next stage")
        self.others = OtherMeasures(session)
        self.back_to_sport = GateSection(session, "Back to sport", is_open=False)
        self.ladders = {key: self._ladder_section(key) for key in self._ladders}
        self._scroll = QScrollArea()
        self._lay_out()
        self.header.about_to_move.connect(self.settle)
        session.plan_changed.connect(self._follow)

    def settle(self) -> bool:
        """Take over what is being typed; False when a field holds no value."""
        settled = [section.settle() for section in self._sections()]
        return all((*settled, self.others.settle(), self.report.settle()))

    def start(self) -> None:
        """Put the cursor where the work begins."""
        first = self.report.days.buttons[0] if self.report.isVisible() else self.header.move_on
        first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the session's plan as it is now."""
        plan = self._session.plan
        self.header.refresh()
        self.report.setVisible(bool(plan.visits or plan.reports))
        self.report.refresh()
        self.leave.show_gates(leave_gates(plan))
        place = plan.stages.index(plan.stage(plan.current_stage)) + 1
        self.enter.show_gates(enter_gates(plan), f"To begin stage {place + 1}")
        self.others.show_besides(frozenset(_measured_in(leave_gates(plan), enter_gates(plan))))
        self.back_to_sport.show_gates(plan.return_to_activity)
        for key, section in self.ladders.items():
            section.show_gates(entry_gates(key, self._ladders[key], plan.diagnosis.key))

    def _follow(self, before: Plan, after: Plan) -> None:
        if not self.isVisible():
            return
        self.refresh()
        if before.current_stage != after.current_stage:
            self._scroll.verticalScrollBar().setValue(0)
            if next_stage(after) is None:
                self.back_to_sport.header.setChecked(True)

    def _sections(self) -> tuple[GateSection, ...]:
        return (self.leave, self.enter, self.back_to_sport, *self.ladders.values())

    def _ladder_section(self, key: str) -> GateSection:
        ladder, session = self._ladders[key], self._session
        return GateSection(
            session,
            f"{ladder.name}: to begin the ladder",
            is_open=False,
            foot=lambda: LadderSteps(ladder, session.plan),
        )

    def _lay_out(self) -> None:
        ground = QWidget()
        ground.setObjectName("page")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(2, 2, 8, 8)
        inner.setSpacing(12)
        for part in (self.report, self.leave, self.enter, self.others, self.back_to_sport):
            inner.addWidget(part)
        for section in self.ladders.values():
            inner.addWidget(section)
        inner.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self._scroll, 1)


def _measured_in(*groups: tuple[Gate, ...]) -> Iterator[str]:
    for gates in groups:
        for gate in gates:
            yield from (test.measure.key for test in gate.criterion.tests)
