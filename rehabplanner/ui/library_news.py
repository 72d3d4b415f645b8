"""Tells that the library has newer texts for the open plan, and lets the therapist take them."""

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer

from rehabplanner.domain.renewal import take_contents
from rehabplanner.library.updates import Update, updates
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.undoable import say_done

_NEWEST: Final = "This plan has the newest texts."


class LibraryNews(QObject):
    """Says it once for a plan that was opened; asks when the therapist wants to see it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._untold: PlanSession | None = None
        self._said = ""
        self._quiet = QTimer(self, singleShot=True, interval=0)
        self._quiet.timeout.connect(self._tell)
        frame.strip.installEventFilter(self)

    def look_at(self, session: PlanSession) -> None:
        """Offer what is newer, as soon as the window has nothing else to say."""
        if self._said and self._frame.strip.text == self._said:
            self._frame.strip.hide()  # it spoke of the plan before this one
        self._untold = session
        self._tell()

    def ask(self, session: PlanSession) -> None:
        """Show what is newer, or say that nothing is. What was being typed has been settled."""
        if not shiboken6.isValid(session):
            return  # the plan was put away while its offer was still on the screen
        self._untold = None
        found = updates(session.plan, session.library)
        if not found:
            self._frame.strip.say(_NEWEST)
            return
        from rehabplanner.ui.updates_dialog import UpdatesDialog  # not before the first paint

        dialog = UpdatesDialog(found, session.plan, session.library, self._frame)
        dialog.taken.connect(lambda chosen: self._take(session, chosen))
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the strip falls silent: its button may make it speak again at once."""
        if event.type() == QEvent.Type.Hide and self._untold is not None:
            self._quiet.start()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        session, strip = self._untold, self._frame.strip
        if session is None or not shiboken6.isValid(session) or strip.text:
            return
        self._untold = None
        found = updates(session.plan, session.library)
        if found:
            self._said = _offer(len(found))
            strip.say(self._said, "accent", "Look…", lambda: self.ask(session), of=session)

    def _take(self, session: PlanSession, chosen: tuple[Update, ...]) -> None:
        contents = {update.item.id: update.content for update in chosen}
        session.edit("Take newer library text", take_contents, contents)
        say_done(self._frame.strip, _done(len(chosen)), session)


def _offer(count: int) -> str:
    if count == 1:
        return "The library has a newer text for 1 part of this plan."
    return f"The library has newer texts for {count} parts of this plan."


def _done(count: int) -> str:
    if count == 1:
        return "1 part of this plan has the library's newest text now."
    return f"{count} parts of this plan have the library's newest texts now."
