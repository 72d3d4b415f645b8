"""A new passphrase, typed twice."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit

from rehabplanner.storage.passphrase import MIN_LENGTH
from rehabplanner.ui.labels import hint

_HINT: Final = f"{MIN_LENGTH} or more characters; four words that do not belong together are best."


class NewPassphrase(QObject):
    """Two fields and a line that says what is missing.

    changed(): look again whether it is good
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.first = hidden_field("New passphrase")
        self.again = hidden_field("New passphrase again")
        self.fields = (self.first, self.again)
        self.said = hint(_HINT)
        for field in self.fields:
            field.textChanged.connect(self._judge)

    def add_to(self, form: QFormLayout) -> None:
        form.addRow("&New passphrase", self.first)
        form.addRow("New passphrase a&gain", self.again)
        form.addRow("", self.said)

    @property
    def value(self) -> str:
        return self.first.text()

    @property
    def is_good(self) -> bool:
        return bool(self.value) and not self._missing()

    def _judge(self) -> None:
        """The hint stays while the first letters are still being typed."""
        missing = self._missing() if self.value or self.again.text() else ""
        self.said.setText(missing or _HINT)
        self.changed.emit()

    def _missing(self) -> str:
        value, again = self.value, self.again.text()
        if len(value) < MIN_LENGTH:
            return _HINT if not again else f"That is short: {_HINT}"
        if not again:
            return "Type the same passphrase again."
        return "" if value == again else "The two are not the same."


def hidden_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def show_words(fields: tuple[QLineEdit, ...], *, shown: bool) -> None:
    mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
    for field in fields:
        field.setEchoMode(mode)
