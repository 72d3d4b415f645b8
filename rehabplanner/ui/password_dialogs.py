"""Passwords for handouts that travel by e-mail: one is set, or a locked handout is opened with it.

A password lives in its field alone: it is kept nowhere, and nobody can bring it back.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from rehabplanner.delivery.locking import SHORTEST, PasswordNeeded, refuse_weak
from rehabplanner.domain.plan import Plan
from rehabplanner.refusal import Refusal

_SET_LEAD: Final = (
    f"Choose {SHORTEST} or more characters. Tell the patient the password by phone, never in the"
    " same e-mail. It is not kept: without it nobody can open the handout."
)
_Buttons = QDialogButtonBox.StandardButton


class PasswordDialog(QDialog):
    """A lead, fields that hide what is typed, and a line for what is wrong."""

    def __init__(self, title: str, lead: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.password = _field()
        self.shown = QCheckBox("&Show the password")
        self.shown.toggled.connect(self._show_words)
        self.wrong = _words("")
        self.wrong.setObjectName("fieldError")
        self.buttons = QDialogButtonBox(_Buttons.Ok | _Buttons.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.ok = self.buttons.button(_Buttons.Ok)
        self.ok.setText(accept)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(20, 18, 20, 16)
        self.form.setVerticalSpacing(10)
        self.form.addRow(_words(lead))
        self.form.addRow("&Password", self.password)

    def finish_layout(self) -> None:
        self.form.addRow(self.shown)
        self.form.addRow(self.wrong)
        self.form.addRow(self.buttons)
        self.password.setFocus()

    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in self.findChildren(QLineEdit):
            field.setEchoMode(mode)


class NewPasswordDialog(PasswordDialog):
    """Sets the password of a handout.

    chosen(password): typed twice alike and good enough
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Export with password", _SET_LEAD, "Export…", parent)
        self.again = _field()
        self.form.addRow("Password &again", self.again)
        for field in (self.password, self.again):
            field.textChanged.connect(self._judge)
        self.finish_layout()
        self._judge()

    def accept(self) -> None:
        password = self.password.text()
        super().accept()
        self.chosen.emit(password)

    def _judge(self) -> None:
        """Say what is missing; nothing while the first letters are still being typed."""
        password, again = self.password.text(), self.again.text()
        wrong = _weakness(password)
        if not wrong and password != again:
            wrong = "Type the same password again." if not again else "The two are not the same."
        self.ok.setEnabled(not wrong)
        self.wrong.setText(wrong if password else "")


class UnlockDialog(PasswordDialog):
    """Asks for the password of a locked handout until it fits or the therapist gives up.

    unlocked(plan): the plan that was inside
    refused(sentence): the password fits, but the handout cannot be opened
    """

    unlocked = Signal(object)
    refused = Signal(str)

    def __init__(
        self, name: str, unlock: Callable[[str], Plan], parent: QWidget | None = None
    ) -> None:
        lead = f"{name} is locked. Type the password it was exported with."
        super().__init__("Locked handout", lead, "Open", parent)
        self._unlock = unlock
        self.password.textChanged.connect(lambda words: self.ok.setEnabled(bool(words)))
        self.ok.setEnabled(False)
        self.finish_layout()

    def accept(self) -> None:
        try:
            plan = self._unlock(self.password.text())
        except PasswordNeeded as needed:
            self.wrong.setText(str(needed))
            self.password.selectAll()
            self.password.setFocus()
            return
        except Refusal as refusal:
            self.reject()
            self.refused.emit(str(refusal))
            return
        super().accept()
        self.unlocked.emit(plan)


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _words(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _weakness(password: str) -> str:
    try:
        refuse_weak(password)
    except Refusal as refusal:
        return str(refusal)
    return ""
