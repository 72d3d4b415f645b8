"""Own templates and exercises: renamed, shared, brought in, put away."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import OwnRow, StoredExercise, StoredTemplate
from rehabplanner.ui.button_row import button_row
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.labels import hint
from rehabplanner.ui.library_controls import SearchField
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_exercise_dialog import OwnExerciseDialog, Source
from rehabplanner.ui.own_list import OwnList
from rehabplanner.ui.own_sharing import OwnSharing
from rehabplanner.ui.template_dialog import RenameDialog

_LEAD: Final = (
    "Templates are found on the start page, exercises in the library beside the plan. Plans made"
    " with them stay as they are, whatever you do here."
)
_NOTHING: Final = (
    "Nothing here yet. In a plan, choose “Save as template…” in the Record book, or “Keep as my own"
    " exercise…” below an exercise."
)


class OwnLibraryDialog(QDialog):
    """Lists all own content; what is put away can be brought back at once."""

    def __init__(
        self, own: OwnContent, dialogs: FileDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Own templates and exercises")
        self.resize(680, 600)
        self.setAcceptDrops(True)
        self._own, self._dialogs = own, dialogs
        self._sharing = OwnSharing(own, dialogs, self)
        self.strip = MessageStrip()
        self.search = SearchField("Search your own templates and exercises")
        protocols = own.library.protocols.items()
        self.list = OwnList({key: protocol.diagnosis.name for key, protocol in protocols})
        self.nothing = hint(_NOTHING)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.change = QPushButton("C&hange…")
        self.share = QPushButton("&Share as a file…")
        self.to_bin = QPushButton("Move to the &bin")
        self.take_in = QPushButton("&Import…")
        self._lay_out()
        self._listen()
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._sharing.read(Path(url.toLocalFile()))

    def _lay_out(self) -> None:
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (hint(_LEAD), self.strip, self.search):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        buttons = (self.change, self.share, self.to_bin, self.take_in)
        column.addLayout(button_row(*buttons, last=close))
        self.search.setFocus()

    def _listen(self) -> None:
        self._own.changed.connect(self._show)
        self._sharing.said.connect(self.strip.say)
        self._sharing.refused.connect(lambda sentence: self.strip.say(sentence, "stop"))
        self.search.textChanged.connect(self._find)
        self.search.left_down.connect(self.list.setFocus)
        self.list.chosen_changed.connect(self._enable)
        self.list.change_asked.connect(self._ask_change)
        self.list.bin_asked.connect(self._put_away)
        self.change.clicked.connect(self._ask_change)
        self.share.clicked.connect(self._share)
        self.to_bin.clicked.connect(self._put_away)
        self.take_in.clicked.connect(self._sharing.ask_import)

    # --- showing ---

    def _show(self) -> None:
        self.list.show_all(self._own.rows, self._own.exercises)
        self._say_nothing()

    def _find(self, text: str) -> None:
        self.list.look_for(text)
        self._say_nothing()

    def _say_nothing(self) -> None:
        found = bool(self.list.rows.rows)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        words = self.search.text().strip()
        self.nothing.setText(f"Nothing of yours holds “{words}”." if words else _NOTHING)

    def _enable(self) -> None:
        for button in (self.change, self.share, self.to_bin):
            button.setEnabled(self.list.chosen is not None)

    # --- changing ---

    def _ask_change(self) -> None:
        row = self.list.chosen
        if row is None:
            return
        key = row.key
        if row.kind == "template":
            rename = partial(self._rename, row)
            self._own.ask(self, lambda kept: kept.template(key), rename, self._refuse)
        else:
            edit = partial(self._edit, row)
            self._own.ask(self, lambda kept: kept.exercise(key), edit, self._refuse)

    def _rename(self, row: OwnRow, found: StoredTemplate) -> None:
        RenameDialog(self._own, found, row, self).open()

    def _edit(self, row: OwnRow, found: StoredExercise) -> None:
        OwnExerciseDialog(self._own, Source(found.exercise), self._dialogs, row, self).open()

    def _share(self) -> None:
        if self.list.chosen is not None:
            self._sharing.share(self.list.chosen)

    def _put_away(self) -> None:
        row = self.list.chosen
        if row is None:
            return

        def done(_: None) -> None:
            words = f"“{row.name}” is in the bin."
            self.strip.say(words, "accent", "Undo", partial(self._bring_back, row))

        self._own.change(self, lambda kept: kept.to_bin(row.kind, row.key), done, self._refuse)

    def _bring_back(self, row: OwnRow) -> None:
        self._own.change(
            self, lambda kept: kept.restore(row.kind, row.key), lambda _: None, self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        """Another desk may have been there before; the list shows how it is now."""
        if not isinstance(error, Refusal):
            raise error
        self.strip.say(str(error), "stop")
        self._own.load()
