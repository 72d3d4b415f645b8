"""The window shows itself before anything heavy is imported."""

import subprocess
import sys

SCRIPT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from rehabplanner.ui.theme import apply_theme
from rehabplanner.ui.window import MainWindow

class Watched(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        heavy = {"pydantic", "reportlab", "rehabplanner.domain.plan", "PySide6.QtPdf"}
        print(sorted(heavy & set(sys.modules)))
        sys.stdout.flush()
        os._exit(0)

application = QApplication([])
apply_theme(application)
window = Watched()
window.show()
application.exec()
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr
