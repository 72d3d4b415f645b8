"""What every window test gets: sessions, a window with its desk, and no widget left behind."""

from collections.abc import Iterator

import pytest
from builders import a_plan
from desks import AnsweredDialogs, open_window, the_desk
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.library.library import Library
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow


@pytest.fixture(autouse=True)
def _no_widget_left_alive(qapp: QApplication) -> Iterator[None]:
    """A top-level widget that outlives its test is a leak (often a lambda that holds `self`)."""
    before = set(map(id, QApplication.topLevelWidgets()))
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and w.isVisible()]
    assert not left, left


@pytest.fixture
def session(library: Library) -> Iterator[PlanSession]:
    """A session on the builders' plan."""
    owner = QObject()
    yield PlanSession(a_plan(), library, parent=owner)
    owner.deleteLater()


@pytest.fixture
def dialogs() -> AnsweredDialogs:
    return AnsweredDialogs()


@pytest.fixture
def window(qtbot: QtBot, dialogs: AnsweredDialogs) -> Iterator[MainWindow]:
    """The main window, ready to be used."""
    made = open_window(qtbot, dialogs)
    yield made
    made.worker.finish()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return the_desk(window)
