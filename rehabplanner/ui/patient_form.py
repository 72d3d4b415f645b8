"""The fields of a patient's record: as little as the therapist wants, but a name."""

from collections.abc import Callable
from datetime import date

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from rehabplanner.domain.people import Patient
from rehabplanner.domain.problem import problem
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui.born_field import BornField
from rehabplanner.ui.editors.tidy import tidied


class PatientForm(QWidget):
    """Edits a record; what cannot be kept stays in its field and is explained.

    changed(): something was typed
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = StoredPatient(name="")
        self.name = QLineEdit()
        self.born = BornField(today)
        self.contact = QLineEdit()
        self.contact.setPlaceholderText("Phone or e-mail, if you want")
        self.notes = QPlainTextEdit()
        self.notes.setPlaceholderText("For yourself; never on a sheet")
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(80)
        self.wrong = QLabel()
        self.wrong.setObjectName("fieldError")
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.hide()
        self.born.refused.connect(self.say)
        for field in (self.name, self.born, self.contact):
            field.setAcceptDrops(False)  # a file dropped here is opened by the window
            field.textChanged.connect(self.changed)
        self.notes.textChanged.connect(self.changed)
        self._lay_out()

    def show_patient(self, patient: StoredPatient) -> None:
        self._shown = patient
        self.name.setText(patient.name)
        self.born.set_value(patient.born)
        self.contact.setText(patient.contact)
        self.notes.setPlainText(patient.notes)
        self.say("")

    @property
    def shown(self) -> StoredPatient:
        """The record that the fields began with."""
        return self._shown

    def value(self) -> StoredPatient | None:
        """The record as typed; None after it was said what is wrong with it."""
        if not tidied(self.name.text()):
            self._refuse(self.name, "Type a name; as short as you want.")
            return None
        if not self.born.settle():
            self.born.setFocus()
            return None  # the field has said why
        try:
            return self._typed()
        except ValidationError as error:
            fields = {"name": self.name, "contact": self.contact, "notes": self.notes}
            field = fields.get(str(error.errors()[0]["loc"][0]), self.name)
            self._refuse(field, f"The {problem(error)}.")
            return None

    def person(self) -> Patient | None:
        """Who is typed now; None while that is nobody."""
        try:
            return Patient(name=tidied(self.name.text()), born=self.born.value())
        except ValueError:
            return None

    def take_focus(self) -> None:
        """Go to the first field that is not filled in."""
        has_name = bool(self.name.text())
        (self.born if has_name and not self.born.text() else self.name).setFocus()

    def say(self, sentence: str) -> None:
        """Say what is wrong; nothing when it is right again."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _typed(self) -> StoredPatient:
        return self._shown.replace(
            name=tidied(self.name.text()),
            born=self.born.value(),
            contact=tidied(self.contact.text()),
            notes=self.notes.toPlainText(),
        )

    def _refuse(self, field: QWidget, sentence: str) -> None:
        self.say(sentence)
        field.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Name", self.name)
        form.addRow("&Born", self.born)
        form.addRow("&Contact", self.contact)
        form.addRow("N&otes", self.notes)
        form.addRow(self.wrong)
