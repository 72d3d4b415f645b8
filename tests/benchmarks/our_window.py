"""A process that starts the program as its user does, opens a plan file and tells how far it is.

python -m benchmarks.our_window PLAN
"""

import sys
from pathlib import Path
from types import TracebackType

from benchmarks.watching import tell, tell_memory
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from rehabplanner import app
from rehabplanner.ui.window import MainWindow

_OFTEN_MS = 20
_LONGEST_MS = 60_000


class _Window(MainWindow):
    def __init__(self, store: str | None = None) -> None:
        super().__init__(store=store)
        self._told = False
        self._waiting_for_preview = QTimer(self, interval=_OFTEN_MS)
        self._waiting_for_preview.timeout.connect(self._leave_when_shown)
        self.searchable.connect(lambda: tell("searchable"))
        self.ready.connect(self._open)
        QTimer.singleShot(_LONGEST_MS, self, lambda: QApplication.exit(1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._told:
            self._told = True
            tell("painted")

    def _open(self) -> None:
        tell("ready")
        sys.excepthook = _fail
        assert self.desk is not None
        self.desk.open_plan(Path(sys.argv[1]))
        self._waiting_for_preview.start()

    def _leave_when_shown(self) -> None:
        assert self.desk is not None
        if self.desk.page is not None and self.desk.page.preview.is_current:
            self._waiting_for_preview.stop()
            tell_memory()
            self.close()


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """In place of the program's dialog, which would wait for somebody to answer."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)


vars(app)["MainWindow"] = _Window  # the one that is measured
sys.exit(app.open_window())
