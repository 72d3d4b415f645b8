"""How the inspector's pages are laid out: titles, hints, labelled fields, facts."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

MARGIN: Final = 12
GAP: Final = 8
_SECTION_GAP: Final = 12


def column(page: QWidget) -> QVBoxLayout:
    """The page's one column."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(GAP)
    return layout


def words_label(name: str, text: str = "") -> QLabel:
    """A label that wraps and shows its text as it is; `name` is for the style sheet."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def add_section(layout: QVBoxLayout, title: str) -> None:
    layout.addSpacing(_SECTION_GAP)
    layout.addWidget(words_label("sectionTitle", title))


class Facts(QWidget):
    """Short facts with their names, to read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(MARGIN)
        self._form.setVerticalSpacing(4)

    def show_facts(self, *facts: tuple[str, str]) -> None:
        """Name and text of each fact; one without a text is left out."""
        if facts == self._facts:
            return
        self._facts = facts
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, text in facts:
            if text:
                words = words_label("", text)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label = words_label("hint", name)
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._form.addRow(label, words)
