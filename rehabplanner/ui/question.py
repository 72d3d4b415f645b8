"""Asks before what cannot be undone; doing nothing is always the easier answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_first(
    parent: QWidget, question: str, what_happens: str, yes: str, no: str, on_yes: Callable[[], None]
) -> None:
    """Ask over the parent, without waiting; Enter and Esc mean no."""
    icon = QMessageBox.Icon.Warning
    box = QMessageBox(icon, parent.window().windowTitle(), question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(what_happens)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    do_it = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    do_it.clicked.connect(on_yes)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.open()
