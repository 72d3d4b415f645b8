"""A dialog's line to the store: one question at a time, and what went wrong in one sentence."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from rehabplanner.refusal import Refusal
from rehabplanner.ui.store_link import StoreLink

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store

Result = TypeVar("Result")


class OneQuestion(QObject):
    """A button pressed twice does it once: what is asked before the answer came is left out.

    said(sentence): why the store did not do it; empty when something new is asked
    """

    said = Signal(str)

    def __init__(self, link: StoreLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self.is_busy = False

    def ask(self, question: "Callable[[Store], Result]", done: Callable[[Result], None]) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self.said.emit("")

        def answered(result: Result) -> None:
            self.is_busy = False
            done(result)

        self._link.ask(self, question, answered, self._cannot)

    def _cannot(self, error: Exception) -> None:
        self.is_busy = False
        if not isinstance(error, Refusal):
            raise error
        self.said.emit(str(error))
