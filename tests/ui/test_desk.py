"""The desk: plans come in, are saved, exported, and never lost."""

import json
from pathlib import Path

import pytest
from builders import a_plan
from desks import AnsweredDialogs, drafted, open_window, screening_page, the_desk
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import SCHEMA
from rehabplanner.settings import load_settings
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.plan_file import read_plan, save_plan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    save_plan(a_plan(), path)
    return path


def strip(window: MainWindow) -> str:
    return window.strip.text


def test_the_window_starts_with_the_cursor_in_the_diagnosis_search(window: MainWindow) -> None:
    desk = the_desk(window)
    assert window.pages.currentWidget() is desk.start
    assert desk.start.chooser.search is desk.start.focusProxy() or window.focusWidget()


def test_a_diagnosis_becomes_a_staged_plan(desk: Desk) -> None:
    session = drafted(desk)
    assert len(session.plan.stages) == 4
    assert session.plan.side is None


def test_a_clot_is_referred_and_never_planned(desk: Desk, dialogs: AnsweredDialogs) -> None:
    desk.choose("dvt")
    foot = screening_page(desk).foot
    assert foot.go_on.isHidden()
    assert foot.outcome.isHidden()
    foot.take_primary()
    assert desk.page is None
    assert "knee-plan" not in dialogs.suggestion
    assert dialogs.suggestion.startswith("referral-")


