"""Labels that look alike everywhere."""

from PySide6.QtWidgets import QLabel


def hint(text: str) -> QLabel:
    """A quiet line that wraps."""
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label


def section_title(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("sectionTitle")
    return label
