"""A plain text box that is always as tall as its words."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from rehabplanner.ui.editors.line_marks import LineMarks, Mark

_STILL_EDITING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """Words that wrap and grow. Tab moves on; Ctrl+Return finishes, and Return in a single text.

    many_lines: whether Return begins a new line
    mark: what stands before each line, if anything
    editing_finished: the focus left, or the therapist said so
    """

    editing_finished = Signal()

    def __init__(
        self, *, many_lines: bool = False, mark: Mark | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._many_lines = many_lines
        self._marks = LineMarks(mark, self._tops, self) if mark else None
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        text = (
            self._line_count() * self.fontMetrics().lineSpacing()
            + 2 * self.document().documentMargin()
        )
        text += 1  # an exact fit counts as too small and scrolls
        frame = self.contentsMargins()
        self.setFixedHeight(round(text) + frame.top() + frame.bottom())
        if self._marks is not None:
            self._place_marks(self._marks)

    def _place_marks(self, marks: LineMarks) -> None:
        width = marks.sizeHint().width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.viewport().geometry()
        marks.setGeometry(inside.left() - width, inside.top(), width, inside.height())
        marks.update()

    def _line_count(self) -> int:
        """Lines on screen. Qt wraps a block only when it is looked at, so look at them all."""
        for block in self._blocks():
            self.blockBoundingRect(block)
        return sum(max(1, block.layout().lineCount()) for block in self._blocks())

    def _tops(self) -> list[float]:
        offset = self.contentOffset().y()
        return [self.blockBoundingGeometry(block).top() + offset for block in self._blocks()]

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finishing = not self._many_lines or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _RETURN and finishing:
            self.editing_finished.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not source.hasUrls() and super().canInsertFromMimeData(source)  # a file is opened

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_EDITING:
            self.editing_finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # nothing to scroll here: the page scrolls
