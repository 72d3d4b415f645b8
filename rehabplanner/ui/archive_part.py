"""Everything in the store as one file: out and in."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rehabplanner.ui.button_row import button_row
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.import_words import import_words
from rehabplanner.ui.labels import hint, section_title
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.work_status import WorkStatus
from rehabplanner.ui.worker import Worker

if TYPE_CHECKING:
    from rehabplanner.storage.merging import Imported
    from rehabplanner.storage.store import Store

_LEAD: Final = (
    "All plans with their history, patients and the own library in one file, to keep elsewhere or"
    " to take to another desk or server. The file has no password: anybody who has it can read it."
)


class ArchivePart(QWidget):
    """Two buttons of the dialog with the backups.

    imported(): the store holds more now
    """

    imported = Signal()

    def __init__(
        self, link: StoreLink, dialogs: FileDialogs, today: Callable[[], date], status: WorkStatus
    ) -> None:
        super().__init__()
        self._link = link
        self._worker = Worker(self)
        self._dialogs = dialogs
        self._today = today
        self._status = status
        self.export = QPushButton("&Export everything…")
        self.export.clicked.connect(self._export)
        self.take_in = QPushButton("&Import…")
        self.take_in.clicked.connect(self._import)
        for button in (self.export, self.take_in):
            status.began.connect(lambda button=button: button.setEnabled(False))
            status.ended.connect(lambda _, button=button: button.setEnabled(True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_title("Everything as one file"))
        column.addWidget(hint(_LEAD))
        column.addLayout(button_row(self.export, self.take_in))

    def _export(self) -> None:
        path = self._dialogs.archive_to_save(self, f"rehabplanner-{self._today()}.zip")
        if path is None:
            return

        def begin(store: "Store") -> None:
            self._worker.run(self, partial(_export, store, path), done, self._status.refused)

        def done(_: None) -> None:
            self._status.done(f"Everything is in {path} now.")

        self._status.begin("Exporting everything…")
        self._link.ask(self, _itself, begin, self._status.refused)

    def _import(self) -> None:
        path = self._dialogs.archive_to_open(self)
        if path is None:
            return

        def bring_in(store: "Store") -> "Imported":
            from rehabplanner.storage.importing import import_everything

            return import_everything(store, path)

        self._status.begin(f"Importing {path.name}…")
        self._link.ask(self, bring_in, self._show_imported, self._status.refused)

    def _show_imported(self, done: "Imported") -> None:
        self.imported.emit()
        self._status.done(import_words(done))


def _itself(store: "Store") -> "Store":
    """Writing all of a large store takes minutes; others can go on asking it meanwhile."""
    return store


def _export(store: "Store", path: Path) -> None:
    from rehabplanner.storage.exporting import export_everything  # loads a database library

    export_everything(store, path)
