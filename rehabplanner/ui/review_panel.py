"""The review panel: what a careful colleague would say about the plan, while it is being made."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rehabplanner.domain import edits
from rehabplanner.domain.override import Override
from rehabplanner.domain.plan import Plan
from rehabplanner.review import readability
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import place_name
from rehabplanner.review.review import review, summary
from rehabplanner.ui.finding_actions import FindingActions
from rehabplanner.ui.review_list import ReviewList
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.worker import Worker

_PAUSE_MS: Final = 100
_MOST_OF_THE_COLUMN: Final = 170
"""Pixels that the findings take of themselves; the therapist may drag for more."""
_NO_LIMIT: Final = 16_777_215  # QWIDGETSIZE_MAX


class ReviewPanel(QWidget):
    """Reviews the session's plan in the background after every change.

    place_asked(place, by_key): show this place; by key, put the cursor there too
    """

    place_asked = Signal(object, bool)

    def __init__(self, session: PlanSession, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._busy = False
        self._reviewed: Plan | None = None
        self.header = QToolButton()
        self.list = ReviewList(session.library.registry.sources)
        self.actions_bar = FindingActions()
        self.setAccessibleName("Review")
        self._lay_out()
        self._listen()
        self._show((), "Review")

    @property
    def is_current(self) -> bool:
        """True when what is shown is about the plan as it is now."""
        return self._reviewed == self._session.plan

    def focus_findings(self) -> None:
        """Go to the first finding, or to the selected one; nothing happens without findings."""
        if self.header.isEnabled():
            self.header.setChecked(True)
            self.list.setFocus()
            self.list.pick_first()

    def _lay_out(self) -> None:
        self.header.setObjectName("fold")
        room = QPixmap(self.header.iconSize())
        room.fill(Qt.GlobalColor.transparent)
        self.header.setIcon(QIcon(room))  # stands for the arrow, which is not always there
        self.header.setCheckable(True)
        self.header.setChecked(True)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.header)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.actions_bar)

    def _listen(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._review)
        self._session.plan_changed.connect(lambda *_: self._pause.start())
        self._pause.start()
        self.header.toggled.connect(lambda: self._fit())
        self.list.picked.connect(self.actions_bar.show_finding)
        self.list.itemExpanded.connect(lambda: self._fit())
        self.list.itemCollapsed.connect(lambda: self._fit())
        self.list.opened.connect(lambda found, key: self.place_asked.emit(found.place, key))
        self.actions_bar.fix_asked.connect(self._fix)
        self.actions_bar.reason_given.connect(self._go_on)
        self.actions_bar.taken_back.connect(self._take_back)

    # --- reviewing ---

    def _review(self) -> None:
        if self._busy:
            return  # it looks again when it is done
        self._busy = True
        plan = self._session.plan
        self._worker.run(self, _reviewing(plan), partial(self._took, plan), self._cannot)

    def _took(self, plan: Plan, found: tuple[Finding, ...]) -> None:
        self._busy = False
        self._reviewed = plan
        if plan == self._session.plan:
            self._show(found, summary(found))
        else:
            self._pause.start()

    def _cannot(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _show(self, found: tuple[Finding, ...], said: str) -> None:
        self.header.setText(said)
        self.header.setEnabled(bool(found))
        plan = self._session.plan
        self.list.show_findings(found, lambda finding: place_name(plan, finding.place))
        self._fit()

    def _fit(self) -> None:
        """As tall as the findings ask for, within limits; only the headline when there are none."""
        unfolded = self.header.isEnabled() and self.header.isChecked()
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self.header.setArrowType(arrow if self.header.isEnabled() else Qt.ArrowType.NoArrow)
        self.list.setVisible(unfolded)
        self.actions_bar.setVisible(unfolded and self.list.current() is not None)
        self.list.setMinimumHeight(min(self.list.height_of_rows(), _MOST_OF_THE_COLUMN))
        self.setMaximumHeight(_NO_LIMIT if unfolded else self.header.sizeHint().height())

    # --- the therapist's hand ---

    def _fix(self) -> None:
        finding = self._current()
        if finding is not None and finding.fix is not None:
            self._session.edit(finding.fix.label, finding.fix.edit)

    def _go_on(self, reason: str) -> None:
        finding = self._current()
        if finding is None:
            return
        day = self._session.plan.created
        given = Override(rule=finding.rule, part=finding.part, reason=reason, on=day)
        self._session.edit("Go on anyway", edits.add_override, given)

    def _take_back(self) -> None:
        finding = self._current()
        if finding is not None:
            self._session.edit(
                "Take back decision", edits.remove_override, finding.rule, finding.part
            )

    def _current(self) -> Finding | None:
        """The selected finding as it holds for the plan of this very moment."""
        shown = self.list.current()
        if shown is None or self.is_current:
            return shown
        now = review(self._session.plan)
        same = [found for found in now if (found.rule, found.part) == (shown.rule, shown.part)]
        return same[0] if same else None


def _reviewing(plan: Plan) -> Callable[[], tuple[Finding, ...]]:
    def work() -> tuple[Finding, ...]:
        readability.load()  # here, so that the fields need not wait for it while typing
        return review(plan)

    return work
