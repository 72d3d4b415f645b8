"""Whether a server's password goes into the system's keyring, where there is one."""

from PySide6.QtWidgets import QCheckBox, QWidget

from rehabplanner.storage import credentials
from rehabplanner.ui.worker import Worker


class KeepPassword(QCheckBox):
    """A box that is ticked as soon as a keyring is found, and else says that there is none."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__("&Keep the password in this system's keyring", parent)
        self.setEnabled(False)
        worker.run(self, credentials.can_remember, self._offer, _raise)  # it may take its time

    def value(self) -> bool | None:
        """None while no keyring is found: then what it may hold is left alone."""
        return self.isChecked() if self.isEnabled() else None

    def _offer(self, there: bool) -> None:
        self.setEnabled(there)
        self.setChecked(there)
        if not there:
            self.setText("Asked at every start: this system has no keyring to keep it in")


def _raise(error: Exception) -> None:
    raise error
