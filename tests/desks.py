"""Windows and desks for tests: opened, answered and drafted in as a user does."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredPlan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.screening_page import ScreeningPage
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow

Answer = TypeVar("Answer")


class AnsweredDialogs(FileDialogs):
    """File dialogs that are answered before they are asked."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.suggestion = ""

    def plan_to_open(self, parent: QWidget) -> Path | None:
        return self.answer

    def logo_to_open(self, parent: QWidget) -> Path | None:
        return self.answer

    def photo_to_open(self, parent: QWidget) -> Path | None:
        return self.answer

    def shared_to_open(self, parent: QWidget) -> Path | None:
        return self.answer

    def shared_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer

    def plan_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer

    def handout_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer

    def referral_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer

    def archive_to_save(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggestion = suggestion
        return self.answer

    def archive_to_open(self, parent: QWidget) -> Path | None:
        return self.answer


def open_window(qtbot: QtBot, dialogs: FileDialogs, store: str | None = None) -> MainWindow:
    """Start the program's window as a user does, and wait until it can be used."""
    made = MainWindow(dialogs, store)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.ready):
        made.show()
    return made


def the_desk(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def screening_page(desk: Desk) -> ScreeningPage:
    """The page that asks for red flags, which must be open."""
    assert desk.screening.page is not None
    return desk.screening.page


def find_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """Go on from the screening page by its key, with nothing found."""
    with qtbot.waitActive(window):
        window.activateWindow()
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Return, keys)


def in_store(desk: Desk) -> list[StoredPlan]:
    """What the store has once nothing is on its way any more, newest first."""
    return asked(desk, lambda store: [store.plan(row.id) for row in store.recent()])


def asked(desk: Desk, question: Callable[[Store], Answer]) -> Answer:
    """What the store answers once nothing is on its way any more."""
    desk.kept.finish()
    answers: list[Answer] = []

    def failed(error: Exception) -> None:
        raise error

    desk.kept.link.ask(desk, question, answers.append, failed)
    desk.kept.link.finish()
    return answers[0]


def plans_listed(desk: Desk) -> list[str]:
    """The rows of the start page's list of plans once it is up to date."""
    desk.kept.finish()
    desk.kept.link.finish()
    while not desk.kept.search.is_answered:
        desk.kept.link.finish()
    model = desk.kept.search.model
    return [model.index(row).data() for row in range(model.rowCount())]


def drafted(desk: Desk, key: str = "patellofemoral-pain") -> PlanSession:
    """A plan drafted through the desk, with nothing found in the screening before it."""
    desk.choose(key)
    screening_page(desk).foot.go_on.click()
    return desk.open_page.session
