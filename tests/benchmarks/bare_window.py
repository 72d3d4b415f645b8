"""A process that shows an empty window: the least that a program of this kind can do."""

import sys

from benchmarks.watching import tell, tell_memory
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class _Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        tell("painted")
        QTimer.singleShot(0, self._done)

    def _done(self) -> None:
        tell_memory()
        QApplication.exit()


application = QApplication(sys.argv[:1])
window = _Window()
window.show()
application.exec()
