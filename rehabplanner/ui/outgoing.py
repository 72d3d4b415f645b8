"""How a plan goes out: as the patient's PDF, or as a plan file to take along."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from rehabplanner.delivery.export import default_name
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import save_plan
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.sheet_choice import PATIENT_SHEET, Sheet


class Outgoing(QObject):
    """Asks where, writes, and says what happened.

    handed_over(session, digest): a patient's sheet with that SHA-256 is in its file
    """

    handed_over = Signal(object, str)

    def __init__(self, frame: Frame, dialogs: FileDialogs) -> None:
        super().__init__(frame)
        self._frame = frame
        self._dialogs = dialogs

    def save_as(self, session: PlanSession) -> bool:
        """Write a plan file, to take along; the plan itself stays in the store. False if not."""
        suggestion = default_name(session.plan.created, ".json")
        path = self._dialogs.plan_to_save(self._frame, suggestion)
        if path is None:
            return False
        try:
            save_plan(session.plan, path)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return False
        self._frame.strip.say(f"A copy of the plan is in {path.name}.")
        return True

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
        path = self._dialogs.handout_to_save(self._frame, sheet.file_name(plan))
        if path is None:
            return

        def make() -> str:
            sheet.export(plan, path, clinic, options, password=password)
            return sha256(path.read_bytes()).hexdigest()

        def made(digest: str) -> None:
            self._say(path, sheet, is_locked=password is not None)
            if sheet is PATIENT_SHEET and isValid(session):
                self.handed_over.emit(session, digest)

        self._frame.strip.say(f"The {sheet.title.lower()} is being made…")
        self._frame.worker.run(self, make, made, self._cannot)

    def _say(self, path: Path, sheet: Sheet, *, is_locked: bool) -> None:
        said = f"The {sheet.title.lower()} is in {path.name}."
        if is_locked:
            said += " It is locked: tell the password by phone, never in the same e-mail."
        self._frame.strip.say(said, "accent", "Show in folder", opener(path.parent))

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")


def opener(folder: Path) -> Callable[[], None]:
    """What shows a folder in the system's file manager."""

    def show_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    return show_folder
