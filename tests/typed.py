"""Typing as a therapist types: into a field, over what it holds, and on to the next one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot, widget: QWidget) -> None:
    """Put a widget on the screen, where it can have the focus."""
    qtbot.addWidget(widget)
    widget.resize(400, 900)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def type_over(qtbot: QtBot, box: QPlainTextEdit, *lines: str) -> None:
    """Replace the words of a field; it keeps the focus."""
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    for number, line in enumerate(lines):
        if number:
            qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.keyClicks(box, line)


def leave(qtbot: QtBot, box: QPlainTextEdit) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Tab)
