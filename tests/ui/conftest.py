"""What every window test gets: sessions, a window with its desk, and no widget left behind."""

from collections.abc import Iterator

import pytest
from builders import A_DAY, a_plan
from desks import AnsweredDialogs, open_window, the_desk
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.library.library import Library
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.theme import apply_theme, choose_scheme
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
def themed(qapp: QApplication) -> Iterator[None]:
    """The program's own looks for this test alone."""
    style, sheet, palette = qapp.style().name(), qapp.styleSheet(), qapp.palette()
    apply_theme(qapp)
    yield
    choose_scheme(qapp, Qt.ColorScheme.Unknown)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setStyle(style)


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
    """The window's desk, on the day of the builders' plan."""
    made = the_desk(window)
    made.today = lambda: A_DAY
    return made
