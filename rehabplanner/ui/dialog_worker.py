"""A dialog's own thread, for what may take long to answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from rehabplanner.ui.worker import Worker


class DialogWorker(Worker):
    """Lets the dialog go when its last answer has come.

    A dialog that is deleted at once would wait for a server that does not answer, and the whole
    window with it.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.finished.connect(self._leave)

    def _leave(self) -> None:
        self.run(self, lambda: None, lambda _: self._dialog.deleteLater(), _raise)


def _raise(error: Exception) -> None:
    raise error
