"""A patient's record as it is shown and typed: the fields, where the open plan is filed, the plans.

It asks the store for nothing but the plans' rows; the dialog around it does the rest.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui.patient_form import PatientForm
from rehabplanner.ui.patient_plans import PatientPlans
from rehabplanner.ui.patient_rows import born_words
from rehabplanner.ui.store_link import StoreLink


class PatientRecord(QWidget):
    """The fields, and what there is to do with a record that is kept.

    filing_asked(): what the link beside the open plan's filing says
    bin_asked(): into the bin, or back from it
    """

    filing_asked = Signal()
    bin_asked = Signal()

    def __init__(
        self,
        link: StoreLink,
        plan: Plan | None,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._concerns_plan = False
        self.form = PatientForm(today)
        self.form.changed.connect(self._offer_rename)
        self.rename = QCheckBox("Change the open &plan too")
        self.said = _hint()
        self.filing = _hint()
        self.file = _link()
        self.file.clicked.connect(self.filing_asked)
        self.plans = PatientPlans(link)
        self.bin = QPushButton()
        self.bin.clicked.connect(self.bin_asked)
        self._lay_out()

    def show_new(self, patient: StoredPatient) -> None:
        """Somebody who is not kept yet."""
        self._show(patient, concerns_plan=self._plan is not None)
        if self._plan is None:
            self._tell("", "")
        else:
            self._tell("Saving files the open plan here.", "Somebody who is already here…")
        self.plans.hide()

    def show_kept(self, patient: StoredPatient, *, is_filed: bool) -> None:
        """A record of the store, and whether the open plan is filed with it."""
        self._show(patient, concerns_plan=is_filed)
        self.show_filing(is_filed=is_filed)
        is_binned = patient.binned_at is not None
        if is_binned:
            self._tell("This record is in the bin.", "")
        self.bin.setText("Bring bac&k from the bin" if is_binned else "&Move to the bin")
        self.plans.show()
        self.plans.new.setEnabled(not is_binned)
        self.show_plans(patient.id)

    def show_plans(self, patient_id: str) -> None:
        """Read the patient's plans, perhaps again."""
        self.plans.show_plans(patient_id, self._plan.id if self._plan else "")

    def show_filing(self, *, is_filed: bool) -> None:
        """Where the open plan is filed now."""
        self._concerns_plan = is_filed
        if is_filed:
            self._tell("The open plan is filed here.", "Take it out")
        elif self._plan is not None:
            self._tell("The open plan is not filed here.", "File it here")
        else:
            self._tell("", "")
        self._offer_rename()

    def new_person(self) -> Patient | None:
        """Who the open plan's patient becomes; None when that stays as it is."""
        is_offered = not self.rename.isHidden() and self.rename.isChecked()
        return self.form.person() if is_offered else None

    def _show(self, patient: StoredPatient, *, concerns_plan: bool) -> None:
        self._concerns_plan = concerns_plan
        self.form.show_patient(patient)
        # Where plan and record agree, a change is meant for both; else nobody asked for one.
        self.rename.setChecked(self._plan is not None and self.form.person() == self._plan.patient)
        self._offer_rename()

    def _offer_rename(self) -> None:
        person = self.form.person()
        is_other = self._concerns_plan and self._plan is not None and person != self._plan.patient
        self.rename.setVisible(is_other and person is not None)
        self.said.setVisible(not self.rename.isHidden())
        if self._plan is not None:
            self.said.setText(f"It says: {_who(self._plan.patient)}.")

    def _tell(self, words: str, action: str) -> None:
        self.filing.setText(words)
        self.filing.setVisible(bool(words))
        self.file.setText(action)
        self.file.setVisible(bool(action))

    def _lay_out(self) -> None:
        filing = QHBoxLayout()
        filing.setSpacing(8)
        filing.addWidget(self.filing)
        filing.addWidget(self.file)
        filing.addStretch(1)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.rename)
        column.addWidget(self.said)
        column.addLayout(filing)
        column.addWidget(self.plans, 1)
        column.addStretch(0)


def _who(patient: Patient) -> str:
    return ", ".join((patient.name or "no name", *born_words(patient.born)))


def _hint() -> QLabel:
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _link() -> QPushButton:
    button = QPushButton()
    button.setObjectName("link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
