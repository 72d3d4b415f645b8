"""One measure at today's visit: fields for its values, how the legs compare, its course."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rehabplanner.domain import charting
from rehabplanner.domain.course import course, todays
from rehabplanner.domain.gates import is_possible, test_status
from rehabplanner.domain.measurement import Measure, Measurement, Test
from rehabplanner.domain.plan import Plan
from rehabplanner.ui.chart import Chart
from rehabplanner.ui.gate_marks import STATUS_WORDS, GateMark
from rehabplanner.ui.inspector_layout import words_label
from rehabplanner.ui.progress_words import (
    asked,
    found,
    last_words,
    leg_name,
    smallest_change_words,
)
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.value_field import ValueField


class MeasureRow(QWidget):
    """Records a measure on the plan's day, for a test of a gate or for its own sake.

    with_status: False where the gate around it says how its only test stands
    """

    def __init__(
        self,
        session: PlanSession,
        measure: Measure,
        test: Test | None = None,
        *,
        with_status: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._with_status = with_status and test is not None
        self.measure, self.test = measure, test
        self.mark = GateMark()
        self.found = words_label("measureFound")
        self.last = words_label("hint")
        self.error = words_label("fieldError")
        self.chart: Chart | None = None
        self.chart_button = QToolButton()
        self.fields: dict[str, ValueField] = {}
        self._make_fields()
        self._lay_out()
        self.chart_button.toggled.connect(self._show_chart)
        self.error.hide()
        self.mark.setVisible(self._with_status)
        self.refresh()

    def settle(self) -> bool:
        """Take over what is being typed; False when a field holds no value."""
        settled = [field.settle() for field in self.fields.values()]
        return all(settled)

    def refresh(self) -> None:
        """Show the session's plan as it is now."""
        plan = self._session.plan
        now = todays(plan, self.measure.key)
        for name, field in self.fields.items():
            field.set_value(None if now is None else getattr(now, name))
        self._show_status(plan)
        said = (last_words(plan, self.measure), smallest_change_words(self.measure))
        self.last.setText(". ".join(words for words in said if words))
        self.last.setVisible(bool(self.last.text()))
        seen = course(plan, self.measure.key)
        self.chart_button.setVisible(bool(seen))
        if self.chart is not None:
            self.chart.show_course(seen, self.test, plan.side)

    def _show_status(self, plan: Plan) -> None:
        words = [found(plan, self.measure, self.test)]
        if self.test is not None and not is_possible(self.test, plan.side):
            words.append("no sound leg to compare with")
            self.mark.hide()
        elif self.test is not None and self._with_status:
            status = test_status(plan, self.test)
            self.mark.show_status(status)
            words.append(STATUS_WORDS[status])
        self.found.setText(" · ".join(word for word in words if word))

    def _record(self) -> None:
        values = {name: field.value() for name, field in self.fields.items()}
        plan, key = self._session.plan, self.measure.key
        if all(value is None for value in values.values()):
            self._session.edit("Remove measurement", charting.remove_measurement, key, plan.created)
            return
        made = Measurement(measure=self.measure, on=plan.created, **values)
        merge = f"measure {key} {plan.created}"
        self._session.edit_merging("Record measurement", merge, charting.measure, made)

    def _make_fields(self) -> None:
        names = ("left", "right") if self.measure.sided else ("value",)
        for name in names:
            field = ValueField(self.measure, name)
            field.value_changed.connect(lambda _value: self._record())
            field.refused.connect(self._explain)
            self.fields[name] = field

    def _explain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _show_chart(self, shown: bool) -> None:
        if shown and self.chart is None:
            self.chart = Chart()
            self._column.addWidget(self.chart)
            self.refresh()
        if self.chart is not None:
            self.chart.setVisible(shown)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words_label("", self._title()), 1)
        head.addWidget(self.chart_button, 0, Qt.AlignmentFlag.AlignTop)
        self.chart_button.setText("Chart")
        self.chart_button.setCheckable(True)
        self.chart_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chart_button.setAccessibleName(f"Chart of {self.measure.name}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addLayout(self._values())
        for label in (self.error, self.last):
            self._column.addWidget(label)

    def _title(self) -> str:
        name = self.measure.name
        return name if self.test is None else f"{name}: {asked(self.test)}"

    def _values(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        column = 0
        for name, field in self.fields.items():
            if self.measure.sided:
                grid.addWidget(self._leg_label(name, field), 0, column)
            grid.addWidget(field, 0, column + 1)
            column += 2
        grid.addWidget(QLabel(self.measure.unit), 0, column)
        grid.addWidget(self.mark, 0, column + 1)
        grid.addWidget(self.found, 0, column + 2)
        grid.setColumnStretch(column + 2, 1)
        return grid

    def _leg_label(self, name: str, field: ValueField) -> QLabel:
        side = self._session.plan.side
        label = QLabel(leg_name("left" if name == "left" else "right", side))
        label.setBuddy(field)
        return label
