"""The list of own templates and exercises."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from rehabplanner.domain.exercise import Exercise
from rehabplanner.handout.phrases import date_words
from rehabplanner.library.searching import Index as SearchIndex
from rehabplanner.storage.stored import OwnRow
from rehabplanner.ui.picture import picture_of
from rehabplanner.ui.picture_rows import PictureRowDelegate
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.row_list import RowList
from rehabplanner.ui.row_model import RowModel, RowWords


class OwnRows(RowModel[OwnRow]):
    """Own content by name. `Role.VALUE` is the OwnRow.

    subjects: the names of diagnoses by key
    """

    def __init__(self, subjects: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subjects = subjects
        self._exercises: dict[str, Exercise] = {}

    def show_found(self, rows: Sequence[OwnRow], exercises: Mapping[str, Exercise]) -> None:
        self._exercises = dict(exercises)
        self.show_rows(rows)

    def row_of(self, row: OwnRow) -> int:
        """Where the same entry stands; -1 when it is gone."""
        wanted = (row.kind, row.key)
        places = (at for at, other in enumerate(self.rows) if (other.kind, other.key) == wanted)
        return next(places, -1)

    def words(self, row: OwnRow) -> RowWords:
        detail = self._detail(row)
        spoken = f"Own {row.kind}: {row.name}. {detail}"
        return RowWords(row.name, detail, row, (Chip(row.kind),), spoken)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Role.PICTURE or not index.isValid():
            return super().data(index, role)
        exercise = self._exercises.get(self.rows[index.row()].key)
        return picture_of(exercise, None, "adult") if exercise is not None else None

    def _detail(self, row: OwnRow) -> str:
        subject = self.subjects.get(row.subject, row.subject)
        by = f" by {row.saved_by}" if row.saved_by else ""
        return f"{subject.capitalize()}, saved {date_words(row.saved_at.astimezone())}{by}"


class OwnList(RowList):
    """One row is chosen; Enter or a double click changes it.

    change_asked(), bin_asked(): by key, mouse or menu, for the chosen row
    chosen_changed(): another row, or none
    """

    change_asked = Signal()
    bin_asked = Signal()
    chosen_changed = Signal()

    def __init__(self, subjects: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("Own templates and exercises", parent)
        self.rows = OwnRows(subjects, self)
        self._all: tuple[OwnRow, ...] = ()
        self._exercises: dict[str, Exercise] = {}
        self._index: SearchIndex[OwnRow] = SearchIndex(())
        self._text = ""
        self.setModel(self.rows)
        self.setItemDelegate(PictureRowDelegate(self))
        self.activated.connect(self.change_asked)
        self.selectionModel().currentChanged.connect(self.chosen_changed)
        self._offer_bin()

    @property
    def chosen(self) -> OwnRow | None:
        found: OwnRow | None = self.currentIndex().data(Role.VALUE)
        return found

    def show_all(self, rows: tuple[OwnRow, ...], exercises: Iterable[Exercise]) -> None:
        """Other content than before; the same search goes on."""
        self._all = rows
        self._exercises = {exercise.key: exercise for exercise in exercises}
        subjects = self.rows.subjects
        self._index = SearchIndex(
            (row, (row.name,), (row.kind, subjects.get(row.subject, row.subject))) for row in rows
        )
        self.look_for(self._text)

    def look_for(self, text: str) -> None:
        """List what holds these words; the chosen row stays chosen, or the one in its place."""
        self._text = text
        before, place = self.chosen, self.currentIndex().row()
        found = self._index.search(text)
        self.rows.show_found(found, self._exercises)
        at = self.rows.row_of(before) if before is not None else -1
        at = at if at >= 0 else min(max(place, 0), len(found) - 1)
        self.setCurrentIndex(self.rows.index(at))
        self.chosen_changed.emit()

    def _offer_bin(self) -> None:
        for text, keys, asked in (
            ("Change…", "F2", self.change_asked),
            ("Move to the bin", QKeySequence(QKeySequence.StandardKey.Delete), self.bin_asked),
        ):
            action = QAction(text, self)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(asked)
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
