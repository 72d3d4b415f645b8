"""Two windows on one machine, and the first one dies."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from bad_luck import kept_by_another_program, told
from builders import a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, plans_listed, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import data_folder, store_file
from rehabplanner.storage.store import Store
from rehabplanner.ui.conflict_dialog import ConflictDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a folder of the test's own")

FIRST_WINDOW: Final = """
import sys

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
    desk.open_page.session.edit("Change goal", edits.set_goal, sys.argv[1])
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
def first_window(goal: str = "First") -> Iterator[None]:
    """Another window has work on plan-1 that is not saved; it is killed at the end of the block."""
    command = [sys.executable, "-c", FIRST_WINDOW, goal]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "kept\n"
        yield
        window.kill()


def unsaved_goals() -> list[str]:
    """In the folders of all windows."""
    drafts = Drafts()
    every = [drafts, *(Drafts(window=number) for number in drafts.other_windows())]
    return sorted(draft.plan.goal for kept in every for draft in kept.pending())


def saved_goals(desk: Desk) -> list[str]:
    return sorted(found.plan.goal for found in in_store(desk))


def close(*windows: MainWindow) -> None:
    for window in windows:
        window.worker.finish()
        assert window.close()


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
        assert len(plans_listed(desk)) == 2
    assert unsaved_goals() == ["First"]
    close(second)

    third = open_window(qtbot, dialogs)
    assert saved_goals(the_desk(third)) == ["First", "Second"]
    assert "when the program ended" in third.strip.text
    assert unsaved_goals() == []
    close(third)


@pytest.mark.usefixtures("_plan_1")
def test_the_second_brings_in_what_the_killed_one_left_with_its_next_save(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    with first_window():
        second = open_window(qtbot, dialogs)
        desk = the_desk(second)
        plans_listed(desk)
    drafted(desk).edit("Change goal", edits.set_goal, "Second")
    desk.show_start()
    assert saved_goals(desk) == ["First", "Second"]
    assert "when the program ended" in second.strip.text
    assert unsaved_goals() == []
    close(second)


@pytest.mark.usefixtures("_plan_1")
def test_a_second_window_leaves_the_unsaved_work_of_a_killed_one_on_the_same_plan(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    second = open_window(qtbot, dialogs)  # it has the plan open before the other edits it
    desk = the_desk(second)
    plans_listed(desk)
    session = on_plan_1(qtbot, desk)
    with first_window():
        session.edit("Change goal", edits.set_goal, "Second")
        desk.keep_draft_now()
        assert unsaved_goals() == ["First", "Second"]
    for goal in ("Second", "Third"):
        session.edit("Change goal", edits.set_goal, goal)
        desk.handover.save()
        assert saved_goals(desk) == [goal]
        assert unsaved_goals() == ["First"]
    close(second)

    third = open_window(qtbot, dialogs)
    assert saved_goals(the_desk(third)) == ["Third"]
    assert "saved this plan while you worked on it" in third.strip.text
    assert unsaved_goals() == ["First"]
    third.strip.take_action()
    [dialog] = third.findChildren(ConflictDialog)
    assert the_desk(third).open_page.session.plan.goal == "First"
    dialog.reject()
    close(third)


@pytest.mark.usefixtures("_plan_1")
def test_work_of_two_killed_windows_on_one_plan_is_all_there(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    with first_window(), first_window("Also first"):
        pass
    assert unsaved_goals() == ["Also first", "First"]
    third = open_window(qtbot, dialogs)
    desk = the_desk(third)
    saved = saved_goals(desk)
    assert sorted([*saved, *unsaved_goals()]) == ["Also first", "First"]
    assert len(saved) == 1
    assert "saved this plan while you worked on it" in third.strip.text
    assert len(desk.kept.unsaved()) == 1
    close(third)


def test_work_of_a_killed_window_is_listed_while_the_store_does_not_open(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store_file().parent.mkdir(parents=True)
    store_file().write_bytes(b"This is no store. " * 100)
    Drafts(window=3).keep(a_plan(goal="Dance"), None)
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    told(window)
    assert desk.start.drafts.list.count() == 1
    close(window)


def test_work_that_was_held_up_in_a_second_window_is_listed_and_saved_without_a_click(
    impatient: None, qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    windows = [open_window(qtbot, dialogs) for _ in range(2)]
    desk = the_desk(windows[1])
    plans_listed(desk)
    with kept_by_another_program():
        drafted(desk).edit("Change goal", edits.set_goal, "Dance")
        desk.show_start()
        told(windows[1])
        assert desk.start.drafts.list.count() == 1
        assert the_desk(windows[0]).kept.unsaved() == []
    qtbot.waitUntil(lambda: unsaved_goals() == [])
    assert saved_goals(desk) == ["Dance"]
    assert desk.start.drafts.list.count() == 0
    close(*windows)


def test_windows_that_found_no_folder_do_not_share_the_one_that_is_made_later(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().touch()
    windows = [open_window(qtbot, dialogs) for _ in range(2)]
    desks = [the_desk(window) for window in windows]
    told(windows[1])
    data_folder().unlink()
    for desk in desks:
        desk.kept.link.try_again()
        plans_listed(desk)
    folders = {desk.kept.drafts.folder for desk in desks}
    assert len(folders) == 2
    drafted(desks[1]).edit("Change goal", edits.set_goal, "Dance")
    desks[1].show_start()
    assert saved_goals(desks[1]) == ["Dance"]
    close(*windows)


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
    close(*windows)
