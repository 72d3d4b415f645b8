"""Work in the background: results come back, and no widget is taken apart in there."""

import gc
from threading import Event

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.ui.worker import Worker


def _raise(error: Exception) -> None:
    raise error


def test_nothing_is_collected_while_any_worker_is_at_work(qtbot: QtBot) -> None:
    owner, slow, quick = QObject(), Worker(), Worker()
    begun, go_on = Event(), Event()

    def wait() -> bool:
        begun.set()
        go_on.wait(10)
        return gc.isenabled()

    seen: list[bool] = []
    slow.run(owner, wait, seen.append, _raise)
    begun.wait(10)
    quick.run(owner, lambda: None, lambda _: None, _raise)
    quick.finish()
    assert not gc.isenabled(), "the quick one is done, the slow one is not"
    go_on.set()
    slow.finish()
    QApplication.processEvents()

    assert seen == [False]
    assert gc.isenabled()


def test_a_result_for_somebody_who_is_gone_is_dropped(qtbot: QtBot) -> None:
    owner, worker = QObject(), Worker()
    seen: list[int] = []
    worker.run(owner, lambda: 1, seen.append, _raise)
    worker.finish()
    shiboken6.delete(owner)

    QApplication.processEvents()

    assert seen == []
