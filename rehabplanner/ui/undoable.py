"""Telling of a step that has just been done, with a button that takes it back."""

import shiboken6
from PySide6.QtCore import Qt

from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.session import PlanSession


def say_done(strip: MessageStrip, said: str, session: PlanSession) -> None:
    """Say what the last step did; gone with the next step, which the button would undo."""
    strip.say(said, "accent", "Undo", session.history.undo, of=session)

    def another_step() -> None:
        if shiboken6.isValid(strip) and strip.text == said:
            strip.hide()

    session.history.indexChanged.connect(another_step, Qt.ConnectionType.SingleShotConnection)
