"""The first page: choose a diagnosis, or go on with a plan."""

from pathlib import Path
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
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import RowDelegate

if TYPE_CHECKING:
    from rehabplanner.domain.plan import Plan
    from rehabplanner.storage.drafts import Draft
    from rehabplanner.storage.recent import RecentPlan

_FRAME: Final = 14
"""What a list's border and padding add to its rows, in pixels."""

_MOST_SHOWN: Final = 6
"""Rows of a list that are seen at once; the others are scrolled to."""


class StartPage(QWidget):
    """The diagnosis chooser beside unsaved work and recent plans; light enough to be painted first.

    diagnosis_chosen(key); plan_chosen(path); draft_chosen(draft); draft_discarded(draft);
    open_asked(): the button for any other plan file
    """

    diagnosis_chosen = Signal(str)
    plan_chosen = Signal(object)
    draft_chosen = Signal(object)
    draft_discarded = Signal(object)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = DiagnosisChooser()
        self.chooser.chosen.connect(self.diagnosis_chosen)
        self.drafts = _WorkList("Unsaved work", can_discard=True)
        self.drafts.activated.connect(self.draft_chosen)
        self.drafts.removed.connect(self.draft_discarded)
        self.recent = _WorkList("Recent plans", empty="Plans you save appear here.")
        self.recent.activated.connect(self.plan_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 32, 40, 24)
        row.setSpacing(40)
        row.addLayout(self._left(), 3)
        row.addWidget(self._right(), 2)
        self.setFocusProxy(self.chooser)

    def show_work(self, drafts: "list[Draft]", recent: "tuple[RecentPlan, ...]") -> None:
        """Fill the lists of unsaved and recent plans."""
        self.drafts.show_rows([(draft_title(d.plan), _kept(d), d) for d in drafts])
        self.recent.show_rows([(r.title, _where(r.path), r.path) for r in recent])

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        title = QLabel("What is the diagnosis?")
        title.setObjectName("display")
        column.addWidget(title)
        column.addWidget(_hint("Type a name, a nickname or a code, then Enter."))
        column.addSpacing(8)
        column.addWidget(self.chooser, 1)
        return column

    def _right(self) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.drafts)
        column.addWidget(self.recent)
        button = QPushButton("&Open a plan or handout…")
        button.clicked.connect(self.open_asked)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_hint("Or drop a plan file or a handout anywhere on this window."))
        column.addStretch(1)
        return frame


class _WorkList(QWidget):
    """A titled list; without rows it says what will come, or is not there at all.

    activated(value), removed(value): what the row stands for
    """

    activated = Signal(object)
    removed = Signal(object)

    def __init__(self, title: str, *, empty: str = "", can_discard: bool = False) -> None:
        super().__init__()
        label = QLabel(title)
        label.setObjectName("sectionTitle")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(lambda row: self.activated.emit(row.data(Role.VALUE)))
        if can_discard:
            self._offer_discard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.list)
        self._empty = _hint(empty)
        column.addWidget(self._empty)
        self.show_rows([])

    def show_rows(self, rows: list[tuple[str, str, object]]) -> None:
        self.list.clear()
        for title, detail, value in rows:
            row = QListWidgetItem(title)
            row.setData(Role.DETAIL, detail)
            row.setData(Role.VALUE, value)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {detail}")
            self.list.addItem(row)
        self.list.setVisible(bool(rows))
        shown = min(len(rows), _MOST_SHOWN)
        self.list.setFixedHeight(shown * self.list.sizeHintForRow(0) + _FRAME)
        self._empty.setVisible(not rows)
        self.setVisible(bool(rows) or bool(self._empty.text()))

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


def draft_title(plan: "Plan") -> str:
    """Words that tell a plan from others in a list on this machine."""
    knee = {"left": "left", "right": "right", "both": "both knees", None: "side not chosen"}
    name = plan.patient.name or "No name yet"
    return f"{name}  ·  {plan.diagnosis.name}, {knee[plan.side]}"


def _kept(draft: "Draft") -> str:
    return f"Kept {draft.kept_at.astimezone():%d %B %Y, %H:%M}"


def _where(path: Path) -> str:
    return str(path)


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label
