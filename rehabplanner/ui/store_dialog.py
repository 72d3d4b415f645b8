"""Where plans are kept: on this machine, or on the clinic's server for all of its desks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.place import is_server
from rehabplanner.ui.dialog_worker import DialogWorker
from rehabplanner.ui.labels import hint
from rehabplanner.ui.server_form import ServerForm
from rehabplanner.ui.server_questions import Found, Question, answer, brought_along, reason
from rehabplanner.ui.work_status import WorkStatus

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_Buttons = QDialogButtonBox.StandardButton
_INDENT: Final = 24
_ASKING: Final = "Asking the server…"


class StoreDialog(QDialog):
    """Chooses the store. A server is taken only when it answers.

    passphrase: what this machine's own store is open with, if it is locked by one

    chosen(settings, place, sentence): the settings to keep; the place to open, with its password;
        what there is to tell, or nothing
    """

    chosen = Signal(object, object, str)
    _doing = Signal(str)

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, passphrase: str | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Where plans are kept")
        self.setMinimumWidth(520)
        self._settings = settings
        self._passphrase = passphrase
        self._worker = DialogWorker(self)
        self._file = store_file()
        self._asked_from: QWidget | None = None
        url = settings.store if is_server(settings.store) else ""
        self.here = QRadioButton("On &this machine")
        self.there = QRadioButton("On the &clinic's server, for all of its desks")
        self.form = ServerForm(url, self._worker)
        self.along = QCheckBox("&Bring the plans of this machine along (they stay here too)")
        self.test = QPushButton("T&ry")
        self.test.setAutoDefault(False)
        self.status = WorkStatus()
        self.buttons = QDialogButtonBox(_Buttons.Ok | _Buttons.Cancel)
        self.ok = self.buttons.button(_Buttons.Ok)
        self._lay_out()
        self._connect()
        (self.there if url else self.here).setChecked(True)
        self._show_choice()

    def accept(self) -> None:
        """Take this machine at once, a server as soon as it has answered."""
        if self.here.isChecked():
            file = "" if is_server(self._settings.store) else self._settings.store
            self._take(self._settings.replace(store=file), file or None, "")
        else:
            self._ask(self._taken, self.form.keep.value(), along=self.along.isChecked())

    def try_it(self) -> None:
        """Say what is at the server, and change nothing here."""
        self._ask(lambda found: self.status.done(found.words), None, along=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        where = hint(self._settings.store if self._is_other_file() else str(self._file))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setIndent(_INDENT)
        column.addWidget(self.here)
        column.addWidget(where)
        column.addWidget(self.there)
        column.addWidget(self.form)
        rest = QVBoxLayout()
        rest.setContentsMargins(_INDENT, 0, 0, 0)
        rest.addWidget(self.along)
        rest.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(rest)
        column.addWidget(self.status)
        column.addStretch()
        column.addWidget(self.buttons)

    def _is_other_file(self) -> bool:
        return bool(self._settings.store) and not is_server(self._settings.store)

    def _connect(self) -> None:
        self.here.toggled.connect(self._show_choice)
        self.test.clicked.connect(self.try_it)
        self._doing.connect(self.status.begin)
        self.status.began.connect(self._show_choice)
        self.status.ended.connect(self._show_choice)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _show_choice(self) -> None:
        """What belongs to a server rests while this machine is chosen, all while one is asked."""
        idle = not self.status.is_busy
        on_server = self.there.isChecked() and idle
        self.form.setEnabled(on_server)
        self.test.setEnabled(on_server)
        self.along.setEnabled(on_server and self._file.exists())
        for widget in (self.here, self.there, self.ok):
            widget.setEnabled(idle)
        if idle and self._asked_from is not None:
            self._asked_from.setFocus()
            self._asked_from = None

    def _ask(self, done: Callable[[Found], None], keep: bool | None, *, along: bool) -> None:
        try:
            question = Question(self.form.server(), self.form.password.text(), keep)
        except Refusal as refusal:
            self.status.refused(refusal)
            return

        def work() -> Found:
            found = answer(question)
            return brought_along(found, self._own_store, self._doing.emit) if along else found

        self._asked_from = self.focusWidget()  # while the server is asked, it takes no focus
        self.status.begin(_ASKING)
        self._worker.run(self, work, done, self._refused)

    def _own_store(self) -> "Store":
        from rehabplanner.storage.store import Store  # loads a database library

        return Store.at(passphrase=self._passphrase)

    def _refused(self, error: Exception) -> None:
        self.status.refused(reason(error))

    def _taken(self, found: Found) -> None:
        if self.isVisible():  # who has closed the dialog meanwhile has changed their mind
            self._take(self._settings.replace(store=found.server.url), found.place, found.said)

    def _take(self, settings: Settings, place: str | None, said: str) -> None:
        super().accept()
        self.chosen.emit(settings, place, said)
