"""A follow-up begins: the plan is dated with today and remembers what it asked for before."""

from collections.abc import Callable
from datetime import date

import shiboken6
from PySide6.QtCore import Qt

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.session import PlanSession


class VisitStart:
    """Starts today's visit as one step that can be undone, or offers to."""

    def __init__(self, strip: MessageStrip, today: Callable[[], date]) -> None:
        self._strip = strip
        self._today = today

    def is_due(self, plan: Plan) -> bool:
        """Whether the plan is of an earlier day."""
        return plan.created < self._today()

    def begin(self, session: PlanSession) -> None:
        """Start today's visit; on the plan's own day nothing happens."""
        if not self.is_due(session.plan):
            return
        before = date_words(session.plan.created)
        said = f"Today's visit has begun. The sheet will say what has changed since {before}."
        session.edit("Start today's visit", edits.begin_visit, self._today())
        self._strip.say(said, "accent", "Undo", session.history.undo, of=session)

        def another_step() -> None:
            if shiboken6.isValid(self._strip) and self._strip.text == said:
                self._strip.hide()  # its button would undo the other step

        once = Qt.ConnectionType.SingleShotConnection
        session.history.indexChanged.connect(another_step, once)

    def offer(self, session: PlanSession) -> None:
        """Say that the plan is of an earlier day, with a button that starts today's visit."""
        if self.is_due(session.plan):
            self._strip.say(
                f"This plan is of {date_words(session.plan.created)}.",
                "accent",
                "Start today's visit",
                lambda: self.begin(session),
                of=session,
            )
