"""The window outlives a Qt binding that miscounts None."""

import subprocess
import sys

SCRIPT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import rehabplanner.ui
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
for _ in range(50_000):  # far more than there are references to None
    widget.setEnabled(True)
print("alive")
"""


def test_tens_of_thousands_of_calls_that_return_nothing_do_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
