"""Buttons side by side, none of which takes the Enter of a list beside them."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def button_row(*buttons: QPushButton, last: QPushButton | None = None) -> QHBoxLayout:
    """last: at the other end of the row"""
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    if last is not None:
        row.addWidget(last)
    for button in (*buttons, *((last,) if last else ())):
        button.setAutoDefault(False)
    return row
