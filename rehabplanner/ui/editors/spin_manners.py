"""What every spin box of ours does: deaf to a passing wheel, undone with the plan, with room."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
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


class UndoPass(QObject):
    """Leaves Ctrl+Z to the plan when nothing is being typed: a step of a spin box is the plan's."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractSpinBox)
            and _is_for_the_plan(watched, event)
        ):
            event.ignore()
            return True
        return False


def _is_for_the_plan(spin: QAbstractSpinBox, event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Undo):
        return not spin.lineEdit().isUndoAvailable()
    if event.matches(QKeySequence.StandardKey.Redo):
        return not spin.lineEdit().isRedoAvailable()
    return False


def pass_undo_on(*spins: QAbstractSpinBox) -> None:
    """Let the window's Undo and Redo work while one of these has the focus."""
    for spin in spins:
        spin.installEventFilter(UndoPass(spin))


def give_room(spin: QAbstractSpinBox) -> None:
    """Keep the number off the frame: a style sheet's padding does not reach a spin box's text."""
    spin.lineEdit().setTextMargins(_ROOM, 0, 0, 0)
