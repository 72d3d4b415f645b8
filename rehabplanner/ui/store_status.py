"""The status bar: where the plans are kept, and whether all work is."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from rehabplanner.storage.stored import PassphraseNeeded, ServerGone, StoreUnavailable
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.store_link import StoreLink


class StoreStatus(QObject):
    """Two short sentences that are always true."""

    def __init__(self, link: StoreLink, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._link = link
        self.where = QToolButton()
        self.where.setObjectName("where")
        self.where.setAutoRaise(True)
        self.where.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a sentence is no stop on the way
        self.where.clicked.connect(self._show_folder)
        self.work = QLabel()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.where)
        bar.addPermanentWidget(self.work)
        link.opened.connect(self.show_where)
        link.went_away.connect(self._show_away)
        link.locked.connect(self._show_locked)
        self.show_where()

    def show_work(self, session: PlanSession | None, *, is_only_here: bool) -> None:
        """Say whether the store has all of the open plan, or the disk, or nobody."""
        said = "" if session is None else _state(session)
        self.work.setText("Your changes are only in this window." if is_only_here else said)

    def show_where(self) -> None:
        """Say where the plans are kept."""
        file = self._link.file
        if file is None:
            self._say(f"Plans are kept on the clinic's server ({self._link.where}).", "")
        else:
            kept = "encrypted on this machine" if self._link.seal else "on this machine"
            said = f"Plans are kept {kept}, in {_short(file.parent)}. Nothing leaves it."
            self._say(said, f"{file}\nShow in folder")

    def _show_locked(self) -> None:
        self._say("The plans on this machine are locked.", "")

    def _show_away(self, refusal: StoreUnavailable) -> None:
        if isinstance(refusal, PassphraseNeeded):
            self._show_locked()
            return
        place = "The store" if self._link.file else "The clinic's server"
        how = "reached" if isinstance(refusal, ServerGone) else "used"
        self._say(f"{place} cannot be {how}; you can go on working.", "")

    def _say(self, text: str, tip: str) -> None:
        self.where.setText(text)
        self.where.setToolTip(tip)
        self.where.setAccessibleName(text)

    def _show_folder(self) -> None:
        if self._link.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._link.file.parent)))


def _state(session: PlanSession) -> str:
    if not session.is_kept:
        return "Your changes are kept on this desk until you save."
    if session.revision is None:
        return "A new draft, nothing changed yet."
    return f"All work is saved (revision {session.revision})."


def _short(folder: Path) -> str:
    """As people write it."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