def test_the_first_save_asks_where_and_the_second_does_not(
    desk: Desk, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    session = drafted(desk)
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save()
    assert read_plan(tmp_path / "plan.json") == session.plan
    dialogs.answer = None
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    assert read_plan(tmp_path / "plan.json").goal == "Dance"
    assert session.history.isClean()


def test_the_suggested_file_names_say_nothing_about_the_patient(
    desk: Desk, dialogs: AnsweredDialogs
) -> None:
    session = drafted(desk)
    session.edit("Change patient", edits.set_patient, a_plan().patient)
    session.edit("Change knee", edits.set_side, "left")
    desk.handover.save_as()
    assert dialogs.suggestion == f"knee-plan-{session.plan.created}.json"
    desk.handover.export()
    assert dialogs.suggestion == f"knee-plan-{session.plan.created}.pdf"


def test_words_still_being_typed_are_saved_too(
    qtbot: QtBot, desk: Desk, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    drafted(desk)
    qtbot.keyClicks(desk.open_page.patient.name, "Sample Patient")
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save()
    assert read_plan(tmp_path / "plan.json").patient.name == "Sample Patient"


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    dialogs.answer = tmp_path / "file" / "plan.json"
    desk.handover.save()
    assert "Cannot write plan.json" in strip(window)
    assert desk.open_page.session.plan.goal == "Dance"
    assert not desk.open_page.session.history.isClean()


def test_export_writes_the_pdf_in_the_background(
    qtbot: QtBot, desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    drafted(desk).edit("Change knee", edits.set_side, "left")
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export()
    qtbot.waitUntil(lambda: "sheet.pdf" in strip(window), timeout=20_000)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_export_without_a_chosen_knee_says_what_to_do(
    qtbot: QtBot, desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    drafted(desk)
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export()
    qtbot.waitUntil(lambda: "left, right or both" in strip(window), timeout=20_000)
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_plan_file_opens_and_is_remembered(
    qtbot: QtBot, desk: Desk, plan_file: Path, dialogs: AnsweredDialogs
) -> None:
    dialogs.answer = plan_file
    desk.ask_open()
    assert desk.open_page.session.plan == a_plan()
    desk.show_start()
    assert desk.start.recent.list.count() == 1
    row = desk.start.recent.list.item(0)
    assert row is not None
    desk.start.recent.list.itemActivated.emit(row)
    assert desk.open_page.session.plan == a_plan()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"schema": 99}', b'{"schema": 1, "x"'], ids=str)
def test_a_file_that_is_not_a_plan_gets_one_sentence_and_the_open_plan_stays(
    desk: Desk, window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    session = drafted(desk)
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    desk.open_plan(bad)
    assert "bad.json" in strip(window)
    assert desk.open_page.session is session
    assert bad.read_bytes() == content


def test_a_plan_dropped_on_the_window_opens(window: MainWindow, plan_file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(plan_file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(50, 50), copy, mime, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(50, 50), copy, mime, buttons, keys))
    assert the_desk(window).open_page.session.plan == a_plan()


# --- unsaved work ---


def test_an_edit_is_on_disk_soon_without_saving(qtbot: QtBot, desk: Desk) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    qtbot.waitUntil(lambda: len(Drafts().pending()) == 1, timeout=5_000)
    assert Drafts().pending()[0].plan == session.plan


def test_closing_keeps_unsaved_work_without_a_question_and_the_next_start_offers_it(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs
) -> None:
    session = drafted(the_desk(window))
    session.edit("Change goal", edits.set_goal, "Dance")
    plan = session.plan
    assert window.close()
    again = the_desk(open_window(qtbot, dialogs))
    row = again.start.drafts.list.item(0)
    assert row is not None
    again.start.drafts.list.itemActivated.emit(row)
    assert again.open_page.session.plan == plan
    assert not again.open_page.session.history.isClean()


def test_saved_work_is_not_offered_again(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    desk = the_desk(window)
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    dialogs.answer = tmp_path / "plan.json"
    desk.keep_draft_now()
    desk.handover.save()
    window.worker.finish()
    assert Drafts().pending() == []


def test_undoing_back_to_the_saved_plan_forgets_the_draft(
    qtbot: QtBot, desk: Desk, window: MainWindow, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    session = desk.open_page.session
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.keep_draft_now()
    session.history.undo()
    window.worker.finish()
    assert Drafts().pending() == []


def test_a_discarded_draft_comes_back_by_undo(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    desk.start.drafts.list.setCurrentRow(0)
    desk.start.drafts.list.actions()[0].trigger()
    assert Drafts().pending() == []
    window.strip.take_action()
    assert len(Drafts().pending()) == 1
    assert desk.start.drafts.list.count() == 1


def test_a_field_that_cannot_be_settled_keeps_the_window_open(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    drafted(desk)
    name = desk.open_page.patient.name
    qtbot.keyClicks(name, "<b>")
    assert not window.close()
    assert window.isVisible()
    name.clear()
    qtbot.keyClicks(name, "B")


# --- settings, titles, menus ---


def test_the_letterhead_is_kept_and_printed_from_now_on(qtbot: QtBot, desk: Desk) -> None:
    drafted(desk)
    changed = desk.settings.value.replace(clinic=Clinic(name="Sample Clinic"), paper="a4")
    desk.settings.use(changed)
    assert load_settings() == changed


def test_the_title_names_the_diagnosis_and_never_the_patient(
    desk: Desk, window: MainWindow
) -> None:
    session = drafted(desk)
    session.edit("Change patient", edits.set_patient, a_plan().patient)
    assert "Patellofemoral pain" in window.windowTitle()
    assert "Sample" not in window.windowTitle()
    assert window.isWindowModified()


def test_undo_in_the_menu_names_the_step(desk: Desk) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    assert desk.actions.undo.text() == "&Undo Change goal"
    desk.actions.undo.trigger()
    assert desk.open_page.session.plan.goal == ""


def test_commands_for_a_plan_wait_until_one_is_open(desk: Desk) -> None:
    export = desk.actions.named("Export PDF…")
    assert not export.isEnabled()
    drafted(desk)
    assert export.isEnabled()


def test_a_new_stage_stands_behind_the_one_in_view(desk: Desk) -> None:
    session = drafted(desk)
    desk.actions.named("Add stage").trigger()
    assert [stage.text["en"].name for stage in session.plan.stages][1] == "New stage"
    assert json.loads(session.plan.model_dump_json(by_alias=True))["schema"] == SCHEMA
