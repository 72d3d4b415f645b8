"""What every spin box of ours does: it is deaf to a passing wheel, and its number has room."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

_ROOM: Final = 7


class WheelGuard(QObject):
    """Lets a control take the mouse wheel only while it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget):
            if watched.hasFocus():
                return False
            event.ignore()  # the page scrolls instead
            return True
        return False


def guard_wheel(*controls: QWidget) -> None:
    """Make these controls deaf to a wheel that only passes over them."""
    for control in controls:
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(WheelGuard(control))


def give_room(spin: QAbstractSpinBox) -> None:
    """Keep the number off the frame: a style sheet's padding does not reach a spin box's text."""
    spin.lineEdit().setTextMargins(_ROOM, 0, 0, 0)
