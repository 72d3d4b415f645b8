"""Paints a criterion over as many lines as it needs, and edits it in the same place."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rehabplanner.ui.editors.growing_text import GrowingText
from rehabplanner.ui.editors.tidy import tidied

Index = QModelIndex | QPersistentModelIndex

_PAD_X: Final = 8
_PAD_Y: Final = 7
_RADIUS: Final = 6
_GROUND_ALPHA: Final = 46


class GateDelegate(QStyledItemDelegate):
    """Return and leaving the row take the words over; Escape drops them.

    editor_opened(text box): a row is being edited
    """

    editor_opened = Signal(QWidget)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._editor: GrowingText | None = None
        self.closeEditor.connect(lambda: self.abandon())

    def finish(self) -> None:
        """Take over what is being typed, if a row is open."""
        editor = self._editor
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, self._view.viewport().width() - 2 * _PAD_X, 10_000)
        words = index.data() or " "
        height = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(0, height + 2 * _PAD_Y)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        option.textElideMode = Qt.TextElideMode.ElideNone
        option.rect.adjust(_PAD_X - 4, 0, 4 - _PAD_X, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = QStyleOptionViewItem(option)
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_ground(painter, option)
            words.state &= ~QStyle.StateFlag.State_Selected
        words.state &= ~QStyle.StateFlag.State_HasFocus  # the ground shows it already
        super().paint(painter, words, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = GrowingText(parent=parent)
        editor.document().setDocumentMargin(2)
        editor.setAccessibleName("Criterion in the patient's words")
        editor.editing_finished.connect(self.finish)
        self._editor = editor
        self.editor_opened.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Called again when the plan changes elsewhere: what is being typed stays.
        if isinstance(editor, GrowingText) and not editor.toPlainText():
            editor.setPlainText(index.data() or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, GrowingText):
            words = tidied(editor.toPlainText())
            if words and words != index.data():
                model.setData(index, words)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def abandon(self) -> None:
        """The open row is gone, and what was typed in it."""
        self._editor = None


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    accent = option.palette.color(QPalette.ColorRole.Accent)
    ground = QColor(accent)
    ground.setAlpha(_GROUND_ALPHA)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    painter.restore()
