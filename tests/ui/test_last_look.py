"""Before the sheet goes out: what is open in the review is said, and a stop is asked about."""

from pathlib import Path

from builders import an_item
from desks import AnsweredDialogs, drafted, the_desk
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.override import Override
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow


def overloaded(window: MainWindow) -> PlanSession:
    """A plan with far too many exercises in its first stage."""
    session = drafted(the_desk(window))
    session.edit("Change knee", edits.set_side, "left")
    for number in range(7):
        stage = session.plan.stages[0].id
        session.edit("Add", edits.add_item, stage, an_item(f"more-{number}"))
    return session


def test_an_open_stop_is_named_asked_about_once_and_recorded(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    session = overloaded(window)
    plan = session.plan
    dialogs.answer = tmp_path / "sheet.pdf"

    the_desk(window).handover.export()
    assert window.strip.text.startswith("1 stop is open. Stage 1: ")
    assert window.strip.text.endswith("Export anyway?")
    window.worker.finish()
    assert not dialogs.answer.exists()

    window.strip.take_action()
    qtbot.waitUntil(lambda: "The handout is in sheet.pdf" in window.strip.text, timeout=20_000)
    assert dialogs.answer.exists()
    assert [(given.rule, given.on) for given in session.plan.overrides] == [
        ("too-many-exercises", plan.created)
    ]
    session.history.undo()
    assert session.plan == plan


def test_a_stop_that_was_answered_is_not_asked_about(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    session = overloaded(window)
    part = session.plan.stages[0].id
    answer = Override(
        rule="too-many-exercises", part=part, reason="In the clinic.", on=session.plan.created
    )
    session.edit("Go on", edits.add_override, answer)
    dialogs.answer = tmp_path / "sheet.pdf"

    the_desk(window).handover.export()
    qtbot.waitUntil(lambda: "The handout is in sheet.pdf" in window.strip.text, timeout=20_000)


def test_without_a_side_there_is_no_way_on_but_to_choose_one(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    desk = the_desk(window)
    drafted(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    dialogs.answer = tmp_path / "sheet.pdf"

    desk.handover.export()
    assert "Choose left, right or both" in window.strip.text
    window.strip.take_action()
    assert QApplication.focusWidget() is desk.open_page.patient.side.buttons["left"]
    assert dialogs.suggestion == ""
