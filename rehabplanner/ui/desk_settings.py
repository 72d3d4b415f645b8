"""This desk's settings while the program runs: asked for, kept, and told to who prints."""

from PySide6.QtCore import QObject, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.settings_file import save_settings
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame


class DeskSettings(QObject):
    """Clinic and paper.

    changed(settings): others are used from now on
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, frame: Frame, dialogs: FileDialogs) -> None:
        super().__init__(frame)
        self.value = settings
        self._frame = frame
        self._dialogs = dialogs

    def ask(self) -> None:
        """Let the therapist change them."""
        from rehabplanner.ui.clinic_dialog import ClinicDialog  # not before the first paint

        dialog = ClinicDialog(self.value, self._dialogs, self._frame)
        if dialog.exec():
            self.use(dialog.value())
        dialog.deleteLater()

    def toggle_favourite(self, key: str) -> None:
        """Show an exercise first in the library from now on, or no longer."""
        before = self.value.favourites
        without = tuple(other for other in before if other != key)
        self.use(self.value.replace(favourites=without if key in before else (key, *before)))

    def use(self, settings: Settings) -> None:
        """Keep other settings and print with them from now on."""
        try:
            save_settings(settings)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        self.value = settings
        self.changed.emit(settings)
