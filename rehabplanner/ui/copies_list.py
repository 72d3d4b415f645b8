"""The copies of the desk's own store, newest first."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.backups import Backup, Backups
from rehabplanner.storage.kept_aside import BY_HAND, Aside, kept_aside
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_list import RowList

_NAMED_DAYS: Final = ("Today", "Yesterday")

_WHY: Final = {
    BY_HAND: "Made by hand",
    "before-restore": "Kept when another copy was brought back",
    "before-replaced": "Kept when another file took the store's place",
    "before-update": "Kept before the program was updated",
}


class CopiesList(RowList):
    """One row for each copy.

    chosen_changed(): another copy is chosen, or none
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Copies of the store", parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setUniformItemSizes(True)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    @property
    def chosen(self) -> Backup | None:
        found: Backup | None = self.currentIndex().data(Role.VALUE)
        return found

    def show_copies(self, store: Path, backups: Backups, today: date) -> None:
        """Show what lies on the disk now; the newest is chosen."""
        copies: list[Backup] = [*kept_aside(store), *backups.copies()]
        copies.sort(key=lambda copy: copy.day, reverse=True)
        self._rows.clear()
        for copy in copies:
            self._rows.appendRow(_row(copy, today))
        self.setCurrentIndex(self._rows.index(0, 0))
        self.chosen_changed.emit()


def day_and_time(copy: Backup) -> str:
    """When the copy was made, as far as it is known."""
    if isinstance(copy, Aside):
        return f"{date_words(copy.day)}, {copy.made_at.astimezone():%H:%M}"
    return date_words(copy.day)


def _row(copy: Backup, today: date) -> QStandardItem:
    title, detail, chips = day_and_time(copy), _detail(copy), _chips(copy.day, today)
    row = QStandardItem(title)
    row.setEditable(False)
    row.setData(copy, Role.VALUE)
    row.setData(detail, Role.DETAIL)
    row.setData(chips, Role.CHIPS)
    spoken = ". ".join((title, *(chip.text for chip in chips), detail))
    row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return row


def _chips(day: date, today: date) -> tuple[Chip, ...]:
    names = {today - timedelta(days=ago): name for ago, name in enumerate(_NAMED_DAYS)}
    return (Chip(names[day]),) if day in names else ()


def _detail(copy: Backup) -> str:
    size = QLocale().formattedDataSize(copy.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    why = copy.why if isinstance(copy, Aside) else ""
    words = next((words for start, words in _WHY.items() if why.startswith(start)), "")
    return f"{words}, {size}" if words else size
