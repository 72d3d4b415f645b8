"""A desk with a passphrase locks on demand and when it is left alone; no work is lost by it."""

import errno
import os
from typing import NoReturn

import pytest
from desks import AnsweredDialogs, drafted, screening_page
from locks import (
    PASSPHRASE,
    PRIVATE,
    ZEBULON,
    Clock,
    lock_page,
    plans_in,
    sealed_store,
    settle,
    shown_words,
    type_passphrase,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoreFull
from rehabplanner.ui.bin_dialog import BinDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.patient_dialog import PatientDialog
from rehabplanner.ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("quick_keys")


def with_plan(qtbot: QtBot, desk: Desk) -> None:
    """Open the plan that the store has."""
    desk.open_stored(ZEBULON.id)
    settle(desk)
    assert desk.page is not None


# --- locking ---


def test_while_it_is_locked_no_widget_holds_a_word_about_the_patient(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    desk = sealed_desk
    with_plan(qtbot, desk)
    recent = locked.findChild(QMenu, "recent")
    assert isinstance(recent, QMenu)
    recent.aboutToShow.emit()
    desk.open_page.session.edit("Climb Kilimanjaro", edits.set_goal, "Climb Kilimanjaro")
    desk.records.patient()
    settle(desk)
    assert "Zebulon" in shown_words()
    desk.lock.lock()
    settle(desk)
    assert desk.lock.is_locked
    assert [word for word in PRIVATE if word in shown_words()] == []
    assert locked.windowTitle() == "rehabplanner[*]"
    assert not locked.isWindowModified()


def test_what_was_typed_into_the_search_is_forgotten(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    qtbot.keyClicks(sealed_desk.start.chooser.search, "Zebulon")
    sealed_desk.lock.lock()
    settle(sealed_desk)
    sealed_desk.start.chooser.search.undo()
    assert "Zebulon" not in shown_words()
    assert sealed_desk.kept.search.model.rowCount() == 0


def test_the_plan_comes_back_with_what_was_not_saved(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    desk = sealed_desk
    with_plan(qtbot, desk)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    desk.lock.lock()
    settle(desk)
    assert desk.page is None
    type_passphrase(qtbot, desk)
    assert desk.open_page.session.plan.goal == "Dance"
    assert desk.open_page.session.is_kept
    assert locked.windowTitle() == "Patellofemoral pain[*]"
    assert not desk.actions.undo.isEnabled()


def test_words_in_a_field_are_taken_over_before_it_locks(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    desk = sealed_desk
    with_plan(qtbot, desk)
    desk.open_page.patient.goal.selectAll()
    qtbot.keyClicks(desk.open_page.patient.goal, "Sing")
    desk.lock.lock()
    settle(desk)
    type_passphrase(qtbot, desk)
    assert desk.open_page.session.plan.goal == "Sing"
    assert "did not fit" not in locked.strip.text


def test_words_that_no_plan_can_hold_do_not_keep_the_desk_open(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    desk = sealed_desk
    with_plan(qtbot, desk)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    name = desk.open_page.patient.name
    name.setFocus()
    name.setText("Z" * 500)
    name.setModified(True)
    desk.lock.lock()
    settle(desk)
    assert desk.lock.is_locked
    assert "ZZZ" not in shown_words()
    type_passphrase(qtbot, desk)
    plan = desk.open_page.session.plan
    assert (plan.patient.name, plan.goal) == ("Zebulon Quist", "Dance")
    assert "did not fit the plan" in locked.strip.text


def test_unsaved_work_outlives_a_program_that_is_killed_while_locked(
    qtbot: QtBot, sealed_desk: Desk
) -> None:
    with_plan(qtbot, sealed_desk)
    sealed_desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    sealed_desk.lock.lock()
    settle(sealed_desk)
    store = Store.at(passphrase=PASSPHRASE)  # as it is on the disk
    assert store.plan(ZEBULON.id).plan.goal == "Dance"
    store.close()


def test_work_that_only_the_disk_could_take_is_sealed_and_comes_back(
    qtbot: QtBot, sealed_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sealed_desk
    with_plan(qtbot, desk)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Climb Kilimanjaro")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", _full)
        desk.lock.lock()
        settle(desk)
    [draft] = (data_folder() / "unsaved").glob("*.json")
    assert b"Kilimanjaro" not in draft.read_bytes()
    assert "Kilimanjaro" not in shown_words()
    type_passphrase(qtbot, desk)
    assert desk.open_page.session.plan.goal == "Climb Kilimanjaro"
    assert plans_in(desk)[0].goal == "Climb Kilimanjaro"


def test_work_that_neither_disk_nor_store_could_take_is_not_lost_by_locking(
    qtbot: QtBot, sealed_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sealed_desk
    with_plan(qtbot, desk)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Climb Kilimanjaro")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", _full)
        patch.setattr(os, "fsync", _full)
        desk.lock.lock()
        settle(desk)
    assert desk.lock.is_locked
    assert "Kilimanjaro" not in shown_words()
    type_passphrase(qtbot, desk)
    assert desk.open_page.session.plan.goal == "Climb Kilimanjaro"


def _full(*_: object) -> NoReturn:
    if len(_) > 1:
        raise StoreFull("The disk is full.")
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_draft_that_was_never_changed_comes_back_too(qtbot: QtBot, sealed_desk: Desk) -> None:
    session = drafted(sealed_desk)
    plan = session.plan
    sealed_desk.lock.lock()
    settle(sealed_desk)
    type_passphrase(qtbot, sealed_desk)
    assert sealed_desk.open_page.session.plan == plan


def test_a_screening_is_left_and_told_of(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    sealed_desk.choose("patellofemoral-pain")
    screening_page(sealed_desk).foot.name.setText("Maria Meyer")
    sealed_desk.lock.lock()
    settle(sealed_desk)
    assert "Maria" not in shown_words()
    type_passphrase(qtbot, sealed_desk)
    assert sealed_desk.screening.page is None
    assert "begin it again" in locked.strip.text


def test_an_open_dialog_is_left_before_the_desk_locks(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    sealed_desk.records.bin()
    sealed_desk.records.patient()
    sealed_desk.lock.lock()
    settle(sealed_desk)
    assert sealed_desk.lock.is_locked
    assert locked.findChildren(BinDialog) == []
    assert locked.findChildren(PatientDialog) == []


def test_nothing_is_said_or_opened_while_it_is_locked(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow
) -> None:
    desk = sealed_desk
    desk.open_stored(ZEBULON.id)  # the answer comes too late
    desk.lock.lock()
    desk.open_stored(ZEBULON.id)
    settle(desk)
    locked.strip.say("Zebulon Quist is here.")
    assert locked.strip.text == ""
    assert desk.page is None
    assert locked.pages.currentWidget() is lock_page(desk)
    assert not locked.acceptDrops()
    type_passphrase(qtbot, desk)
    assert locked.acceptDrops()


def test_the_keys_of_the_menus_rest_while_it_is_locked(
    qtbot: QtBot, sealed_desk: Desk, locked: MainWindow, dialogs: AnsweredDialogs
) -> None:
    triggered: list[bool] = []
    sealed_desk.actions.named("Clinical rules and sources").triggered.connect(triggered.append)
    sealed_desk.actions.named("New plan").triggered.connect(triggered.append)
    sealed_desk.lock.lock()
    settle(sealed_desk)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitActive(locked):
        locked.activateWindow()
    qtbot.keyClick(locked.windowHandle(), Qt.Key.Key_N, control)
    assert triggered == []
    assert sealed_desk.lock.is_locked


# --- left alone ---


def test_a_desk_that_nobody_touches_locks_itself(
    qtbot: QtBot, sealed_desk: Desk, clock: Clock
) -> None:
    with_plan(qtbot, sealed_desk)
    sealed_desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    clock.now_s += 9 * 60
    sealed_desk.lock.idle.look()
    assert not sealed_desk.lock.is_locked
    clock.now_s += 60
    sealed_desk.lock.idle.look()
    settle(sealed_desk)
    assert sealed_desk.lock.is_locked
    assert not sealed_desk.lock.idle.is_on
    type_passphrase(qtbot, sealed_desk)
    assert sealed_desk.open_page.session.plan.goal == "Dance"
    assert sealed_desk.lock.idle.is_on


def test_who_works_is_not_locked_out(qtbot: QtBot, sealed_desk: Desk, clock: Clock) -> None:
    for _ in range(5):
        clock.now_s += 8 * 60
        qtbot.keyClicks(sealed_desk.start.chooser.search, "k")
        sealed_desk.lock.idle.look()
    assert not sealed_desk.lock.is_locked


def test_the_window_closes_while_it_is_locked(qtbot: QtBot, sealed_desk: Desk) -> None:
    sealed_desk.lock.lock()
    settle(sealed_desk)
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert [each.close() for each in windows] == [True]


def test_a_store_that_another_window_has_sealed_meanwhile_asks_for_its_passphrase(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    settle(desk)
    desk.lock.change.about_to_begin.emit()  # until today's copy is made
    desk.kept.link.while_closed(desk, sealed_store, lambda _: None, _raise)
    settle(desk)
    assert desk.lock.is_locked
    type_passphrase(qtbot, desk)
    assert not desk.lock.is_locked


def _raise(error: Exception) -> NoReturn:
    raise error
