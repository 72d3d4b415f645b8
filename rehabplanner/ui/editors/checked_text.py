"""Words that are taken over only when they fit; words that do not fit stay in the field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rehabplanner.ui.editors.growing_text import GrowingText
from rehabplanner.ui.editors.line_marks import Mark
from rehabplanner.ui.editors.reading_hint import ReadingHint


class CheckedText(QWidget):
    """A text box with one sentence under it when its words cannot be taken.

    for_patient: whether to say how hard the words are to read while they are written
    check: gives the text as it will be kept; raises ValueError with the sentence to show
    text_taken(text): the therapist finished, and the words are fine and new
    """

    text_taken = Signal(str)

    def __init__(
        self,
        check: Callable[[str], str],
        *,
        many_lines: bool = False,
        mark: Mark | None = None,
        for_patient: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._taken = ""
        self.box = GrowingText(many_lines=many_lines, mark=mark)
        self.box.editing_finished.connect(self.settle)
        self.error = QLabel()
        self.error.setObjectName("fieldError")
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.error.hide()
        self.setFocusProxy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.box)
        if for_patient:
            hint = ReadingHint()
            hint.watch(self.box)
            layout.addWidget(hint)
        layout.addWidget(self.error)

    def text(self) -> str:
        """The words last shown or taken; not what is being typed."""
        return self._taken

    def show_text(self, text: str) -> None:
        """Show other words. The same words leave what is being typed alone."""
        if text != self._taken:
            self.start_with(text)

    def start_with(self, text: str) -> None:
        """Show the words of something else; what was typed does not belong to it."""
        self._taken = text
        self._fill(text)

    def settle(self) -> bool:
        """Take over what was typed. False when it does not fit: it stays, with the reason."""
        typed = self.box.toPlainText()
        try:
            checked = typed if typed == self._taken else self._check(typed)
        except ValueError as error:
            self._complain(str(error))
            return False
        self._fill(checked)
        if checked != self._taken:
            self._taken = checked
            self.text_taken.emit(checked)
        return True

    def _fill(self, text: str) -> None:
        self._complain("")
        if text != self.box.toPlainText():
            self.box.setPlainText(text)

    def _complain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)
