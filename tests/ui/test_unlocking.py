"""The lock page greets a sealed store; the passphrase opens it, and wrong ones wait."""

import random
from datetime import timedelta

import pytest
from builders import A_DAY
from desks import AnsweredDialogs, open_window, the_desk
from locks import (
    PASSPHRASE,
    PRIVATE,
    ZEBULON,
    Clock,
    desk_of,
    lock_page,
    locked_window,
    plans_in,
    settle,
    shown_words,
    type_passphrase,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from questions import answer

from rehabplanner.storage.backups import Backups
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import data_folder, store_file
from rehabplanner.ui.backups_dialog import BackupsDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("quick_keys")

TOMORROW = A_DAY + timedelta(days=1)


# --- at the start ---


def test_a_sealed_store_greets_with_the_lock_page_alone(locked: MainWindow) -> None:
    desk = the_desk(locked)
    assert locked.pages.currentWidget() is lock_page(desk)
    assert locked.focusWidget() is lock_page(desk).passphrase
    assert locked.windowTitle() == "rehabplanner[*]"
    assert "are locked" in desk.kept.status.where.text()
    assert not any(action.isEnabled() for action in locked.menuBar().actions())


def test_the_passphrase_and_enter_open_the_plans(qtbot: QtBot, locked: MainWindow) -> None:
    desk = the_desk(locked)
    type_passphrase(qtbot, desk)
    assert locked.pages.currentWidget() is desk.start
    assert all(action.isEnabled() for action in locked.menuBar().actions())
    assert plans_in(desk) == [ZEBULON]
    assert desk.kept.search.model.index(0).data().startswith("Zebulon Quist")
    assert "encrypted" in desk.kept.status.where.text()


def test_work_that_was_left_unsaved_comes_into_the_store_after_the_passphrase(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    Drafts().keep(ZEBULON, None, "Change goal")
    window = locked_window(qtbot, dialogs)
    desk = desk_of(window)
    assert desk.kept.unsaved() == []
    assert not any(word in shown_words() for word in PRIVATE)
    type_passphrase(qtbot, desk)
    assert plans_in(desk) == [ZEBULON]
    assert "when the program ended" in window.strip.text
    assert list((data_folder() / "unsaved").iterdir()) == []
    window.close()


def test_a_diagnosis_chosen_before_the_library_was_there_waits_behind_the_lock(
    locked: MainWindow,
) -> None:
    desk = the_desk(locked)
    desk.choose("patellofemoral-pain")
    assert desk.screening.page is None
    assert locked.pages.currentWidget() is lock_page(desk)


def test_a_store_without_a_passphrase_is_not_locked(window: MainWindow, desk: Desk) -> None:
    settle(desk)
    assert not desk.lock.is_locked
    assert not desk.lock.idle.is_on


# --- wrong ones ---


def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(
    qtbot: QtBot, locked: MainWindow, clock: Clock
) -> None:
    desk = the_desk(locked)
    type_passphrase(qtbot, desk, "four quiet green tables")
    page = lock_page(desk)
    assert page.wrong.text() == "This passphrase does not open the plans; type it again."
    assert page.wrong.isVisible()
    clock.now_s += 1
    type_passphrase(qtbot, desk)
    assert not desk.lock.is_locked


def test_after_a_wrong_one_nobody_may_try_for_a_while(
    qtbot: QtBot, locked: MainWindow, clock: Clock
) -> None:
    desk, page = the_desk(locked), lock_page(the_desk(locked))
    for words in ("Wait 1 second", "Wait 2 seconds", "Wait 4 seconds"):
        type_passphrase(qtbot, desk, "wrong")
        assert page.unlock.text() == words
        assert not page.unlock.isEnabled()
        type_passphrase(qtbot, desk)  # too soon
        assert desk.lock.is_locked
        clock.now_s += 60
        page.look()
    assert page.unlock.text() == "Unlock"
    qtbot.mouseClick(page.unlock, Qt.MouseButton.LeftButton)
    settle(desk)
    assert not desk.lock.is_locked


def test_the_wait_is_counted_down_in_words(qtbot: QtBot, locked: MainWindow, clock: Clock) -> None:
    desk, page = the_desk(locked), lock_page(the_desk(locked))
    for _ in range(3):
        type_passphrase(qtbot, desk, "wrong")
        clock.now_s += 60
    type_passphrase(qtbot, desk, "wrong")
    said = []
    for _ in range(3):
        clock.now_s += 3
        page.look()
        said.append(page.unlock.text())
    assert said == ["Wait 5 seconds", "Wait 2 seconds", "Unlock"]


def test_a_new_start_does_not_help_who_guesses(
    qtbot: QtBot, dialogs: AnsweredDialogs, locked: MainWindow
) -> None:
    desk = the_desk(locked)
    for _ in range(3):
        desk.lock.tries.add()
    locked.close()
    again = open_window(qtbot, dialogs)
    page = lock_page(the_desk(again))
    assert not page.unlock.isEnabled()
    assert "Wait" in page.unlock.text()
    again.close()


def test_a_damaged_store_leads_from_the_lock_to_its_copies(
    qtbot: QtBot, locked: MainWindow
) -> None:
    desk = the_desk(locked)
    store_file().write_bytes(bytes(reversed(store_file().read_bytes()))[100:])
    type_passphrase(qtbot, desk)
    assert not desk.lock.is_locked
    assert "damaged" in locked.strip.text
    locked.strip.take_action()
    [dialog] = locked.findChildren(BackupsDialog)
    dialog.reject()
    assert not any(word in shown_words() for word in PRIVATE)


def test_the_right_passphrase_for_a_damaged_store_is_not_called_wrong(
    qtbot: QtBot, sealed_desk: Desk, dialogs: AnsweredDialogs, locked: MainWindow
) -> None:
    assert locked.close()
    store_file().write_bytes(bytes(reversed(store_file().read_bytes())))  # still like chance
    again = open_window(qtbot, dialogs)
    desk = desk_of(again)
    type_passphrase(qtbot, desk)
    assert "damaged" in again.strip.text
    again.strip.take_action()
    [dialog] = again.findChildren(BackupsDialog)
    assert dialog.copies is not None
    qtbot.mouseClick(dialog.copies.restore, Qt.MouseButton.LeftButton)
    answer(qtbot, dialog.copies, "Bring back")
    settle(desk)
    dialog.reject()
    assert plans_in(desk) == [ZEBULON]
    again.close()


def test_a_wrong_passphrase_leads_to_the_copies_and_one_that_it_opens_can_be_brought_back(
    qtbot: QtBot, locked: MainWindow, clock: Clock
) -> None:
    desk = the_desk(locked)
    Backups(store_file(), passphrase=PASSPHRASE).make(A_DAY)
    damaged = store_file().with_name("backups") / f"rehabplanner-{TOMORROW}.sqlite3"
    chance = random.Random(14).randbytes(8192)
    for path in (damaged, store_file()):  # so nobody can tell that the passphrase is right
        path.write_bytes(chance)
    page = lock_page(desk)
    assert not page.copies.isVisible()
    type_passphrase(qtbot, desk)
    assert desk.lock.is_locked
    qtbot.mouseClick(page.copies, Qt.MouseButton.LeftButton)
    [dialog] = locked.findChildren(BackupsDialog)
    assert dialog.copies is not None
    dialog.copies.list.setCurrentIndex(dialog.copies.list.model().index(1, 0))
    qtbot.mouseClick(dialog.copies.restore, Qt.MouseButton.LeftButton)
    answer(qtbot, dialog.copies, "Bring back")
    settle(desk)
    assert not desk.lock.is_locked
    dialog.reject()
    assert plans_in(desk) == [ZEBULON]


def test_who_does_not_know_the_passphrase_brings_no_copy_back(
    qtbot: QtBot, locked: MainWindow, clock: Clock
) -> None:
    desk = the_desk(locked)
    Backups(store_file(), passphrase=PASSPHRASE).make(A_DAY)
    before = store_file().read_bytes()
    type_passphrase(qtbot, desk, "four quiet green tables")
    qtbot.mouseClick(lock_page(desk).copies, Qt.MouseButton.LeftButton)
    [dialog] = locked.findChildren(BackupsDialog)
    assert dialog.copies is not None
    assert not any(word in shown_words() for word in PRIVATE)
    qtbot.mouseClick(dialog.copies.restore, Qt.MouseButton.LeftButton)
    answer(qtbot, dialog.copies, "Bring back")
    settle(desk)
    assert "another passphrase" in dialog.status.strip.text
    dialog.reject()
    assert desk.lock.is_locked
    assert store_file().read_bytes() == before
    clock.now_s += 60
    type_passphrase(qtbot, desk)
    assert plans_in(desk) == [ZEBULON]


def test_a_sealed_store_that_is_gone_comes_back_from_its_copy(
    qtbot: QtBot, sealed_desk: Desk, dialogs: AnsweredDialogs, locked: MainWindow
) -> None:
    assert locked.close()
    for part in store_file().parent.glob("rehabplanner.sqlite3*"):
        part.unlink()
    again = open_window(qtbot, dialogs)
    assert "is gone from its folder" in again.strip.text
    again.strip.take_action()
    desk = desk_of(again)
    assert desk.lock.is_locked
    type_passphrase(qtbot, desk)
    assert plans_in(desk) == [ZEBULON]
    again.close()


def test_a_store_that_has_gone_while_the_desk_was_locked_is_not_made_anew(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    desk = sealed_desk
    desk.lock.change.about_to_begin.emit()  # until today's copy is made
    desk.lock.lock()
    settle(desk)
    for part in store_file().parent.glob("rehabplanner.sqlite3*"):
        part.unlink()
    type_passphrase(qtbot, desk)
    assert "is gone from its folder" in locked.strip.text
    assert not store_file().exists()
    assert not any(word in shown_words() for word in PRIVATE)
    locked.strip.take_action()
    settle(desk)
    type_passphrase(qtbot, desk)
    assert plans_in(desk) == [ZEBULON]
