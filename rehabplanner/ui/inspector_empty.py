"""The inspector's page when there is nothing to edit: it says what to do next."""

from PySide6.QtWidgets import QWidget

from rehabplanner.ui.inspector_layout import column, words_label


class EmptyPage(QWidget):
    """One sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = words_label("hint")
        layout = column(self)
        layout.addWidget(self.sentence)
        layout.addStretch(1)

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)

    def settle(self) -> bool:
        """Nothing is ever typed here."""
        return True
