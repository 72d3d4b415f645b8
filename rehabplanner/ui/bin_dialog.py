"""The bin: what was put away comes back, or is deleted for ever."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from rehabplanner.refusal import Refusal
from rehabplanner.storage.binned import BinCount, BinCursor, Binned, BinPage
from rehabplanner.ui.bin_list import BinList
from rehabplanner.ui.bin_rows import all_counted, named, outcome
from rehabplanner.ui.button_row import button_row
from rehabplanner.ui.labels import hint
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.question import ask_first
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.bin import Bin
    from rehabplanner.storage.store import Store

_PAGE: Final = 50
_FOR_EVER: Final = "The whole history goes too, and which sheets were given. This cannot be undone."
_COPIES: Final = "The copies of the last 30 days of work hold it still."
_LEAD: Final = "What you put away waits here until you bring it back or delete it for ever."


class BinDialog(QDialog):
    """Lists what lies in the bin, what was put there last first.

    changed(): something came back or is gone, so lists of plans and patients are no longer right
    """

    changed = Signal()

    def __init__(self, link: StoreLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bin")
        self.resize(640, 560)
        self._link = link
        self.strip = MessageStrip()
        self.list = BinList()
        self.nothing = hint("The bin is empty.")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bring_back = QPushButton("&Bring back")
        self.delete = QPushButton("&Delete for ever…")
        self.empty = QPushButton("&Empty the bin…")
        self._lay_out()
        self._listen()
        self._enable()
        self._load()

    def _lay_out(self) -> None:
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (hint(_LEAD), self.strip):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(button_row(self.bring_back, self.delete, self.empty, last=close))
        self.nothing.hide()
        self.list.setFocus()

    def _listen(self) -> None:
        self.list.rows.more_wanted.connect(self._load)
        self.list.chosen_changed.connect(self._enable)
        self.list.delete_asked.connect(self._ask_to_delete)
        self.list.activated.connect(self._bring_back)
        self.bring_back.clicked.connect(self._bring_back)
        self.delete.clicked.connect(self._ask_to_delete)
        self.empty.clicked.connect(self._count)

    # --- showing ---

    def _load(self, after: BinCursor | None = None) -> None:
        def page(store: "Store") -> BinPage:
            return _bin(store).page(_PAGE, after)

        show = partial(self.list.rows.add_page, after) if after else self._show
        self._link.ask(self, page, show, self._refuse)

    def _show(self, page: BinPage) -> None:
        self.list.setVisible(bool(page.rows))
        self.nothing.setVisible(not page.rows)
        self.list.show_page(page)

    def _enable(self) -> None:
        has_chosen = bool(self.list.chosen)
        self.bring_back.setEnabled(has_chosen)
        self.delete.setEnabled(has_chosen)
        self.empty.setEnabled(bool(self.list.rows.rows))

    # --- changing ---

    def _bring_back(self) -> None:
        rows = self.list.chosen
        self._change(lambda store: _bin(store).bring_back(rows), outcome(rows, "back"))

    def _ask_to_delete(self) -> None:
        rows = self.list.chosen
        if rows:
            self._ask(f"Delete {named(rows)} for ever?", partial(self._delete, rows))

    def _delete(self, rows: list[Binned]) -> None:
        self._change(lambda store: _bin(store).delete(rows), outcome(rows, "deleted for ever"))

    def _count(self) -> None:
        self._link.ask(self, lambda store: _bin(store).count(), self._ask_to_empty, self._refuse)

    def _ask_to_empty(self, count: BinCount) -> None:
        self._ask(f"Delete {all_counted(count)} for ever?", partial(self._empty, count))

    def _ask(self, question: str, on_yes: Callable[[], None]) -> None:
        """Honest about what stays readable."""
        copies = f" {_COPIES}" if self._link.file else ""
        ask_first(self, question, _FOR_EVER + copies, "Delete for ever", "Keep", on_yes)

    def _empty(self, count: BinCount) -> None:
        self._change(lambda store: _bin(store).empty(count), "The bin is empty.")

    def _change(self, change: "Callable[[Store], object]", said: str) -> None:
        self._link.ask(self, change, lambda _: self._changed(said), self._not_changed)

    def _changed(self, said: str) -> None:
        self.strip.say(said)
        self._load()
        self.changed.emit()

    def _not_changed(self, error: Exception) -> None:
        """Another desk may have been there before; the list shows how it is now."""
        self._refuse(error)
        self._load()
        self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.strip.say(str(error), "stop")


def _bin(store: "Store") -> "Bin":
    from rehabplanner.storage.bin import Bin  # loads a database library

    return Bin(store)
