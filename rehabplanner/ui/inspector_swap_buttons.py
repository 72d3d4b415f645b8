"""Two buttons: the next easier exercise and the next harder one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabplanner.ui.editors.elided import ElidedButton
from rehabplanner.ui.inspector_layout import GAP
from rehabplanner.ui.inspector_swap import Neighbour


class SwapButtons(QWidget):
    """A neighbour that is blocked in the stage says so, and can be taken all the same.

    swap_asked(neighbour): the therapist wants this one instead
    """

    swap_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._easier: Neighbour | None = None
        self._harder: Neighbour | None = None
        self.easier, self.harder = ElidedButton(), ElidedButton()
        self.easier.clicked.connect(lambda: self.swap_asked.emit(self._easier))
        self.harder.clicked.connect(lambda: self.swap_asked.emit(self._harder))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.easier)
        layout.addWidget(self.harder)

    def set_neighbours(self, easier: Neighbour | None, harder: Neighbour | None) -> None:
        self._easier, self._harder = easier, harder
        _show(self.easier, "Easier", easier)
        _show(self.harder, "Harder", harder)


def _show(button: ElidedButton, word: str, found: Neighbour | None) -> None:
    button.setEnabled(found is not None)
    if found is None:
        button.show_text(f"{word}: none in the library")
    elif found.blocked:
        button.show_text(f"{word} (blocked here): {found.exercise.name}", found.blocked)
    else:
        button.show_text(f"{word}: {found.exercise.name}")
