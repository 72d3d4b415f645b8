"""Says what speaks against an exercise for this diagnosis in this stage."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rehabplanner.domain.exercise import Caution, CautionLevel

_LEVELS: Final[dict[CautionLevel, str]] = {
    "block": "Not in this stage",
    "limit": "Only with a limit",
    "watch": "Watch",
}


class CautionLabel(QLabel):
    """Hidden while nothing speaks against it. The style sheet colours it by its `level`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caution")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def set_caution(self, caution: Caution | None) -> None:
        self.setVisible(caution is not None)
        if caution is None:
            self.clear()
            return
        self.setText(f"{_LEVELS[caution.level]}: {caution.text}")
        self.setProperty("level", caution.level)
        self.style().unpolish(self)
        self.style().polish(self)
