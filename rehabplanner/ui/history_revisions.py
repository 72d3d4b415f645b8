"""The saved states of a plan, and the one that is chosen as it is looked at."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.domain.plan import Plan
from rehabplanner.storage.stored import RevisionRow
from rehabplanner.ui.history_bodies import Bodies
from rehabplanner.ui.history_model import RevisionsModel
from rehabplanner.ui.history_sheet import Printing
from rehabplanner.ui.history_view import StateView
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import RowDelegate
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

_READING: Final = "Reading…"
_WIDEST: Final = "30 September 2026, 20:00 mmmm"
_NEVER_SAVED: Final = "This plan has not been saved yet. Save it, and its history begins."


class RevisionsPage(QWidget):
    """A list of days on the left, the chosen state on the right.

    bring_back(plan): the chosen state is to be the open plan
    failed(error): the store could not be asked
    """

    bring_back = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        link: StoreLink,
        plan_id: str,
        now: Plan,
        printing: Printing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._plan_id = plan_id
        self._now = now
        self.model = RevisionsModel(self)
        self._bodies = Bodies(link, plan_id, self)
        self._bodies.arrived.connect(self._show)
        self._bodies.failed.connect(self._cannot)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Saved states, newest first")
        self.list.selectionModel().currentChanged.connect(lambda *_: self._look())
        self.view = StateView(now, printing)
        self.view.turned.connect(self._look)
        self.bring = QPushButton("&Bring this one back")
        self.bring.setAutoDefault(False)
        self.bring.setToolTip("Makes it the open plan. Undo takes that back.")
        self.bring.clicked.connect(self._bring_back)
        self._lay_out()
        self.bring.setEnabled(False)

    def read(self) -> None:
        """List what the store has now; what was chosen stays chosen."""
        plan_id = self._plan_id

        def ask(store: "Store") -> tuple[RevisionRow, ...]:
            return store.revisions(plan_id)

        self.view.say(_READING)
        self._link.ask(self, ask, self._list, self._cannot)

    @property
    def _chosen(self) -> int | None:
        """The number of the chosen revision."""
        row: RevisionRow | None = self.list.currentIndex().data(Role.VALUE)
        return None if row is None else row.number

    def _list(self, rows: tuple[RevisionRow, ...]) -> None:
        chosen = self._chosen
        self.model.show_rows(rows)
        if rows:
            row = 0 if chosen is None else self.model.row_of(chosen)
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.view.say(_NEVER_SAVED)

    def _look(self) -> None:
        """Read what is chosen, and what it is compared with."""
        self.bring.setEnabled(False)
        number = self._chosen
        if number is None:
            return
        before = self.model.before(number) if self.view.needs_earlier else None
        self.view.say(_READING)
        self._bodies.want(number, *(() if before is None else (before,)))

    def _show(self) -> None:
        number = self._chosen
        plan = None if number is None else self._bodies.plan(number)
        if number is None or plan is None:
            return
        self.bring.setEnabled(plan != self._now)
        before = self.model.before(number)
        self.view.show_state(plan, None if before is None else self._bodies.plan(before))

    def _bring_back(self) -> None:
        number = self._chosen
        plan = None if number is None else self._bodies.plan(number)
        if plan is not None:
            self.bring_back.emit(plan)

    def _cannot(self, error: Exception) -> None:
        self.view.say("")
        self.failed.emit(error)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignRight)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 560])
        self.list.setMinimumWidth(_bold(self.list).horizontalAdvance(_WIDEST))
        row = QVBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(splitter)


def _bold(widget: QWidget) -> QFontMetrics:
    font = QFont(widget.font())
    font.setBold(True)
    return QFontMetrics(font)
