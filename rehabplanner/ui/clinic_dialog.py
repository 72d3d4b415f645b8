"""The clinic's letterhead and paper: what every handout of this desk prints."""

from pydantic import ValidationError
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from rehabplanner.domain.people import Clinic
from rehabplanner.domain.problem import problem
from rehabplanner.settings import Settings
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.logo_field import LogoField


class ClinicDialog(QDialog):
    """Edits the settings; `value()` after it was accepted."""

    def __init__(
        self, settings: Settings, dialogs: FileDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Clinic and paper")
        self.setMinimumWidth(460)
        self._settings = settings
        self.name = QLineEdit(settings.clinic.name)
        self.therapist = QLineEdit(settings.clinic.therapist)
        self.phone = QLineEdit(settings.clinic.phone)
        self.address = QPlainTextEdit(settings.clinic.address)
        self.address.setTabChangesFocus(True)
        self.address.setMaximumHeight(80)
        self.logo = LogoField(settings.clinic.logo, dialogs)
        self.paper = QComboBox()
        self.paper.addItem("Letter (8.5 × 11 in)", "letter")
        self.paper.addItem("A4 (210 × 297 mm)", "a4")
        self.paper.setCurrentIndex(self.paper.findData(settings.paper))
        self._error = QLabel()
        self._error.setObjectName("fieldError")
        self._error.setWordWrap(True)
        self._error.hide()
        self.logo.refused.connect(self._say)
        self.logo.value_changed.connect(self._error.hide)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(20, 18, 20, 16)
        form.setVerticalSpacing(10)
        form.addRow("&Clinic", self.name)
        form.addRow("&Therapist", self.therapist)
        form.addRow("&Phone", self.phone)
        form.addRow("&Address", self.address)
        logo_label = QLabel("&Logo")
        logo_label.setBuddy(self.logo.choose)
        form.addRow(logo_label, self.logo)
        form.addRow("Pape&r", self.paper)
        form.addRow(self._error)
        form.addRow(buttons)

    def value(self) -> Settings:
        """The settings as the fields have them. Raises ValidationError for what cannot be."""
        clinic = Clinic(
            name=tidied(self.name.text()),
            therapist=tidied(self.therapist.text()),
            phone=tidied(self.phone.text()),
            address=self.address.toPlainText(),
            logo=self.logo.value(),
        )
        return self._settings.replace(clinic=clinic, paper=self.paper.currentData())

    def accept(self) -> None:
        try:
            self.value()
        except ValidationError as error:
            self._say(f"The {problem(error)}.")
            return
        super().accept()

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()
