"""The library panel's small controls: search field, list and a button with a long text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from rehabplanner.ui.library_model import LibraryModel
from rehabplanner.ui.roles import Role
from rehabplanner.ui.row_delegate import Index
from rehabplanner.ui.star_rows import StarRowDelegate, star_place

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """Escape empties it.

    left_down(): the Down key
    """

    left_down = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMaxLength(100)
        self.setAcceptDrops(False)  # a file dropped here is opened by the window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class LibraryList(QListView):
    """Rows to choose from or to drag into a plan.

    chosen(): Enter or a double click; `activated` would be a single click on some desktops
    current_changed(): by hand; not when the model is filled anew
    star_clicked(entry): to become a favourite, or no longer
    """

    chosen = Signal()
    current_changed = Signal()
    star_clicked = Signal(object)

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(StarRowDelegate(self))
        self.setAccessibleName("Library")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self.chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._click_star(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A star clicked twice is marked and unmarked; nothing is added."""
        if not self._click_star(event):
            super().mouseDoubleClickEvent(event)

    def _click_star(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index.data(Role.STARRED) is None:
            return False
        if not star_place(self.visualRect(index)).contains(event.position()):
            return False
        self.star_clicked.emit(index.data(Role.VALUE))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()


class FavouriteAction(QAction):
    """Marks an entry as a favourite, or no longer; its words say which of the two."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setShortcut("Ctrl+B")
        self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.offer(is_starred=None)

    def offer(self, *, is_starred: bool | None) -> None:
        """is_starred: whether the current entry is one; None when it cannot be one"""
        self.setEnabled(is_starred is not None)
        self.setText("Remove from favourites" if is_starred else "Add to favourites")


class ElidedButton(QPushButton):
    """Ends a text that is too long with three dots instead of growing wider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(inside, option, self).width()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        option.text = cut
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
