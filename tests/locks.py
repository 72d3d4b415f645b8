"""Desks with a passphrase for tests, and whatever their widgets could show."""

from collections.abc import Iterator

from builders import a_plan
from desks import AnsweredDialogs, asked, open_window, the_desk
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.passphrase import seal
from rehabplanner.storage.store import Store
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.lock_page import LockPage
from rehabplanner.ui.roles import Role
from rehabplanner.ui.window import MainWindow

PASSPHRASE = "four quiet green chairs"
ZEBULON = a_plan(patient=Patient(name="Zebulon Quist"), goal="Climb Monte Rosa")
PRIVATE = ("Zebulon", "Monte Rosa", "Maria", "Kilimanjaro")

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Role.DETAIL,
    Role.VALUE,
)


class Clock:
    """Seconds; a test lets them pass."""

    def __init__(self) -> None:
        self.now_s = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now_s


def sealed_store(*plans: Plan) -> None:
    """This desk's own store with a passphrase."""
    store = Store.at()
    for plan in plans:
        store.save(plan, None, "Ann")
    store.close()
    seal(store_file(), PASSPHRASE)


def locked_window(qtbot: QtBot, dialogs: AnsweredDialogs, *plans: Plan) -> MainWindow:
    """Started with a sealed store."""
    sealed_store(*plans)
    return open_window(qtbot, dialogs)


def lock_page(desk: Desk) -> LockPage:
    assert desk.lock.page is not None
    return desk.lock.page


def settle(desk: Desk) -> None:
    """Until nothing is on its way, and what is to go is gone."""
    for _ in range(4):
        desk.kept.link.finish()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_passphrase(qtbot: QtBot, desk: Desk, words: str = PASSPHRASE) -> None:
    page = lock_page(desk)
    page.passphrase.selectAll()
    qtbot.keyClicks(page.passphrase, words)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    settle(desk)


def plans_in(desk: Desk) -> list[Plan]:
    return asked(desk, lambda store: [store.plan(row.id).plan for row in store.recent()])


def shown_words() -> str:
    """All that any widget holds, on show or not, and what lies in the clipboard."""
    words = [QGuiApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        words += _strings_of(widget)
        words += [action.text() for action in widget.findChildren(QAction)]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            words += _rows_of(widget.model(), QModelIndex())
    return "\n".join(words)


def _strings_of(thing: QObject) -> Iterator[str]:
    kind = thing.metaObject()
    for number in range(kind.propertyCount()):
        value = kind.property(number).read(thing)
        if isinstance(value, str):
            yield value


def _rows_of(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield from (str(model.data(index, role)) for role in _ROLES)
        yield from _rows_of(model, index)


def desk_of(window: MainWindow) -> Desk:
    desk = the_desk(window)
    settle(desk)
    return desk
