"""A clinic's server that takes what is said to it and never answers: nobody waits for ever."""

from collections.abc import Iterator

import pytest
from clinic_server import ClinicServer
from desks import AnsweredDialogs, drafted, in_store, open_window, the_desk
from pytestqt.qtbot import QtBot
from silent_line import SilentLine

from rehabplanner.domain import edits
from rehabplanner.storage import engine, server_line
from rehabplanner.storage.stored import ServerGone
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def line(
    server: ClinicServer, server_place: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SilentLine]:
    """Between the window and the server, which may be silent for no longer than a moment."""
    monkeypatch.setattr(server_line, "SILENT_S", 0.2)
    monkeypatch.setattr(engine, "WAIT_S", 2)  # the least that can be asked of a new connection
    line = SilentLine(server_place)
    yield line
    line.close()


@pytest.fixture
def window(qtbot: QtBot, dialogs: AnsweredDialogs, line: SilentLine) -> Iterator[MainWindow]:
    """The main window at the end of the line, with a plan in the store."""
    made = open_window(qtbot, dialogs, line.place)
    desk = the_desk(made)
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    in_store(desk)
    yield made
    made.close()


def test_a_silent_server_is_told_and_what_was_saved_meanwhile_follows_when_it_speaks_again(
    qtbot: QtBot, desk: Desk, window: MainWindow, line: SilentLine
) -> None:
    session = desk.open_page.session
    with line.silence():
        session.edit("Change goal", edits.set_goal, "Sing")
        desk.handover.save()
        qtbot.waitUntil(lambda: "does not answer" in window.strip.text, timeout=30_000)
        assert "cannot be reached" in desk.kept.status.where.text()
        assert [draft.plan for draft in desk.kept.drafts.pending()] == [session.plan]
    desk.kept.link.try_again()
    assert [found.plan.goal for found in in_store(desk)] == ["Sing"]
    assert session.is_kept


def test_a_window_closes_while_its_server_is_silent_and_the_work_stays_on_the_disk(
    desk: Desk, window: MainWindow, line: SilentLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_line, "SILENT_S", 600.0)
    monkeypatch.setattr(server_line, "HURRIED_S", 0.2)
    plan = desk.open_page.session.plan.replace(goal="Sing")
    with line.silence():
        desk.open_page.session.edit("Change goal", edits.set_goal, "Sing")
        desk.handover.save()
        assert window.close()
    assert [draft.plan for draft in desk.kept.drafts.pending()] == [plan]


def test_a_server_that_is_silent_from_the_first_is_gone(
    qtbot: QtBot, dialogs: AnsweredDialogs, line: SilentLine
) -> None:
    with line.silence():
        window = open_window(qtbot, dialogs, line.place)
        desk = the_desk(window)
        with qtbot.waitSignal(desk.kept.link.went_away, timeout=30_000) as away:
            pass
        assert isinstance(away.args[0], ServerGone)
        assert window.close()
