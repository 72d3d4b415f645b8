"""Work survives bad luck: a killed program, a full disk, a second window, a damaged store."""

import errno
import os
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from builders import a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoreLocked
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.inspector_stage import StagePage
from rehabplanner.ui.part import Part
from rehabplanner.ui.window import MainWindow


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


def test_work_that_a_killed_program_left_behind_is_brought_into_the_store(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    Drafts().keep(a_plan(goal="Dance"), None, "Change goal")
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    assert [found.plan.goal for found in in_store(desk)] == ["Dance"]
    assert Drafts().pending() == []
    assert "when the program ended" in window.strip.text
    window.strip.take_action()
    qtbot.waitUntil(lambda: desk.page is not None)
    assert desk.open_page.session.plan.goal == "Dance"


def test_another_window_leaves_the_work_of_the_first_alone(
    qtbot: QtBot, desk: Desk, dialogs: AnsweredDialogs
) -> None:
    assert in_store(desk) == []
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.keep_draft_now()
    second = the_desk(open_window(qtbot, dialogs))
    assert in_store(second) == []
    assert goals(Drafts()) == ["Dance"]


def test_work_that_cannot_be_filed_is_listed_and_a_discarded_one_comes_back_by_undo(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store_file().parent.mkdir(parents=True)
    store_file().write_bytes(b"This is no store. " * 100)
    Drafts().keep(a_plan(goal="Dance"), None)
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    qtbot.waitUntil(lambda: "damaged" in window.strip.text)
    desk.start.drafts.list.setCurrentRow(0)
    desk.start.drafts.list.actions()[0].trigger()
    assert goals(Drafts()) == []
    window.strip.take_action()
    assert goals(Drafts()) == ["Dance"]
    row = desk.start.drafts.list.item(0)
    assert row is not None
    desk.start.drafts.list.itemActivated.emit(row)
    assert desk.open_page.session.plan.goal == "Dance"
    assert not desk.open_page.session.is_kept


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
    assert goals(Drafts()) == []
    again = the_desk(open_window(qtbot, AnsweredDialogs()))
    assert [found.plan.goal for found in in_store(again)] == ["Dance"]


def test_on_a_full_disk_the_therapist_can_still_leave(
    desk: Desk, window: MainWindow, full_disk: pytest.MonkeyPatch
) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    assert not window.close()
    window.strip.take_action()
    assert window.close()


def test_a_second_save_behind_a_failing_one_is_tried_and_no_sentence_about_it_is_left(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_store(desk)
    session, save = drafted(desk), Store.save
    busy = [StoreLocked("Busy.")]

    def busy_once(store: Store, *args: Any, **named: Any) -> int:
        if busy:
            raise busy.pop()
        return save(store, *args, **named)

    monkeypatch.setattr(Store, "save", busy_once)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    session.edit("Change goal", edits.set_goal, "Sing")
    desk.handover.save()
    desk.kept.finish()
    assert session.is_kept
    assert window.strip.text == ""
    assert [found.plan.goal for found in in_store(desk)] == ["Sing"]


def test_words_that_do_not_fit_hold_up_saving_also_when_another_part_is_shown(
    desk: Desk, window: MainWindow
) -> None:
    session = drafted(desk)
    page = desk.open_page
    first, second = (Part("stage", stage.id) for stage in session.plan.stages[:2])
    page.tree.select(first)
    assert isinstance(page.inspector.page, StagePage)
    page.inspector.page.words.fields["name"].box.setPlainText("word " * 90)
    page.tree.select(second)
    desk.handover.save()
    assert in_store(desk) == []
    assert "change it first" in window.strip.text
    assert page.tree.selected == first
    assert isinstance(page.inspector.page, StagePage)
    page.inspector.page.words.fields["name"].box.setPlainText("Short")
    desk.handover.save()
    [found] = in_store(desk)
    assert found.plan.stages[0].text["en"].name == "Short"


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
