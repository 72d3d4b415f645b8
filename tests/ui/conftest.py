"""What every window test gets: sessions, a window with its desk, and no widget left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from desks import AnsweredDialogs, open_window, the_desk
from locks import ZEBULON, Clock, desk_of, locked_window, type_passphrase
from own_content import own_content
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from quick_keys import derive_as_shipped, derive_quickly

from rehabplanner.library.library import Library
from rehabplanner.storage import engine
from rehabplanner.storage.store import Store
from rehabplanner.ui import store_link, work_on_disk
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.store_link import StoreLink
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


# --- a store, as two desks have it open ---


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The other desk's."""
    store = Store.at(tmp_path / "store" / "store.sqlite3")
    yield store
    store.close()


@pytest.fixture
def link(qapp: QApplication, store: Store, tmp_path: Path) -> Iterator[StoreLink]:
    """This desk's, not open yet."""
    link = StoreLink(tmp_path / "store" / "store.sqlite3")
    yield link
    link.close()


@pytest.fixture
def own(link: StoreLink) -> OwnContent:
    """What this desk knows of the own content in the store."""
    return own_content(link)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits milliseconds where the program waits seconds."""
    monkeypatch.setitem(engine._PRAGMAS, "busy_timeout", "10")  # noqa: SLF001
    monkeypatch.setattr(store_link, "_TRY_AGAIN_MS", 20)
    monkeypatch.setattr(work_on_disk, "_LOCKED_AGAIN_MS", 20)


@pytest.fixture
def quick_keys() -> Iterator[None]:
    """Passphrases open in no time."""
    derive_quickly()
    yield
    derive_as_shipped()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def locked(
    qtbot: QtBot, dialogs: AnsweredDialogs, quick_keys: None, clock: Clock
) -> Iterator[MainWindow]:
    """Just started, with one plan behind a passphrase."""
    window = locked_window(qtbot, dialogs, ZEBULON)
    desk = desk_of(window)
    desk.lock.tries.clock = clock
    desk.lock.idle.clock = clock
    yield window
    window.close()


@pytest.fixture
def sealed_desk(qtbot: QtBot, locked: MainWindow) -> Desk:
    """Unlocked, on the start page."""
    desk = the_desk(locked)
    type_passphrase(qtbot, desk)
    assert not desk.lock.is_locked
    return desk
