"""Two windows on one machine, and the first one dies."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from builders import a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, plans_listed, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.store import Store
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.session import PlanSession

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a folder of the test's own")

FIRST_WINDOW: Final = """
from PySide6.QtWidgets import QApplication
from rehabplanner.domain import edits
from rehabplanner.ui.window import MainWindow

application = QApplication([])
window = MainWindow()

def edit():
    desk = window.desk
    desk.kept.finish()
    desk.open_stored("plan-1")
    desk.kept.link.finish()
    desk.open_page.session.edit("Change goal", edits.set_goal, "First")
    desk.keep_draft_now()
    print("kept", flush=True)

window.ready.connect(edit)
window.show()
application.exec()
"""


@pytest.fixture
def _plan_1() -> None:
    store = Store.at()
    store.save(a_plan(), None, "Ann")
    store.close()


@contextmanager
def first_window() -> Iterator[None]:
    """Another window has work on plan-1 that is not saved; it is killed at the end of the block."""
    command = [sys.executable, "-c", FIRST_WINDOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "kept\n"
        yield
        window.kill()


def unsaved_goals() -> list[str]:
    return sorted(draft.plan.goal for draft in Drafts().pending())


def on_plan_1(qtbot: QtBot, desk: Desk) -> PlanSession:
    """The plan as the store has it, open on the desk."""
    [row] = [row for row in desk.kept.search.model.plans if row.id == "plan-1"]
    desk.start.plans.chosen.emit(row)
    qtbot.waitUntil(lambda: desk.page is not None)
    return desk.open_page.session


@pytest.mark.usefixtures("_plan_1")
def test_the_second_goes_on_and_the_next_start_brings_in_what_the_killed_one_left(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    with first_window():
        second = open_window(qtbot, dialogs)
        desk = the_desk(second)
        drafted(desk).edit("Change goal", edits.set_goal, "Second")
    desk.show_start()
    desk.kept.finish()
    assert len(plans_listed(desk)) == 2
    assert unsaved_goals() == ["First"]
    assert second.close()

    third = open_window(qtbot, dialogs)
    desk = the_desk(third)
    assert sorted(found.plan.goal for found in in_store(desk)) == ["First", "Second"]
    assert "when the program ended" in third.strip.text
    assert unsaved_goals() == []
    assert third.close()


@pytest.mark.usefixtures("_plan_1")
def test_of_two_windows_on_one_plan_the_later_save_is_told_and_both_are_there(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    windows = [open_window(qtbot, dialogs) for _ in range(2)]
    desks = [the_desk(window) for window in windows]
    for desk in desks:
        plans_listed(desk)
        on_plan_1(qtbot, desk).edit("Change goal", edits.set_goal, f"By {desks.index(desk)}")
    for desk in desks:
        desk.handover.save()
        desk.kept.finish()
    assert "saved this plan while you worked on it" in windows[1].strip.text
    assert [found.plan.goal for found in in_store(desks[1])] == ["By 0"]
    assert unsaved_goals() == ["By 1"]
    for window in windows:
        assert window.close()
