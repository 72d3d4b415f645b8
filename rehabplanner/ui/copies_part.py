"""The copies of the desk's own store, and what can be done with them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rehabplanner.storage.backups import KEPT_DAYS, Backup
from rehabplanner.ui.button_row import button_row
from rehabplanner.ui.copies_list import CopiesList, day_and_time
from rehabplanner.ui.labels import hint, section_title
from rehabplanner.ui.own_backups import bring_back, copy_now, own_backups
from rehabplanner.ui.question import ask_first
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.work_status import WorkStatus

_ONE_A_DAY: Final = f"One copy a day is made by itself and kept for {KEPT_DAYS} days in {{folder}}."
_WHAT_HAPPENS: Final = (
    "What was saved since then leaves the lists. The store as it is now is kept aside as a file,"
    " and you can bring that back too."
)


class CopiesPart(QWidget):
    """The upper part of the dialog with the backups.

    brought_back(): the store holds other plans now
    """

    brought_back = Signal()

    def __init__(
        self, link: StoreLink, store: Path, today: Callable[[], date], status: WorkStatus
    ) -> None:
        super().__init__()
        self._link = link
        self._store = store
        self._today = today
        self._status = status
        self.list = CopiesList()
        self.restore = QPushButton("&Bring this copy back…")
        self.make = QPushButton("Make a copy &now")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(section_title("Copies of this desk's plans"))
        column.addWidget(hint(_ONE_A_DAY.format(folder=store.parent / "backups")))
        column.addWidget(self.list, 1)
        column.addLayout(button_row(self.restore, self.make))
        self.setFocusProxy(self.list)
        self._listen()
        self._show_copies()

    def _listen(self) -> None:
        self.list.chosen_changed.connect(self._enable)
        self.list.activated.connect(self._ask_to_bring_back)
        self.restore.clicked.connect(self._ask_to_bring_back)
        self.make.clicked.connect(self._copy_now)
        self._status.began.connect(self._enable)
        self._status.ended.connect(self._show_copies)

    def _show_copies(self) -> None:
        backups = own_backups(self._link)
        assert backups is not None  # noqa: S101 - this part is for a file only
        self.list.show_copies(self._store, backups, self._today())
        self._enable()

    def _enable(self) -> None:
        is_free = not self._status.is_busy
        self.make.setEnabled(is_free)
        self.restore.setEnabled(is_free and self.list.chosen is not None)

    def _ask_to_bring_back(self) -> None:
        copy = self.list.chosen
        if copy is not None and self.restore.isEnabled():
            question = f"Bring back the plans as they were on {day_and_time(copy)}?"
            on_yes = partial(self._bring_back, copy)
            ask_first(self, question, _WHAT_HAPPENS, "Bring back", "Leave all as it is", on_yes)

    def _bring_back(self, copy: Backup) -> None:
        when = day_and_time(copy)

        def done(aside: Path | None) -> None:
            self.brought_back.emit()
            kept = f" The store of until now is kept as {aside}." if aside else ""
            self._status.done(f"The plans are as they were on {when}.{kept}")

        self._begin(f"Bringing back the copy of {when}…")
        bring_back(self._link, self, copy, done, self._status.refused)

    def _copy_now(self) -> None:
        backups = own_backups(self._link)
        assert backups is not None  # noqa: S101 - this part is for a file only
        make = partial(copy_now, backups, self._today())

        def done(_: None) -> None:
            self._status.done("The copy is made.")

        self._begin("Making a copy…")
        self._link.ask(self, lambda _: make(), done, self._status.refused)

    def _begin(self, doing: str) -> None:
        self.list.setFocus()  # the button that had it is not free for a while
        self._status.begin(doing)
