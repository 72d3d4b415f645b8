"""Telling of a step that has just been done, with a button that takes it back."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack

from rehabplanner.ui.message_strip import MessageStrip


def say_done(strip: MessageStrip, said: str, history: QUndoStack) -> None:
    """Say what the last step did; gone with the next step, which the button would undo."""
    strip.say(said, "accent", "Undo", history.undo)

    def another_step() -> None:
        if shiboken6.isValid(strip) and strip.text == said:
            strip.hide()

    history.indexChanged.connect(another_step, Qt.ConnectionType.SingleShotConnection)
