"""The plans of the store on the start page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from rehabplanner.ui.labels import hint, section_title
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import RowDelegate

if TYPE_CHECKING:
    from rehabplanner.ui.plan_search import PlanSearch

_RECENT: Final = "Recent plans"
_FOUND: Final = "Patients and plans found"
_NONE_YET: Final = "Your plans appear here. Each one is kept by itself while you work on it."


class PlanList(QWidget):
    """The plans of the store: the newest, or those that hold the words typed.

    chosen(row): open this plan
    patient_chosen(patient): show whose plans there are
    binned(row), history_asked(row)
    """

    chosen = Signal(object)
    patient_chosen = Signal(object)
    binned = Signal(object)
    history_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._search: PlanSearch | None = None
        self._wants_first = False
        self._title = section_title(_RECENT)
        self.list = QListView()
        self.list.setAccessibleName(_RECENT)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(self._choose)
        self.nothing = hint("")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.hide()
        self._offer_commands()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)

    def use(self, search: "PlanSearch") -> None:
        """From now on there is a store to be asked."""
        self._search = search
        self.list.setModel(search.model)
        search.answered.connect(self._show_answer)
        search.failed.connect(self._show_failure)

    def look_for(self, text: str) -> None:
        """Look for plans that hold these words."""
        self._wants_first = False
        title = _FOUND if text.strip() else _RECENT
        self._title.setText(title)
        self.list.setAccessibleName(title)
        if self._search is not None:
            self._search.find(text)

    def choose_first(self) -> None:
        """Open the first plan found, as soon as it is."""
        if self._search is None or not self._search.is_answered:
            self._wants_first = True
        elif self._search.model.plans:
            self.chosen.emit(self._search.model.plans[0])
        elif self._search.model.patients:
            self.patient_chosen.emit(self._search.model.patients[0].patient)

    def _show_answer(self) -> None:
        assert self._search is not None  # noqa: S101 - it has answered
        text, found = self._search.text.strip(), self._search.model.rowCount() > 0
        said = f"No plan holds “{text}” in patient, diagnosis, goal or date." if text else _NONE_YET
        self._show_list(found, said)
        if self._wants_first:
            self._wants_first = False
            self.choose_first()

    def _show_failure(self) -> None:
        self._wants_first = False
        self._show_list(False, "The plans cannot be shown now.")  # noqa: FBT003

    def _show_list(self, found: bool, said: str) -> None:
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(said)

    def _choose(self, index: QModelIndex) -> None:
        assert self._search is not None  # noqa: S101 - it has made the rows
        patient = self._search.model.patient_at(index)
        if patient is not None:
            self.patient_chosen.emit(patient)
        else:
            self.chosen.emit(index.data(Role.VALUE))

    def _offer_commands(self) -> None:
        for text, tell, key in (
            ("Open", self.chosen.emit, None),
            ("History…", self.history_asked.emit, None),
            ("Move to the bin", self.binned.emit, QKeySequence.StandardKey.Delete),
        ):
            action = QAction(text, self.list)
            if key is not None:
                action.setShortcut(key)
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, tell=tell: self._tell(tell))
            self.list.addAction(action)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _tell(self, tell: Callable[[object], None]) -> None:
        """What is done with a plan; a patient's row can only be chosen."""
        index = self.list.currentIndex()
        if self._search is None or not index.isValid():
            return
        if self._search.model.patient_at(index) is None:
            tell(index.data(Role.VALUE))
        else:
            self._choose(index)
