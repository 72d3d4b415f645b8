"""The fields that name a clinic's server and who this desk is there."""

from contextlib import suppress
from typing import Final

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.storage.place import ENCRYPTED, PORT, Server, is_server, password_in
from rehabplanner.ui.editors.tidy import tidied
from rehabplanner.ui.keep_password import KeepPassword
from rehabplanner.ui.worker import Worker

_LINE: Final = "sslmode"
_ENCRYPTED_LINES: Final = ("require", "verify-ca", "verify-full")
_PORT_WIDTH: Final = 80


class ServerForm(QWidget):
    """Server, port, database, user and password. A whole URL may be put into the first field."""

    def __init__(self, url: str, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.port, self.database, self.user = (QLineEdit() for _ in range(4))
        self.port.setPlaceholderText(str(PORT))
        self.port.setAccessibleName("Port")
        self.port.setMaximumWidth(_PORT_WIDTH)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.encrypted = QCheckBox("Only over an &encrypted line")
        self.encrypted.setChecked(True)
        self.keep = KeepPassword(worker)
        self._options: dict[str, str] = {}
        self._lay_out()
        self.host.editingFinished.connect(self._spread)
        if url:
            self._show(url)
            self.password.setPlaceholderText("leave empty if it is in the keyring")

    def server(self) -> Server:
        """What the fields say. Raises Refusal with the field that is wrong."""
        if is_server(self.host.text()):
            self._show(tidied(self.host.text()))
        return Server.typed(
            tidied(self.host.text()),
            tidied(self.port.text()),
            tidied(self.database.text()),
            tidied(self.user.text()),
            self._line_options(),
        )

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        port_label = QLabel("P&ort")
        port_label.setBuddy(self.port)
        for widget in (self.host, port_label, self.port):
            first.addWidget(widget)
        host_label = QLabel("&Server")
        host_label.setBuddy(self.host)
        form = QFormLayout(self)
        form.setContentsMargins(24, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.addRow(host_label, first)
        form.addRow("&Database", self.database)
        form.addRow("&User", self.user)
        form.addRow("&Password", self.password)
        form.addRow("", self.keep)
        form.addRow("", self.encrypted)

    def _spread(self) -> None:
        """Put a URL that was pasted as a whole where its parts belong."""
        if is_server(self.host.text()):
            with suppress(Refusal):  # said when the server is tried
                self._show(tidied(self.host.text()))

    def _show(self, url: str) -> None:
        server = Server.of(url)
        self.host.setText(server.host)
        self.port.setText("" if server.port == PORT else str(server.port))
        self.database.setText(server.database)
        self.user.setText(server.user)
        if password := password_in(url):
            self.password.setText(password)
        self._options = server.options
        self.encrypted.setChecked(server.options.get(_LINE) in _ENCRYPTED_LINES)

    def _line_options(self) -> dict[str, str]:
        """A line that is safer than what is asked for stays so."""
        others = {name: value for name, value in self._options.items() if name != _LINE}
        now = self._options.get(_LINE)
        if not self.encrypted.isChecked():
            return others
        return {**others, _LINE: now} if now in _ENCRYPTED_LINES else {**others, **ENCRYPTED}
