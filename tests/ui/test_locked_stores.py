"""Another program keeps the store to itself: work goes on, and is saved once it lets go."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from bad_luck import has_caught_up, told, work_goes_on
from builders import a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, plans_listed, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage import engine
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.store import Store
from rehabplanner.ui import store_link
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits milliseconds where the program waits seconds."""
    monkeypatch.setitem(engine._PRAGMAS, "busy_timeout", "10")  # noqa: SLF001
    monkeypatch.setattr(store_link, "_TRY_AGAIN_MS", 20)


OTHER_PROGRAM: Final = """
import sys
from sqlcipher3 import dbapi2
other = dbapi2.connect(sys.argv[1], isolation_level=None)
other.execute(sys.argv[2])
other.execute("BEGIN EXCLUSIVE")
print("kept", flush=True)
sys.stdin.readline()
"""
ALONE: Final = "PRAGMA locking_mode = EXCLUSIVE"
"""Nobody else can even read; without it others only cannot write."""


@contextmanager
def kept_by_another_program(first: str = "SELECT 1") -> Iterator[None]:
    """Another process has the store to itself until the end of the block."""
    command = [sys.executable, "-c", OTHER_PROGRAM, str(store_file()), first]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "kept\n"
        yield
        other.communicate()


def test_a_store_kept_by_another_program_at_the_start_is_opened_as_soon_as_it_is_free(
    impatient: None, qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store = Store.at()
    store.save(a_plan(), None, "Ann")
    store.close()
    with kept_by_another_program(ALONE):
        window = open_window(qtbot, dialogs)
        desk = the_desk(window)
        assert "close it or wait" in told(window)
        assert "cannot be shown" in desk.start.plans.nothing.text()
        work_goes_on(desk)
    qtbot.waitUntil(lambda: desk.kept.link.is_open and not Drafts().pending())
    has_caught_up(desk)
    assert len(plans_listed(desk)) == 2
    assert window.close()


def test_a_save_that_another_program_holds_up_is_done_without_a_click(
    impatient: None, qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    in_store(desk)
    session = drafted(desk)
    with kept_by_another_program():
        session.edit("Change goal", edits.set_goal, "Dance")
        desk.handover.save()
        assert "close it or wait" in told(window)
        assert "kept on this desk" in desk.kept.status.work.text()
        assert [draft.plan for draft in Drafts().pending()] == [session.plan]
    qtbot.waitUntil(lambda: session.is_kept and not Drafts().pending())
    assert [found.plan for found in in_store(desk)] == [session.plan]
    assert "All work is saved" in desk.kept.status.work.text()
