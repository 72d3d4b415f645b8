"""How files come in: a plan, a handout that the patient has brought back, a shared template."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rehabplanner.delivery.locking import PasswordNeeded
from rehabplanner.delivery.opening import is_handout, open_any
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import read_plan
from rehabplanner.storage.shared_file import is_shared, read_shared
from rehabplanner.ui.frame import Frame


class Incoming(QObject):
    """Reads what is opened or dropped; asks for a password, says what cannot be opened.

    plan_read(plan, path): from a plan file
    handout_read(plan): out of a handout, which is never written to
    shared_read(value): a template or an exercise of a colleague
    """

    plan_read = Signal(object, object)
    handout_read = Signal(object)
    shared_read = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame

    def read(self, path: Path) -> None:
        """Read a plan file, a handout or a shared file, whatever its name says."""
        try:
            if is_handout(path):
                self.handout_read.emit(open_any(path))
            elif is_shared(path):
                self.shared_read.emit(read_shared(path))
            else:
                self.plan_read.emit(read_plan(path), path.absolute())
        except PasswordNeeded:
            self._ask_password(path)
        except Refusal as refusal:
            self._refuse(str(refusal))

    def _ask_password(self, path: Path) -> None:
        from rehabplanner.ui.password_dialogs import UnlockDialog  # not before the first paint

        dialog = UnlockDialog(path.name, lambda password: open_any(path, password), self._frame)
        dialog.unlocked.connect(self.handout_read)
        dialog.refused.connect(self._refuse)
        dialog.open()

    def _refuse(self, sentence: str) -> None:
        self._frame.strip.say(sentence, "stop")
