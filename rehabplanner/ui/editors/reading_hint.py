"""Says under the field being written how hard its words are to read."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from rehabplanner.review.readability import (
    EASY_GRADE,
    LONGEST_SENTENCE,
    grade,
    is_hard,
    longest_sentence,
    words,
)

_PAUSE_MS: Final = 150
_ENOUGH_WORDS: Final = 8
"""The grade of fewer words says little: "Rehabilitation" alone would be at grade 59."""


class ReadingHint(QLabel):
    """One line, there only while the watched field has the focus and holds words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: QPlainTextEdit | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._measure)
        self.setObjectName("readingHint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def watch(self, box: QPlainTextEdit) -> None:
        """Measure the words of this field from now on."""
        self._box = box
        box.installEventFilter(self)
        box.textChanged.connect(self._pause.start)
        box.destroyed.connect(self._forget)
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._pause.start()
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        self._box = None
        self._pause.start()

    def _measure(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._pause.start()  # the page must not move under a pressed mouse
            return
        has_focus = self._box is not None and self._box.hasFocus()
        said, is_easy = reading_words(self._box.toPlainText() if self._box else "")
        self.setVisible(has_focus and bool(said))
        if not has_focus:
            return
        self.setText(said)
        self.setProperty("tone", "plain" if is_easy else "caution")
        self.style().unpolish(self)
        self.style().polish(self)


def reading_words(text: str) -> tuple[str, bool]:
    """Grade and longest sentence in words, and whether both are easy; nothing for no words."""
    lines = text.split("\n")
    longest = longest_sentence(lines)
    if not longest:
        return "", True
    over = f", more than {LONGEST_SENTENCE}" if longest > LONGEST_SENTENCE else ""
    sentence = f"longest sentence {longest} word{'' if longest == 1 else 's'}{over}"
    if len(words(text)) < _ENOUGH_WORDS:
        return f"{sentence[0].upper()}{sentence[1:]}", not over
    measured = grade(lines)
    above = f", above {EASY_GRADE:.0f}" if is_hard(measured) else ""
    return f"Grade {max(measured, 0):.1f}{above} · {sentence}", not (over or above)
