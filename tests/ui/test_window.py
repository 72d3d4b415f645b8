"""The window comes in steps, and nothing typed or chosen meanwhile is lost."""

import subprocess
import sys

import pytest
from desks import AnsweredDialogs, screening_page, the_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rehabplanner.ui.window import MainWindow

SCRIPT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from rehabplanner.ui.theme import apply_theme
from rehabplanner.ui.window import MainWindow

HEAVY = {"pydantic", "reportlab", "rehabplanner.domain.plan", "PySide6.QtPdf"}

def tell(step):
    print(step, sorted(HEAVY & set(sys.modules)), flush=True)

class Watched(MainWindow):
    def paintEvent(self, event):
        if not self._painted:
            tell("painted")
        super().paintEvent(event)

    def searched(self):
        tell(f"{self.start.chooser.model.rowCount()} diagnoses")
        os._exit(0)

application = QApplication([])
apply_theme(application)
window = Watched()
window.searchable.connect(window.searched)
window.show()
application.exec()
"""


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window that has not been painted yet."""
    made = MainWindow(AnsweredDialogs())
    qtbot.addWidget(made)
    return made


def test_nothing_heavy_is_imported_before_the_first_paint_and_before_the_search_works() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.stdout == "painted []\n15 diagnoses []\n", done.stderr


def test_words_typed_into_the_very_first_page_go_on_in_the_search(
    qtbot: QtBot, window: MainWindow
) -> None:
    first = window.findChild(QLineEdit)
    assert first is not None
    qtbot.keyClicks(first, "gonarth")
    with qtbot.waitSignal(window.ready):
        window.show()
    assert window.start is not None
    assert window.start.chooser.search.text() == "gonarth"
    assert window.start.chooser.model.rowCount() == 1


def test_a_diagnosis_chosen_before_the_library_is_there_is_screened_for_when_it_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.searchable):
        window.show()
    assert window.start is not None
    assert window.desk is None
    qtbot.keyClicks(window.start.chooser.search, "itbs")
    with qtbot.waitSignal(window.ready):
        qtbot.keyClick(window.start.chooser.search, Qt.Key.Key_Return)
        assert "being read" in window.strip.text
    diagnosis = screening_page(the_desk(window)).diagnosis
    assert diagnosis.key == "iliotibial-band-syndrome"
    assert window.strip.text == ""
