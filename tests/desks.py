"""Windows and desks for tests: opened, answered and drafted in as a user does."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.ui.desk import Desk
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow


class AnsweredDialogs(FileDialogs):
    """File dialogs that are answered before they are asked."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.suggestion = ""

    def plan_to_open(self, parent: QWidget) -> Path | None:
        return self.answer

    def plan_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer

    def handout_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer


def open_window(qtbot: QtBot, dialogs: FileDialogs) -> MainWindow:
    """Start the program's window as a user does, and wait until it can be used."""
    made = MainWindow(dialogs)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.ready):
        made.show()
    return made


def the_desk(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def drafted(desk: Desk, key: str = "patellofemoral-pain") -> PlanSession:
    """A plan drafted through the desk, as the start page does it."""
    desk.draft(key)
    return desk.open_page.session
