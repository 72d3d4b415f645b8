"""The next visit: begun by the handout that comes back, offered for a plan file."""

from datetime import timedelta
from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from pytestqt.qtbot import QtBot

from rehabplanner.delivery.export import export_handout
from rehabplanner.domain import edits
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.storage.plan_file import save_plan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow

NEXT_WEEK = A_DAY + timedelta(days=7)


@pytest.fixture
def handout(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    export_handout(a_plan(), path, Clinic(), HandoutOptions())
    return path


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    save_plan(a_plan(), path)
    return path


@pytest.fixture
def later(desk: Desk) -> Desk:
    """The desk a week after the builders' plan."""
    desk.today = lambda: NEXT_WEEK
    return desk


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def command(desk: Desk) -> QAction:
    return desk.actions.named("Start today's visit")


def test_a_dropped_handout_begins_todays_visit(
    later: Desk, window: MainWindow, handout: Path
) -> None:
    drop(window, handout)
    plan = later.open_page.session.plan
    assert plan.created == NEXT_WEEK
    assert [visit.on for visit in plan.visits] == [A_DAY]
    assert window.strip.text == (
        "Today's visit has begun. The sheet will say what has changed since 21 November 2026."
    )
    assert not command(later).isEnabled()


def test_the_begun_visit_is_one_step_to_undo(
    later: Desk, window: MainWindow, handout: Path
) -> None:
    drop(window, handout)
    session = later.open_page.session
    assert session.history.undoText() == "Start today's visit"
    window.strip.take_action()
    assert session.plan == a_plan()
    assert command(later).isEnabled()


def test_the_strips_undo_never_takes_back_another_step(
    later: Desk, window: MainWindow, handout: Path
) -> None:
    drop(window, handout)
    later.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    assert window.strip.text == ""


def test_a_handout_of_today_only_opens(desk: Desk, window: MainWindow, handout: Path) -> None:
    drop(window, handout)
    assert desk.open_page.session.plan == a_plan()
    assert window.strip.text == ""
    assert not command(desk).isEnabled()


def test_a_plan_file_of_an_earlier_day_only_offers_the_visit(
    later: Desk, window: MainWindow, plan_file: Path
) -> None:
    later.open_plan(plan_file)
    session = later.open_page.session
    assert session.plan == a_plan()
    assert not session.history.canUndo()
    assert window.strip.text == "This plan is of 21 November 2026."
    window.strip.take_action()
    assert session.plan.created == NEXT_WEEK


def test_the_command_starts_the_visit_and_is_then_out_of_reach(
    qtbot: QtBot, later: Desk, plan_file: Path
) -> None:
    later.open_plan(plan_file)
    command(later).trigger()
    session = later.open_page.session
    assert session.plan.created == NEXT_WEEK
    assert not command(later).isEnabled()
    session.history.undo()
    assert command(later).isEnabled()


def test_what_is_said_of_a_plan_goes_with_it(
    later: Desk, window: MainWindow, plan_file: Path
) -> None:
    later.open_plan(plan_file)
    assert window.strip.text
    later.show_start()
    assert not window.strip.text
    later.open_plan(plan_file)
    window.strip.take_action()
    later.show_start()
    assert not window.strip.text  # "Undo" would reach for a plan that is no longer there
