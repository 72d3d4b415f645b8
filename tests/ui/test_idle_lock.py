"""A desk that nobody touches is noticed, also after the machine has slept."""

from collections.abc import Iterator

import pytest
from locks import Clock
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rehabplanner.ui.idle_lock import IdleLock


@pytest.fixture
def left_alone() -> list[bool]:
    return []


@pytest.fixture
def idle(qapp: QApplication, clock: Clock, left_alone: list[bool]) -> Iterator[IdleLock]:
    """Ten minutes."""
    made = IdleLock(lambda: 10)
    made.clock = clock
    made.left_alone.connect(lambda: left_alone.append(True))
    made.start()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_tells_after_its_time_and_not_before(
    idle: IdleLock, clock: Clock, left_alone: list[bool]
) -> None:
    clock.now_s += 599
    idle.look()
    assert left_alone == []
    clock.now_s += 1
    idle.look()
    assert left_alone == [True]


@pytest.mark.parametrize("how", ["key", "click", "move"])
def test_a_touch_begins_the_time_anew(
    qtbot: QtBot, idle: IdleLock, clock: Clock, left_alone: list[bool], field: QLineEdit, how: str
) -> None:
    clock.now_s += 500
    touch(qtbot, field, how)
    clock.now_s += 500
    idle.look()
    assert left_alone == []


def touch(qtbot: QtBot, field: QLineEdit, how: str) -> None:
    if how == "key":
        qtbot.keyClicks(field, "a")
    elif how == "click":
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseMove(field, QPoint(3, 3))


def test_what_the_program_does_by_itself_is_no_touch(
    idle: IdleLock, clock: Clock, left_alone: list[bool], field: QLineEdit
) -> None:
    clock.now_s += 600
    QApplication.sendEvent(field, QEvent(QEvent.Type.StyleChange))
    field.setText("by itself")
    idle.look()
    assert left_alone == [True]


def test_the_touch_that_wakes_a_sleeping_machine_does_not_reach_the_plan(
    qtbot: QtBot, idle: IdleLock, clock: Clock, left_alone: list[bool], field: QLineEdit
) -> None:
    idle.left_alone.connect(idle.stop)
    clock.now_s += 8 * 3600
    qtbot.keyClicks(field, "a")
    assert left_alone == [True]
    assert field.text() == ""


def test_a_clock_that_is_set_back_does_not_keep_the_desk_open(
    idle: IdleLock, clock: Clock, left_alone: list[bool]
) -> None:
    clock.now_s -= 100_000
    idle.look()
    clock.now_s += 600
    idle.look()
    assert left_alone == [True]


def test_once_stopped_it_is_silent(idle: IdleLock, clock: Clock, left_alone: list[bool]) -> None:
    idle.stop()
    clock.now_s += 10_000
    assert not idle.look()
    assert left_alone == []
