"""Work survives bad luck: a full disk, a second window, a saved plan opened again."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from builders import a_plan
from desks import AnsweredDialogs, drafted, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.plan_file import read_plan, save_plan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.inspector_stage import StagePage
from rehabplanner.ui.part import Part
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    save_plan(a_plan(), path)
    return path


@pytest.fixture
def full_disk() -> Iterator[pytest.MonkeyPatch]:
    """Nothing can be written until `undo()`."""

    def full(_file: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full)
        yield patch


def goals(drafts: Drafts) -> list[str]:
    return sorted(draft.plan.goal for draft in drafts.pending())


def test_unsaved_changes_come_back_when_their_plan_file_is_opened_again(
    desk: Desk, window: MainWindow, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    desk.open_plan(plan_file)
    session = desk.open_page.session
    assert session.plan.goal == "Dance"
    assert "are back" in window.strip.text
    window.strip.take_action()
    assert session.plan == a_plan()
    session.history.redo()
    assert session.plan.goal == "Dance"


def test_a_copy_saved_elsewhere_keeps_its_own_unsaved_changes(
    desk: Desk, dialogs: AnsweredDialogs, plan_file: Path, tmp_path: Path
) -> None:
    desk.open_plan(plan_file)
    dialogs.answer = tmp_path / "copy.json"
    desk.handover.save_as()
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    desk.open_plan(plan_file)
    assert desk.open_page.session.plan == a_plan()
    desk.open_page.session.edit("Change goal", edits.set_goal, "Ski")
    desk.show_start()
    assert goals(Drafts()) == ["Dance", "Ski"]


def test_a_draft_kept_for_the_old_file_is_forgotten_after_saving_under_another_name(
    desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, plan_file: Path, tmp_path: Path
) -> None:
    desk.open_plan(plan_file)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    desk.keep_draft_now()
    assert goals(Drafts()) == ["Dance"]
    dialogs.answer = tmp_path / "copy.json"
    desk.handover.save_as()
    window.worker.finish()
    assert goals(Drafts()) == []


@pytest.mark.parametrize("late", [False, True], ids=["at once", "after the timer"])
def test_on_a_full_disk_the_window_stays_open_however_often_it_is_closed(
    qtbot: QtBot, window: MainWindow, full_disk: pytest.MonkeyPatch, late: bool
) -> None:
    desk = the_desk(window)
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    if late:
        qtbot.waitUntil(lambda: "only in this window" in window.strip.text, timeout=20_000)
    assert not window.close()
    assert not window.close()
    assert "cannot be kept" in window.strip.text
    desk.show_start()
    assert desk.open_page.session.plan.goal == "Dance"
    full_disk.undo()
    assert window.close()
    assert goals(Drafts()) == ["Dance"]


def test_on_a_full_disk_the_therapist_can_still_leave(
    desk: Desk, window: MainWindow, full_disk: pytest.MonkeyPatch
) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    assert not window.close()
    window.strip.take_action()
    assert window.close()


def test_a_plan_file_changed_elsewhere_is_not_overwritten_without_a_word(
    desk: Desk, window: MainWindow, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Mine")
    save_plan(a_plan(goal="Theirs"), plan_file)
    desk.handover.save()
    assert "changed elsewhere" in window.strip.text
    assert read_plan(plan_file).goal == "Theirs"
    assert not desk.open_page.session.history.isClean()
    window.strip.take_action()
    assert read_plan(plan_file).goal == "Mine"


def test_a_plan_file_that_was_deleted_meanwhile_is_written_again(
    desk: Desk, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    plan_file.unlink()
    desk.handover.save()
    assert read_plan(plan_file).goal == "Dance"


def test_words_that_do_not_fit_hold_up_saving_also_when_another_part_is_shown(
    desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    session = drafted(desk)
    page = desk.open_page
    first, second = (Part("stage", stage.id) for stage in session.plan.stages[:2])
    page.tree.select(first)
    assert isinstance(page.inspector.page, StagePage)
    page.inspector.page.words.fields["name"].box.setPlainText("word " * 90)
    page.tree.select(second)
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save()
    assert not dialogs.answer.exists()
    assert "change it first" in window.strip.text
    assert page.tree.selected == first
    assert isinstance(page.inspector.page, StagePage)
    page.inspector.page.words.fields["name"].box.setPlainText("Short")
    desk.handover.save()
    assert read_plan(dialogs.answer).stages[0].text["en"].name == "Short"


def test_a_name_that_cannot_be_is_explained_and_gets_the_cursor(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    drafted(desk)
    name = desk.open_page.patient.name
    qtbot.keyClicks(name, "<b>")
    desk.open_page.tree.setFocus()
    desk.handover.save()
    assert window.strip.text.startswith("Patient: name is not right")
    assert window.focusWidget() is name
    name.setText("B")
