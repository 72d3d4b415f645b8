"""Asks for the password of the clinic's server, where no keyring has it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.storage.place import Server
from rehabplanner.ui.dialog_worker import DialogWorker
from rehabplanner.ui.keep_password import KeepPassword
from rehabplanner.ui.password_dialogs import PasswordDialog
from rehabplanner.ui.server_questions import Found, Question, answer

_ASKING: Final = "Asking the server…"


class ServerPasswordDialog(PasswordDialog):
    """Asks until the server takes the password, or the therapist gives up for now.

    url: the server's, without a password
    why: what the server said; empty when it was not asked yet

    given(place, sentence): the URL to open, with the password; what there is to tell, or nothing
    """

    given = Signal(str, str)

    def __init__(self, url: str, why: str = "", parent: QWidget | None = None) -> None:
        self._server = Server.of(url)
        lead = (
            f"Type the password of {self._server.user} for {self._server.database} on"
            f" {self._server.host}."
        )
        super().__init__("Password of the clinic's server", lead, "Connect", parent)
        self._worker = DialogWorker(self)
        self.keep = KeepPassword(self._worker)
        self.form.addRow(self.keep)
        self.finish_layout()
        self.wrong.setMinimumHeight(2 * self.fontMetrics().lineSpacing())  # room for a refusal
        self.wrong.setText(why)
        self.password.textChanged.connect(self._judge)
        self._judge()

    def accept(self) -> None:
        """Close only when the server has taken the password."""
        question = Question(self._server, self.password.text(), self.keep.value())
        self._set_busy(busy=True)
        self._worker.run(self, lambda: answer(question), self._taken, self._refused)

    def _taken(self, found: Found) -> None:
        if not self.isVisible():  # closed meanwhile
            return
        super().accept()
        self.given.emit(found.place, found.said)

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, Refusal):
            raise error
        self.wrong.setText(str(error))
        self.password.selectAll()
        self.password.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.password.setEnabled(not busy)
        if busy:
            self.wrong.setText(_ASKING)
        self._judge()

    def _judge(self) -> None:
        self.ok.setEnabled(self.password.isEnabled() and bool(self.password.text()))
