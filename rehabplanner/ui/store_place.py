"""Where the store is: chosen by the therapist, and opened with the server's password."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from rehabplanner.settings import Settings
from rehabplanner.storage.stored import NotLetIn
from rehabplanner.ui.desk_settings import DeskSettings
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.kept_plans import KeptPlans


class StorePlace(QObject):
    """Shows the dialogs and moves the desk to the store that was chosen.

    put_away(): leaves the open plan; False when it has to be settled first
    """

    def __init__(
        self,
        frame: Frame,
        kept: KeptPlans,
        settings: DeskSettings,
        put_away: Callable[[], bool],
    ) -> None:
        super().__init__(frame)
        self._frame, self._kept, self._settings = frame, kept, settings
        self._put_away = put_away
        kept.trouble.not_let_in.connect(self._offer_password)

    def ask(self) -> None:
        """Let the therapist choose another store."""
        from rehabplanner.ui.store_dialog import StoreDialog  # not before the first paint

        passphrase = self._kept.link.passphrase
        dialog = StoreDialog(self._settings.value, self._frame, passphrase)
        dialog.chosen.connect(self._move)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _move(self, settings: Settings, place: str | None, said: str) -> None:
        if not self._put_away():
            return
        self._settings.use(settings)
        self._kept.move_to(place)
        if said:
            self._frame.strip.say(said)

    def _offer_password(self, refusal: NotLetIn) -> None:
        said = str(refusal)
        self._frame.strip.say(said, "caution", "Password…", lambda: self._ask_password(said))

    def _ask_password(self, why: str) -> None:
        from rehabplanner.storage.place import without_password
        from rehabplanner.ui.server_password import ServerPasswordDialog

        url = without_password(str(self._kept.link.place))
        dialog = ServerPasswordDialog(url, why, self._frame)
        dialog.given.connect(self._reopen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _reopen(self, place: str, said: str) -> None:
        """The plan that is open stays: it is the same store, with a password."""
        self._kept.link.place = place
        self._kept.link.open()
        if said:
            self._frame.strip.say(said)
