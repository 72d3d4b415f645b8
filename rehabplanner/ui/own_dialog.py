"""What the dialogs for own templates and own exercises have in common: the name, and keeping it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from rehabplanner.refusal import Refusal
from rehabplanner.storage.shared_file import Shared
from rehabplanner.storage.stored import OwnKind, OwnRow
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.own_content import OwnContent

_LONGEST: Final = 120


def my(name: str) -> str:
    """The name to begin with: "My runner's knee"; abbreviations keep their capitals."""
    if name.startswith(("My ", "my ")):
        return name
    is_word = name[1:2].islower() or name[1:2] in ("", " ")
    return f"My {name[:1].lower() if is_word else name[:1]}{name[1:]}"


class OwnDialog(QDialog):
    """Asks for a name and keeps the value under it. A name that is taken has to be said twice.

    row: what is changed, as the lists show it; None for something new

    kept(value): the store has it
    """

    kept = Signal(object)

    def __init__(
        self,
        own: OwnContent,
        kind: OwnKind,
        name: str,
        row: OwnRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._own, self._kind, self._row = own, kind, row
        self._confirmed: OwnRow | None = None
        """What is to be replaced: the therapist has been told of it."""
        self._is_busy = False
        self.name = QLineEdit(name)
        self.name.setMaxLength(_LONGEST)
        self.name.setAcceptDrops(False)
        self.name.selectAll()
        self.error = QLabel()
        self.error.setObjectName("fieldError")
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.hide()
        self.save = QPushButton("Save")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self.forget)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(20, 18, 20, 16)
        self.form.setVerticalSpacing(10)
        self.form.addRow("&Name", self.name)

    def value(self, name: str, replaced: OwnRow | None) -> Shared:
        """What is to be kept; raises Refusal when a field is not right.

        replaced: whose key it takes
        """
        raise NotImplementedError

    def accept(self) -> None:
        """Keep it; the dialog stays until the store has it."""
        name = tidied(self.name.text())
        if not name:
            self.say("Give it a name first.")
            self.name.setFocus()
            return
        taken = self._own.named(self._kind, name)
        if taken is not None and self._row is None and taken != self._confirmed:
            self._ask_to_replace(taken)
        elif taken is not None and self._row is not None and taken.key != self._row.key:
            self.say(f"Another {self._kind} of yours is called “{taken.name}”; change the name.")
        elif not self._is_busy:
            self._keep(name, self._row or taken)

    def say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    def forget(self) -> None:
        """What was said does not hold any more."""
        self.error.hide()
        self._confirmed = None
        self.save.setText("Save")

    def _finish_form(self) -> None:
        """Put what is said and the buttons below the fields."""
        self.form.addRow(self.error)
        self.form.addRow(self._buttons)
        self.save.setDefault(True)  # holds only for a button that is in the dialog already

    def _ask_to_replace(self, taken: OwnRow) -> None:
        self._confirmed = taken
        self.save.setText("Replace")
        by = f" by {taken.saved_by}" if taken.saved_by else ""
        self.say(
            f"Your {self._kind} “{taken.name}”, saved{by} on"
            f" {taken.saved_at.astimezone():%d %B %Y}, will be replaced."
            " Press Replace, or change the name."
        )

    def _keep(self, name: str, replaced: OwnRow | None) -> None:
        try:
            value = self.value(name, replaced)
        except Refusal as refusal:
            self.say(str(refusal))
            return
        based_on, by = replaced.revision if replaced is not None else None, self._own.who()
        self._is_busy = True
        self._own.change(
            self,
            lambda kept: kept.save(value, based_on, by),
            partial(self._saved, value),
            self._not_saved,
        )

    def _saved(self, value: Shared, _revision: int) -> None:
        self._is_busy = False
        self.kept.emit(value)
        super().accept()

    def _not_saved(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, Refusal):
            raise error
        self.forget()
        self.say(str(error))
