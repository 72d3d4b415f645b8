"""The window comes in steps, and nothing typed or chosen meanwhile is lost."""

import subprocess
import sys
from datetime import timedelta

import pytest
import shiboken6
from desks import AnsweredDialogs, drafted, open_window, screening_page, the_desk
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
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


class _WindowsShown(QObject):
    """Counts what becomes a window of its own."""

    def __init__(self, but: QWidget) -> None:
        super().__init__(but)
        self._but = but
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window and watched is not self._but:
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_plan_flashes_as_a_window_of_its_own(
    qapp: QApplication, qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    window = open_window(qtbot, dialogs)
    shown = _WindowsShown(window)
    qapp.installEventFilter(shown)
    drafted(the_desk(window))
    qapp.removeEventFilter(shown)
    assert shown.seen == []


@pytest.mark.parametrize("later", [0, 7], ids=["on the day", "in a visit"])
def test_a_window_that_is_destroyed_with_a_plan_open_says_nothing(
    qtbot: QtBot, dialogs: AnsweredDialogs, later: int
) -> None:
    window = MainWindow(dialogs)
    with qtbot.waitSignal(window.ready):
        window.show()
    desk = the_desk(window)
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    day = desk.today() + timedelta(later)
    desk.today = lambda: day
    desk.start_visit()
    window.worker.finish()
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(window)
    assert raised == []
