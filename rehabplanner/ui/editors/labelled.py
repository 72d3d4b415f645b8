"""A field with its label above it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


def add_labelled(
    layout: QVBoxLayout, text: str, field: QWidget, buddy: QWidget | None = None
) -> QLabel:
    """Add both at the end of a column.

    text: an & marks the letter that jumps to the field
    buddy: what takes the focus then, when it is a part of the field
    """
    label = QLabel(text)
    label.setBuddy(buddy or field)
    pair = QVBoxLayout()
    pair.setSpacing(4)
    pair.addWidget(label)
    pair.addWidget(field)
    layout.addLayout(pair)
    return label
