"""What the strip says about a store that cannot be used, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rehabplanner.handout.phrases import date_words
from rehabplanner.refusal import Refusal
from rehabplanner.storage.backups import Backup
from rehabplanner.storage.stored import (
    NotLetIn,
    NotOurs,
    PassphraseNeeded,
    StoreDamaged,
    StoreUnavailable,
)
from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.roles import Tone


class StoreTrouble(QObject):
    """Says each trouble once; what it said goes when the trouble is over.

    passphrase_needed(): nothing is shown before somebody has typed it
    copies_wanted(): the store is damaged and a copy is to be brought back
    place_wanted(): what lies there is no store of ours, and another place is to be chosen
    not_let_in(refusal): the clinic's server wants another password
    look_wanted(): the therapist thinks that the store can be used again
    """

    passphrase_needed = Signal()
    copies_wanted = Signal()
    place_wanted = Signal()
    not_let_in = Signal(object)
    look_wanted = Signal()

    def __init__(self, strip: MessageStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._away = ""
        self._not_saved = ""

    def say_away(self, refusal: StoreUnavailable) -> None:
        """Why the store cannot be asked."""
        if isinstance(refusal, PassphraseNeeded):
            self.passphrase_needed.emit()
        elif isinstance(refusal, NotLetIn):
            self.not_let_in.emit(refusal)
        elif isinstance(refusal, NotOurs):
            words = "Where plans are kept…"
            self._say_away(str(refusal), "stop", words, self.place_wanted.emit)
        elif isinstance(refusal, StoreDamaged):
            self._say_away(str(refusal), "stop", "Copies…", self.copies_wanted.emit)
        else:
            self._say_away(str(refusal), "caution", "Try again", self.look_wanted.emit)

    def say_not_saved(
        self, refusal: Refusal, try_again: Callable[[], None], *, is_asked: bool
    ) -> None:
        """Why the store, which can be asked, does not take what is to be saved.

        is_asked: the therapist wanted it now, and so is told again
        """
        is_told = self._not_saved and not is_asked
        self._not_saved = str(refusal)
        if not is_told and self._strip.text != self._not_saved:
            self._strip.say(self._not_saved, "stop", "Try again", try_again)

    def offer_copy(self, copy: Backup, bring: Callable[[], None]) -> None:
        """The store's file is not there."""
        day = date_words(copy.day)
        said = (
            f"The file with your plans is gone from its folder; the newest copy of it is of {day}."
        )
        self._say_away(said, "stop", "Bring the copy back", bring)

    def can_be_asked(self) -> None:
        """The store answers."""
        self._away = self._take_back(self._away)

    def has_saved(self) -> None:
        """The store takes what is saved."""
        self.can_be_asked()
        self._not_saved = self._take_back(self._not_saved)

    def _say_away(self, said: str, tone: Tone, action: str, act: Callable[[], None]) -> None:
        self._away = said
        self._strip.say(said, tone, action, act)

    def _take_back(self, said: str) -> str:
        """Unless the strip says something else by now."""
        if said and self._strip.text == said:
            self._strip.hide()
        return ""
