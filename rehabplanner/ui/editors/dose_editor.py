"""Edits a dose: sets of repetitions or of time, tempo, rest, weight and how often."""

from typing import Final, TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.dose import Dose
from rehabplanner.ui.editors.dose_switch import switched
from rehabplanner.ui.editors.duration_spin import DurationSpin
from rehabplanner.ui.editors.field_type import limits
from rehabplanner.ui.editors.spin_manners import give_room, guard_wheel, pass_undo_on
from rehabplanner.ui.editors.weight_spin import WeightSpin

_COLUMNS: Final = 3
_LEAST_WIDTH: Final = 72
AnySpin = QSpinBox | QDoubleSpinBox
Spin = TypeVar("Spin", QSpinBox, WeightSpin, DurationSpin)


class DoseEditor(QWidget):
    """Always holds a valid dose."""

    value_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = Dose(reps=1)
        self._earlier: Dose | None = None
        self.counted, self.timed = QPushButton("Re&petitions"), QPushButton("Ti&me")
        self.sets = _spin(QSpinBox(), "sets")
        self.reps = _spin(QSpinBox(), "reps")
        self.duration = _spin(DurationSpin(), "duration_s")
        self.tempo = _spin(DurationSpin(), "tempo_s", none="easy")
        self.hold = _spin(DurationSpin(), "hold_s", none="none")
        self.rest = _spin(DurationSpin(), "rest_s", none="none")
        self.load = _spin(WeightSpin(), "load_kg", none="none")
        self.times = _spin(QSpinBox(), "times_per_day")
        self.days = _spin(QSpinBox(), "days_per_week")
        self.tempo.setToolTip("Time for one repetition, there and back, without the hold")
        self._labels: dict[AnySpin, QLabel] = {}
        self._lay_out()
        self._show(self._value)
        self._listen()

    def value(self) -> Dose:
        return self._value

    def set_value(self, dose: Dose) -> None:
        if dose != self._value:
            self._value, self._earlier = dose, None
            self._show(dose)

    def settle(self) -> bool:
        """Take over a number that is still being typed."""
        for spin in self._labels:
            spin.interpretText()
        return True

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, cell in enumerate(self._cells()):
            grid.addLayout(cell, *divmod(place, _COLUMNS))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._switch())
        layout.addLayout(grid)

    def _switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        for button in (self.counted, self.timed):
            button.setObjectName("segment")
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button, 1)
        self.counted.setAccessibleDescription("Each set is counted in repetitions")
        self.timed.setAccessibleDescription("Each set lasts a time")
        return row

    def _cells(self) -> tuple[QVBoxLayout, ...]:
        """The fields in reading order; repetitions and time share a place."""
        return (
            self._cell(("&Sets", self.sets)),
            self._cell(("&Repetitions", self.reps), ("&Time", self.duration)),
            self._cell(("Hol&d each", self.hold)),
            self._cell(("Times a day", self.times)),
            self._cell(("Days a week", self.days)),
            self._cell(("Extra &weight", self.load)),
            self._cell(("&Rest between", self.rest)),
            self._cell(("Tempo each", self.tempo)),
        )

    def _cell(self, *fields: tuple[str, AnySpin]) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(2)
        for text, spin in fields:
            label = QLabel(text)
            label.setBuddy(spin)
            spin.setAccessibleName(text.replace("&", ""))
            self._labels[spin] = label
            cell.addWidget(label)
            cell.addWidget(spin)
        return cell

    def _listen(self) -> None:
        for spin in self._labels:
            spin.valueChanged.connect(self._read)
        self.counted.clicked.connect(lambda: self._switch_to(counted=True))
        self.timed.clicked.connect(lambda: self._switch_to(counted=False))

    def _switch_to(self, *, counted: bool) -> None:
        if counted != (self._value.reps is not None):
            earlier, self._earlier = self._earlier, self._value
            self._take(switched(self._value, earlier))

    def _read(self) -> None:
        counted = self.counted.isChecked()
        dose = Dose(
            sets=self.sets.value(),
            reps=self.reps.value() if counted else None,
            tempo_s=(self.tempo.value() or None) if counted else None,
            hold_s=(self.hold.value() or None) if counted else None,
            duration_s=None if counted else self.duration.value(),
            rest_s=self.rest.value() or None,
            load_kg=self.load.value() or None,
            times_per_day=self.times.value(),
            days_per_week=self.days.value(),
        )
        self._take(dose)

    def _take(self, dose: Dose) -> None:
        if dose != self._value:
            self._value = dose
            self._show(dose)
            self.value_changed.emit(dose)

    def _show(self, dose: Dose) -> None:
        counted = dose.reps is not None
        (self.counted if counted else self.timed).setChecked(True)
        for spin, number in (
            (self.sets, dose.sets),
            (self.reps, dose.reps),
            (self.tempo, dose.tempo_s or 0),
            (self.hold, dose.hold_s or 0),
            (self.duration, dose.duration_s),
            (self.rest, dose.rest_s or 0),
            (self.load, dose.load_kg or 0),
            (self.times, dose.times_per_day),
            (self.days, dose.days_per_week),
        ):
            _show_number(spin, number)
        for spin in (self.reps, self.tempo, self.hold, self.duration):
            shown = counted != (spin is self.duration)
            spin.setVisible(shown)
            self._labels[spin].setVisible(shown)


def _spin(spin: Spin, field: str, *, none: str = "") -> Spin:
    """A spin box with the limits of the dose's field; where it may be left out, 0 reads `none`."""
    least, most = limits(Dose, field)
    if isinstance(spin, QSpinBox):
        spin.setRange(0 if none else int(least), int(most))
    else:
        spin.setRange(least, most)
    spin.setSpecialValueText(none)
    spin.setKeyboardTracking(False)  # a number counts when it is complete
    spin.setMinimumWidth(_LEAST_WIDTH)  # not as wide as its longest number: three in a row
    guard_wheel(spin)
    pass_undo_on(spin)
    give_room(spin)
    return spin


def _show_number(spin: AnySpin, number: float | None) -> None:
    if number is None or spin.value() == number:
        return  # an unfinished number elsewhere stays
    with QSignalBlocker(spin):
        if isinstance(spin, QSpinBox):
            spin.setValue(int(number))
        else:
            spin.setValue(number)
