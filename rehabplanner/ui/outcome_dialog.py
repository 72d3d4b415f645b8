"""The outcome of a medical assessment: who decided what, and when."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from rehabplanner.domain.screening import Outcome
from rehabplanner.ui.editors.tidy import tidied

_LONGEST = 400


class OutcomeDialog(QDialog):
    """Records an answer that clears the patient; any other answer leaves the plan closed."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Outcome of the medical assessment")
        self.setMinimumWidth(480)
        lead = QLabel(
            "Record it when it clears the patient. Any other answer keeps the plan closed."
        )
        lead.setWordWrap(True)
        self.by = QLineEdit()
        self.words = QLineEdit()
        for field in (self.by, self.words):
            field.setMaxLength(_LONGEST)
            field.textChanged.connect(self._update)
        self.on = QDateEdit(_qdate(today))
        self.on.setCalendarPopup(True)
        self.on.setDisplayFormat("d MMM yyyy")
        self.on.setMaximumDate(_qdate(today))
        self.cleared = QCheckBox("The patient is &cleared for exercise at home")
        self.cleared.toggled.connect(self._update)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText("Record")
        form = QFormLayout(self)
        form.setContentsMargins(20, 18, 20, 16)
        form.setVerticalSpacing(10)
        form.addRow(lead)
        form.addRow("&Who decided", self.by)
        form.addRow("W&hat was found", self.words)
        form.addRow("&Date", self.on)
        form.addRow(self.cleared)
        form.addRow(buttons)
        self._update()

    def value(self) -> Outcome:
        """The outcome; only after the dialog was accepted."""
        day = self.on.date()
        return Outcome(
            on=date(day.year(), day.month(), day.day()),
            by=tidied(self.by.text()),
            words=tidied(self.words.text()),
        )

    def _update(self) -> None:
        told = tidied(self.by.text()) and tidied(self.words.text())
        self.ok.setEnabled(bool(told) and self.cleared.isChecked())


def ask_outcome(today: date, parent: QWidget) -> Outcome | None:
    """The outcome the therapist records; None when they change their mind."""
    dialog = OutcomeDialog(today, parent)
    outcome = dialog.value() if dialog.exec() else None
    dialog.deleteLater()
    return outcome


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
