"""How a plan goes out: saved as a plan file, exported as the patient's PDF."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from rehabplanner.delivery.export import default_name
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import read_plan, save_plan
from rehabplanner.storage.recent import RecentPlans
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.sheet_choice import Sheet
from rehabplanner.ui.start_page import draft_title


class Outgoing(QObject):
    """Asks where, writes, and says what happened."""

    def __init__(self, frame: Frame, dialogs: FileDialogs, recent: RecentPlans) -> None:
        super().__init__(frame)
        self._frame = frame
        self._dialogs = dialogs
        self._recent = recent

    def save(self, session: PlanSession) -> None:
        """Save to the plan's file; the first time, ask where."""
        if session.origin is None:
            self.save_as(session)
        elif _changed_elsewhere(session, session.origin):
            self._offer_to_replace(session, session.origin)
        else:
            self._save_to(session, session.origin)

    def save_as(self, session: PlanSession) -> None:
        """Ask where, and save there."""
        known = str(session.origin) if session.origin else ""
        suggestion = known or default_name(session.plan.created, ".json")
        path = self._dialogs.plan_to_save(self._frame, suggestion)
        if path is not None:
            self._save_to(session, path)

    def remember(self, session: PlanSession) -> None:
        """Put the plan's file first among the recent plans."""
        if session.origin is None:
            return
        try:
            self._recent.add(session.origin, draft_title(session.plan))
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "caution")

    def export(
        self,
        session: PlanSession,
        clinic: Clinic,
        sheet: Sheet,
        options: HandoutOptions,
        password: str | None = None,
    ) -> None:
        """Ask where, and make the PDF in the background; a password locks it."""
        plan = session.plan
        suggestion = sheet.file_name(plan)
        if session.origin is not None:
            suggestion = str(session.origin.with_name(session.origin.stem + sheet.ending))
        path = self._dialogs.handout_to_save(self._frame, suggestion)
        if path is None:
            return
        self._frame.strip.say(f"The {sheet.title.lower()} is being made…")
        self._frame.worker.run(
            self,
            lambda: sheet.export(plan, path, clinic, options, password=password),
            lambda _: self._exported(path, sheet, is_locked=password is not None),
            self._cannot,
        )

    def _save_to(self, session: PlanSession, path: Path) -> None:
        try:
            save_plan(session.plan, path)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        session.saved_to(path.absolute())
        self._frame.strip.say(f"Saved as {path.name}.")
        self.remember(session)

    def _offer_to_replace(self, session: PlanSession, path: Path) -> None:
        self._frame.strip.say(
            f"{path.name} was changed elsewhere since you opened it. Save under another name"
            " (File, Save as) to keep both.",
            "stop",
            "Replace it",
            lambda: self._save_to(session, path),
        )

    def _exported(self, path: Path, sheet: Sheet, *, is_locked: bool) -> None:
        said = f"The {sheet.title.lower()} is in {path.name}."
        if is_locked:
            said += " It is locked: tell the password by phone, never in the same e-mail."
        self._frame.strip.say(said, "accent", "Show in folder", opener(path.parent))

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")


def _changed_elsewhere(session: PlanSession, path: Path) -> bool:
    """True when the file holds another plan than the one this window read or wrote last."""
    try:
        return session.stored is not None and read_plan(path) != session.stored
    except Refusal:
        return False  # it is gone or unreadable: there is nothing to lose


def opener(folder: Path) -> Callable[[], None]:
    """What shows a folder in the system's file manager."""

    def show_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    return show_folder
