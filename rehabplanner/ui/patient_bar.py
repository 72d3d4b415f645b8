"""Whose plan it is: the fields above the staged plan."""

from collections.abc import Callable
from datetime import date
from typing import Final

from pydantic import ValidationError
from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from rehabplanner.domain import edits
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.domain.side import Side
from rehabplanner.ui.editors.spin_manners import pass_undo_on
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.minutes_needed import MinutesNeeded
from rehabplanner.ui.minutes_spin import MinutesSpin
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.side_switch import SideSwitch

_EARLIEST: Final = QDate(1900, 1, 1)

_LEAST_WIDTHS: Final = {"title": 138, "name": 120, "minutes": 84, "next visit": 104}
"""In a small window the fields for words keep room to read them, in pixels."""


class PatientBar(QFrame):
    """Name, knee, minutes, goal, equipment, next visit and date.

    refused(sentence): a field holds what a plan cannot; the text stays in the field
    record_asked(): the patient's record is wanted
    """

    refused = Signal(str)
    record_asked = Signal()

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._commits: dict[QLineEdit, Callable[[], bool]] = {}
        self.name = self._field("Patient's name", self._set_name)
        self.record = QPushButton("Record…")
        self.record.setObjectName("link")
        self.record.setAccessibleName("Patient's record and other plans")
        self.record.clicked.connect(self.record_asked)
        self.side = SideSwitch()
        self.side.value_changed.connect(self._set_side)
        self.goal = self._field("What the patient wants to do again", self._set_goal)
        self.equipment = self._field("Mat, chair, loop band …", self._set_equipment)
        self.next_visit = self._field("Date or words", self._set_next_visit)
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMM yyyy")
        self.date.setMinimumDate(_EARLIEST)
        pass_undo_on(self.date)
        self._shown_date = QDate()
        self.date.editingFinished.connect(self._set_date)
        self.date.calendarWidget().clicked.connect(self._set_date)
        self.minutes = MinutesSpin()
        self.minutes.setMinimumWidth(_LEAST_WIDTHS["minutes"])
        self.minutes.valueChanged.connect(self._set_minutes)
        self.needed = MinutesNeeded()
        self._title = QLabel()
        self._title.setObjectName("sectionTitle")
        self._lay_out()
        session.plan_changed.connect(lambda _before, after: self._show(after))
        self._show(session.plan)

    def settle(self) -> bool:
        """Commit a field that still has the focus; False when it holds what a plan cannot."""
        self._set_date()
        self.minutes.interpretText()
        for field in [field for field in self._commits if field.isModified()]:
            if not self._commits[field]():
                field.setFocus()
                return False
        return True

    def _field(self, placeholder: str, change: Callable[[str], None]) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setAcceptDrops(False)  # a file dropped here is opened by the window
        self._commits[field] = lambda: self._commit(field, change)
        field.editingFinished.connect(self._commits[field])
        return field

    def _commit(self, field: QLineEdit, change: Callable[[str], None]) -> bool:
        try:
            change(tidied(field.text()))
        except ValidationError as error:
            self.refused.emit(f"{field.accessibleName()}: {problem(error)}.")
            return False
        field.setModified(False)
        self._show(self._session.plan)  # as it was taken, without what was tidied away
        return True

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        self._title.setWordWrap(True)
        self._title.setMinimumWidth(_LEAST_WIDTHS["title"])
        self.name.setMinimumWidth(_LEAST_WIDTHS["name"])
        self.next_visit.setMinimumWidth(_LEAST_WIDTHS["next visit"])
        grid.addWidget(self._title, 0, 0, 2, 1)
        fields: tuple[tuple[str, QWidget, int, int], ...] = (
            ("&Patient", self.name, 0, 1),
            ("&Knee", self.side, 0, 3),
            ("&Minutes a day", self.minutes, 0, 5),
            ("&Goal", self.goal, 1, 1),
            ("E&quipment", self.equipment, 1, 3),
            ("Ne&xt visit", self.next_visit, 1, 5),
            ("&Date", self.date, 1, 7),
        )
        for text, field, row, column in fields:
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            grid.addWidget(label, row, column)
            if field is self.name:
                grid.addLayout(self._name_and_record(), row, column + 1)
            else:
                grid.addWidget(field, row, column + 1)
        grid.addWidget(self.needed, 0, 7, 1, 2)
        for column, stretch in ((0, 2), (2, 4), (4, 3), (6, 2), (8, 1)):
            grid.setColumnStretch(column, stretch)

    def _name_and_record(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.record)
        return row

    def _show(self, plan: Plan) -> None:
        self._title.setText(plan.diagnosis.name)
        self.side.set_value(plan.side)
        for field, text in (
            (self.name, plan.patient.name),
            (self.goal, plan.goal),
            (self.equipment, plan.equipment),
            (self.next_visit, plan.next_visit),
        ):
            if field.text() != text and not field.isModified():
                field.setText(text)
        self._show_date(plan.created)
        self._show_minutes(plan.minutes_per_day or 0)
        self.needed.show_plan(plan)
        self.minutes.setAccessibleDescription(self.needed.text())

    def _show_date(self, created: date) -> None:
        """Show another date; the same one leaves what is being typed alone."""
        wanted = QDate(created.year, created.month, created.day)
        if wanted != self._shown_date:
            self._shown_date = wanted
            self.date.setDate(wanted)

    def _show_minutes(self, minutes: int) -> None:
        if self.minutes.value() != minutes:
            with QSignalBlocker(self.minutes):
                self.minutes.setValue(minutes)

    def _set_name(self, name: str) -> None:
        patient = Patient(name=name, born=self._session.plan.patient.born)
        self._session.edit("Change patient", edits.set_patient, patient)

    def _set_side(self, side: Side) -> None:
        self._session.edit("Change knee", edits.set_side, side)

    def _set_goal(self, goal: str) -> None:
        self._session.edit("Change goal", edits.set_goal, goal)

    def _set_equipment(self, equipment: str) -> None:
        self._session.edit("Change equipment", edits.set_equipment, equipment)

    def _set_next_visit(self, next_visit: str) -> None:
        self._session.edit("Change next visit", edits.set_next_visit, next_visit)

    def _set_date(self) -> None:
        created = self.date.date().toPython()
        if isinstance(created, date):
            self._session.edit("Change date", edits.set_created, created)

    def _set_minutes(self, minutes: int) -> None:
        allowed = None if minutes == 0 else max(minutes, 5)
        self._session.edit_merging("Change minutes", "minutes", edits.set_minutes_per_day, allowed)
        self._show_minutes(allowed or 0)  # 3 has become 5
