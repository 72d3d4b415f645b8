"""The main window comes in three steps: an empty page, the search, and the desk with its library.

Each step is shown before the next one is imported, so that the window is there at once.
"""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rehabplanner.ui.desk import Desk
    from rehabplanner.ui.start_page import StartPage
    from rehabplanner.ui.stock import Stock


class MainWindow(Frame):
    """Shows itself, then the start page, then reads the library in the background.

    searchable(): the diagnoses can be searched
    ready(): plans can be drafted and opened
    """

    searchable = Signal()
    ready = Signal()

    def __init__(
        self,
        dialogs: FileDialogs | None = None,
        store: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """store: another one than the settings name, for this run: a file or a server's URL"""
        super().__init__(parent)
        self._store = store
        self.setAcceptDrops(True)
        self.start: StartPage | None = None
        self.desk: Desk | None = None
        self._dialogs = dialogs or FileDialogs()
        self._painted = False
        self._wanted = ""
        self._waiting = _WaitingPage()
        self.pages.addWidget(self._waiting)
        self._waiting.search.setFocus()

    def keep_draft_now(self) -> None:
        """Bring unsaved work to the disk at once."""
        if self.desk is not None:
            self.desk.keep_draft_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._show_start)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question: unsaved work is kept and offered at the next start."""
        if self.desk is not None and not self.desk.may_close():
            event.ignore()
            return
        if self.desk is not None:
            self.desk.close()
        self.worker.finish()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.desk is not None and _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if self.desk is not None and path is not None:
            event.acceptProposedAction()
            self.desk.open_plan(path)

    def _show_start(self) -> None:
        from rehabplanner.ui.start_page import StartPage

        self.start = StartPage()
        self.start.diagnosis_chosen.connect(self._choose)
        self.start.chooser.search.setText(self._waiting.search.text())
        self.pages.addWidget(self.start)
        self.pages.setCurrentWidget(self.start)
        self.pages.removeWidget(self._waiting)
        self._waiting.deleteLater()
        self.start.chooser.search.setFocus()
        self.searchable.emit()
        self.worker.run(self, _take_stock, self._begin, self._cannot_load)

    def _begin(self, stock: "Stock") -> None:
        from rehabplanner.ui.desk import Desk

        assert self.start is not None  # noqa: S101 - it came first
        self.desk = Desk(self, self.start, stock, self._dialogs, self._store)
        self.desk.show_work()
        if self._wanted:
            self.desk.choose(self._wanted)
        self.ready.emit()

    def _choose(self, key: str) -> None:
        """Go on with a diagnosis; a choice made before the library is there is kept until then."""
        if self.desk is None:
            self._wanted = key
            self.strip.say("The library is being read…")
        else:
            self.desk.choose(key)

    def _cannot_load(self, error: Exception) -> None:
        self.strip.say("The library cannot be read; install rehabplanner again.", "stop")
        raise error


class _WaitingPage(QWidget):
    """What is seen for the first moment; words typed here go on in the start page's search."""

    def __init__(self) -> None:
        super().__init__()
        title = QLabel("What is the diagnosis?")
        title.setObjectName("display")
        self.search = QLineEdit()
        self.search.setObjectName("bigSearch")
        self.search.setAccessibleName("Search diagnoses")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 24)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addStretch(1)


def _take_stock() -> "Stock":
    """Runs in the background: these imports take longer than painting the first window."""
    from rehabplanner.ui.desk import Desk  # noqa: F401 - imported here, so that it is quick later
    from rehabplanner.ui.stock import take_stock

    return take_stock()


def _dropped_file(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
