"""The frame of the main window: strip, pages, background worker. Light: only Qt."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rehabplanner.ui.message_strip import MessageStrip
from rehabplanner.ui.worker import Worker


class Frame(QMainWindow):
    """An empty window with a message strip above a stack of pages.

    recoloured(): the palette has changed, for example from light to dark
    """

    recoloured = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("rehabplanner[*]")
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))
        self.worker = Worker(self)
        self.strip = MessageStrip()
        self.pages = QStackedWidget()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(inner)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.recoloured.emit()
