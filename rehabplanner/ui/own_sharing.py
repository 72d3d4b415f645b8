"""Own templates and exercises as files: out to a colleague, in from one."""

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.storage.shared_file import Shared, read_shared, write_shared
from rehabplanner.storage.stored import OwnRow
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.own_content import OwnContent

if TYPE_CHECKING:
    from rehabplanner.storage.own_library import OwnLibrary
    from rehabplanner.storage.own_rows import TakenIn

_NOT_IN_NAMES: Final = re.compile(r"[^\w-]+")
_LONGEST: Final = 60


class OwnSharing(QObject):
    """Writes and reads the files, in the background where it may take long.

    said(sentence): it was done
    refused(sentence): it was not, and why
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, own: OwnContent, dialogs: FileDialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._own, self._dialogs, self._window = own, dialogs, parent

    def share(self, row: OwnRow) -> None:
        """Ask where, and write the file."""
        path = self._dialogs.shared_to_save(self._window, file_name(row))
        if path is None:
            return
        done = f"“{row.name}” is in {path.name}; a colleague opens it, or drops it on the window."
        self._own.ask(
            self, partial(_write, row=row, path=path), lambda _: self.said.emit(done), self._cannot
        )

    def ask_import(self) -> None:
        path = self._dialogs.shared_to_open(self._window)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Take in what a file holds."""
        try:
            self.take_in(read_shared(path))
        except Refusal as refusal:
            self.refused.emit(str(refusal))

    def take_in(self, value: Shared) -> None:
        """Keep what came out of a file; nothing that is here is overwritten."""
        by = self._own.who()

        def done(result: "tuple[TakenIn, Shared]") -> None:
            self.said.emit(taken_in_words(*result))

        self._own.change(self, lambda kept: kept.take_in(value, by), done, self._cannot)

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.refused.emit(str(error))


def taken_in_words(how: "TakenIn", value: Shared) -> str:
    """What became of a file that came in; the value is named as it is called here."""
    match how:
        case "known":
            return f"You have the {value.kind} “{value.name}” already."
        case "copied":
            return f"Yours says something else, so this {value.kind} came in as “{value.name}”."
        case _:
            where = "on the start page" if value.kind == "template" else "in the library"
            return f"The {value.kind} “{value.name}” is yours now; find it {where}."


def file_name(row: OwnRow) -> str:
    """ "my-runner-s-knee.json": every system takes such a name."""
    plain = _NOT_IN_NAMES.sub("-", row.name.casefold()).strip("-")[:_LONGEST]
    return f"{plain or row.kind}.json"


def _write(kept: "OwnLibrary", row: OwnRow, path: Path) -> None:
    if row.kind == "template":
        write_shared(kept.template(row.key).template, path)
    else:
        write_shared(kept.exercise(row.key).exercise, path)
