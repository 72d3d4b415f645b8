"""Edits a day of birth; an empty field is "not told"."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rehabplanner.handout.phrases import date_words
from rehabplanner.ui.typed_day import read_day

_EARLIEST: Final = 1900
_LONGEST: Final = 40


class BornField(QLineEdit):
    """A leaf editor: typed as one is used to, then shown in words that cannot be mistaken.

    refused(sentence): why the typed text is no day of birth; empty when it is one again
    """

    refused = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._is_wrong = False
        self.setObjectName("valueField")
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)
        self.setPlaceholderText("Such as 3 May 1961")
        self.setToolTip("1961-05-03, 03.05.1961, 3 May 1961, or with slashes as you are used to")
        self.editingFinished.connect(self.settle)

    def value(self) -> date | None:
        """The day as it is typed now. Raises ValueError with a sentence."""
        text = self.text().strip()
        if not text:
            return None
        day = read_day(text, month_first=_month_first(self.locale()))
        if day > self._today():
            raise ValueError(f"{date_words(day)} is in the future; check the day of birth.")
        if day.year < _EARLIEST:
            raise ValueError(f"{date_words(day)} is too long ago; check the year of birth.")
        return day

    def set_value(self, born: date | None) -> None:
        self.setText(date_words(born) if born else "")
        self._say("")

    def settle(self) -> bool:
        """Show in words what is typed. False when it is no day of birth."""
        try:
            born = self.value()
        except ValueError as error:
            self._say(str(error))
            return False
        self.set_value(born)
        return True

    def _say(self, words: str) -> None:
        if bool(words) != self._is_wrong:
            self._is_wrong = bool(words)
            self.setProperty("wrong", self._is_wrong)
            self.style().polish(self)
        self.refused.emit(words)


def _month_first(locale: QLocale) -> bool:
    """Whether people here write 5/3 for the third of May."""
    order = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return -1 < order.find("M") < order.find("d")
