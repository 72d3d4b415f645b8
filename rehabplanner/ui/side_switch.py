"""Left, right or both: three buttons, none of them pressed until the therapist has chosen."""

from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from rehabplanner.domain.side import Side


class SideSwitch(QWidget):
    """A leaf editor for the plan's side; `None` is "not chosen yet".

    value_changed(side): by the therapist's hand only
    """

    value_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Knee")
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for side in get_args(Side):
            button = QPushButton(side.capitalize())
            button.setCheckable(True)
            button.setAccessibleName(
                f"{side.capitalize()} knee" if side != "both" else "Both knees"
            )
            button.clicked.connect(lambda _checked, side=side: self.value_changed.emit(side))
            self._group.addButton(button)
            self.buttons[side] = button
            layout.addWidget(button)

    def value(self) -> str | None:
        return next((side for side, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, side: Side | None) -> None:
        self._group.setExclusive(False)  # an exclusive group cannot be cleared
        for name, button in self.buttons.items():
            button.setChecked(name == side)
        self._group.setExclusive(True)
        self.setProperty("missing", side is None)  # the style sheet draws the eye to it
        for button in self.buttons.values():
            button.style().polish(button)
