"""A process that works at windows as a therapist does, each with its own store; tells the times.

python -m benchmarks.desk_window ROUNDS STORE...
The plan that was saved last in each store is the one that is opened and saved again.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import rehabplanner.ui  # isort: split # noqa: F401 - it mends an import of PySide6's
from rehabplanner.domain import edits
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.start_page import StartPage
from rehabplanner.ui.theme import apply_theme
from rehabplanner.ui.window import MainWindow

_TYPED = ("jane grohil", "runners knee stairs", "2024-05")
_KEY = "key: "
_LONGEST_S = 120
_WAKE_MS = 1000
_ASLEEP = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents

Times = dict[str, list[float]]
"""Milliseconds of each thing that was done."""


def _main(rounds: int, places: list[str]) -> None:
    """In turns, so that a busy moment hits all alike; the first round is not counted."""
    application = QApplication([])
    apply_theme(application)
    counted: dict[str, Times] = {place: defaultdict(list) for place in places}
    for number in range(rounds + 1):
        for place in places:
            times = counted[place] if number else defaultdict(list)
            _work(place, number, times)
    print(json.dumps([_told(counted[place]) for place in places]))


def _told(times: Times) -> dict[str, float]:
    """The median of each, and of the keys the middle one and the slowest."""
    medians = {what: median(taken) for what, taken in times.items()}
    keys = [medians.pop(what) for what in times if what.startswith(_KEY)]
    return {**medians, "key, median": median(keys), "key, slowest": max(keys)}


def _work(place: str, number: int, times: Times) -> None:
    with _window(place, times) as window:
        assert window.desk is not None
        assert window.start is not None
        for text in _TYPED:
            _type(window.start, window.desk, text, times)
        _open_newest(window.start, window.desk, times)
        _save(window, window.desk, number, times)


@contextmanager
def _window(place: str, times: Times) -> Iterator[MainWindow]:
    """From its birth until the start page shows its plans; once it is at rest, it is used."""
    window = MainWindow(store=place)
    window.resize(1400, 900)
    with _timed(times, "start"):
        window.show()
        _until(lambda: _lists(window))
    assert window.desk is not None
    window.desk.kept.finish()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def _lists(window: MainWindow) -> bool:
    start, desk = window.start, window.desk
    return start is not None and desk is not None and start.plans.list.isVisible()


def _type(start: StartPage, desk: Desk, text: str, times: Times) -> None:
    """Each letter waits for the answer to the one before it."""
    for at, letter in enumerate(text, 1):
        with _timed(times, f"{_KEY}{text[:at]}"):
            QTest.keyClicks(start.chooser.search, letter)
            _until(lambda: desk.kept.search.is_answered)
    start.chooser.search.clear()
    _until(lambda: desk.kept.search.is_answered)


def _open_newest(start: StartPage, desk: Desk, times: Times) -> None:
    start.plans.list.setCurrentIndex(desk.kept.search.model.index(0))
    with _timed(times, "open"):
        QTest.keyClick(start.plans.list, Qt.Key.Key_Return)
        _until(lambda: desk.page is not None and desk.page.isVisible())
    _until(lambda: desk.open_page.preview.is_current)


def _save(window: MainWindow, desk: Desk, number: int, times: Times) -> None:
    session = desk.open_page.session
    session.edit("Change goal", edits.set_goal, f"Run {number + 1} km again")
    QApplication.processEvents()
    _until(lambda: desk.open_page.preview.is_current)
    with _timed(times, "save"):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        _until(lambda: session.is_kept)


@contextmanager
def _timed(times: Times, what: str) -> Iterator[None]:
    """Until it is done and drawn."""
    begun = perf_counter()
    yield
    QApplication.processEvents()
    times[what].append((perf_counter() - begun) * 1000)


def _until(is_so: Callable[[], bool]) -> None:
    """Waits as the program does, asleep: a loop that spins would take time from its threads."""
    begun = perf_counter()
    waking = QTimer(interval=_WAKE_MS)
    waking.start()
    while not is_so():
        QApplication.processEvents(_ASLEEP)
        if perf_counter() - begun > _LONGEST_S:
            raise TimeoutError


_main(int(sys.argv[1]), sys.argv[2:])
