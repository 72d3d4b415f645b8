"""The first page: choose a diagnosis, or go on with a plan."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rehabplanner.ui.diagnosis_list import DiagnosisChooser
from rehabplanner.ui.knees import plan_title
from rehabplanner.ui.labels import hint, section_title
from rehabplanner.ui.plan_list import PlanList
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import RowDelegate

if TYPE_CHECKING:
    from rehabplanner.domain.plan import Plan
    from rehabplanner.storage.drafts import Draft

_FRAME: Final = 14
"""What a list's border and padding add to its rows, in pixels."""

_MOST_SHOWN: Final = 4
"""Rows of unsaved work that are seen at once; the others are scrolled to."""


class StartPage(QWidget):
    """The diagnosis chooser beside unsaved work and the plans; light enough to be painted first.

    What is typed looks for both: a diagnosis to begin with, a plan to go on with.

    diagnosis_chosen(key); draft_chosen(draft); draft_discarded(draft);
    open_asked(): the button for any other plan file
    """

    diagnosis_chosen = Signal(str)
    draft_chosen = Signal(object)
    draft_discarded = Signal(object)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = DiagnosisChooser()
        self.chooser.chosen.connect(self.diagnosis_chosen)
        self.drafts = _WorkList("Unsaved work")
        self.drafts.activated.connect(self.draft_chosen)
        self.drafts.removed.connect(self.draft_discarded)
        self.plans = PlanList()
        self.chooser.typed.connect(self.plans.look_for)
        self.chooser.none_chosen.connect(self.plans.choose_first)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 32, 40, 24)
        row.setSpacing(40)
        row.addLayout(self._left(), 3)
        row.addWidget(self._right(), 2)
        self.setFocusProxy(self.chooser)

    def show_work(self, drafts: "list[Draft]") -> None:
        """List the unsaved work, and look for the plans again."""
        self.drafts.show_rows([(_title(d.plan), _kept(d), d) for d in drafts])
        self.plans.look_for(self.chooser.search.text())

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        title = QLabel("What is the diagnosis?")
        title.setObjectName("display")
        column.addWidget(title)
        column.addWidget(hint("Type a diagnosis, a nickname or a code, or a patient; then Enter."))
        column.addSpacing(8)
        column.addWidget(self.chooser, 1)
        return column

    def _right(self) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.drafts)
        column.addWidget(self.plans, 1)
        button = QPushButton("&Open a plan file or handout…")
        button.clicked.connect(self.open_asked)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hint("Or drop a plan file or a handout anywhere on this window."))
        return frame


class _WorkList(QWidget):
    """A titled list that is not there without rows.

    activated(value), removed(value): what the row stands for
    """

    activated = Signal(object)
    removed = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(lambda row: self.activated.emit(row.data(Role.VALUE)))
        self._offer_discard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(section_title(title))
        column.addWidget(self.list)
        self.show_rows([])

    def show_rows(self, rows: list[tuple[str, str, object]]) -> None:
        self.list.clear()
        for title, detail, value in rows:
            row = QListWidgetItem(title)
            row.setData(Role.DETAIL, detail)
            row.setData(Role.VALUE, value)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {detail}")
            self.list.addItem(row)
        shown = min(len(rows), _MOST_SHOWN)
        self.list.setFixedHeight(shown * self.list.sizeHintForRow(0) + _FRAME)
        self.setVisible(bool(rows))

    def _offer_discard(self) -> None:
        discard = QAction("Discard", self.list)
        discard.setShortcut(QKeySequence.StandardKey.Delete)
        discard.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        discard.triggered.connect(self._remove)
        self.list.addAction(discard)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _remove(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self.removed.emit(row.data(Role.VALUE))


def _title(plan: "Plan") -> str:
    return plan_title(plan.patient.name, plan.diagnosis.name, plan.side)


def _kept(draft: "Draft") -> str:
    return f"Kept {draft.kept_at.astimezone():%d %B %Y, %H:%M}"
