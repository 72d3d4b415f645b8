"""The desk: plans come in, are saved, exported, and never lost."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from builders import A_DAY, a_plan
from desks import (
    AnsweredDialogs,
    asked,
    drafted,
    in_store,
    open_window,
    plans_listed,
    screening_page,
    the_desk,
)
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import SCHEMA
from rehabplanner.settings import load_settings
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.plan_file import read_plan, save_plan
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import GivenHandout
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    save_plan(a_plan(), path)
    return path


def strip(window: MainWindow) -> str:
    return window.strip.text


def labels(desk: Desk) -> list[str]:
    """What the revisions of the newest plan are named after, newest first."""
    return asked(desk, lambda store: [row.label for row in store.revisions(newest(store))])


def handouts(desk: Desk) -> list[GivenHandout]:
    return asked(desk, lambda store: list(store.handouts(newest(store))))


def newest(store: Store) -> str:
    return store.recent(1)[0].id


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


def test_each_save_is_a_revision_named_after_what_was_done(desk: Desk) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    [first] = in_store(desk)
    assert (first.plan, first.revision) == (session.plan, 1)
    assert session.is_kept
    session.edit("Change goal", edits.set_goal, "Sing")
    session.edit("Change knee", edits.set_side, "left")
    desk.handover.save()
    [second] = in_store(desk)
    assert (second.plan.goal, second.revision) == ("Sing", 2)
    assert labels(desk) == ["Change goal, Change knee", "Change goal"]


def test_saving_twice_without_a_change_makes_one_revision(desk: Desk) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    desk.handover.save()
    in_store(desk)
    desk.handover.save()
    assert [found.revision for found in in_store(desk)] == [1]


def test_what_is_done_while_a_save_is_on_its_way_is_the_next_revision(desk: Desk) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    session.edit("Change goal", edits.set_goal, "Sing")
    desk.handover.save()
    [found] = in_store(desk)
    assert (found.plan.goal, found.revision) == ("Sing", 2)
    assert session.is_kept
    assert Drafts().pending() == []


def test_a_draft_that_nobody_touched_is_saved_only_on_request(desk: Desk) -> None:
    drafted(desk)
    desk.show_start()
    assert in_store(desk) == []
    drafted(desk)
    desk.handover.save()
    assert len(in_store(desk)) == 1


def test_leaving_a_plan_saves_it(desk: Desk) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    assert [found.plan.goal for found in in_store(desk)] == ["Dance"]
    assert len(plans_listed(desk)) == 1
    assert Drafts().pending() == []


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


def test_words_still_being_typed_are_saved_too(qtbot: QtBot, desk: Desk) -> None:
    drafted(desk)
    qtbot.keyClicks(desk.open_page.patient.name, "Sample Patient")
    desk.handover.save()
    assert [found.plan.patient.name for found in in_store(desk)] == ["Sample Patient"]


def test_a_copy_as_a_file_leaves_the_plan_where_it_is(
    desk: Desk, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save_as()
    assert read_plan(tmp_path / "plan.json") == session.plan
    assert not session.is_kept


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    dialogs.answer = tmp_path / "file" / "plan.json"
    desk.handover.save_as()
    assert "Cannot write plan.json" in strip(window)
    assert desk.open_page.session.plan.goal == "Dance"


def test_export_writes_the_pdf_in_the_background(
    qtbot: QtBot, desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    drafted(desk).edit("Change knee", edits.set_side, "left")
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export()
    qtbot.waitUntil(lambda: "sheet.pdf" in strip(window), timeout=20_000)
    sheet = (tmp_path / "sheet.pdf").read_bytes()
    assert sheet.startswith(b"%PDF-")
    [given] = handouts(desk)
    assert given.sha256 == sha256(sheet).hexdigest()
    assert (given.given_on, given.kind) == (A_DAY, "file")
    assert desk.open_page.session.is_kept


def test_export_without_a_chosen_knee_says_what_to_do(
    qtbot: QtBot, desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    drafted(desk)
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export()
    qtbot.waitUntil(lambda: "left, right or both" in strip(window), timeout=20_000)
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_plan_file_opens_and_is_kept_in_the_store_from_then_on(
    qtbot: QtBot, desk: Desk, plan_file: Path, dialogs: AnsweredDialogs
) -> None:
    dialogs.answer = plan_file
    before = plan_file.read_bytes()
    desk.ask_open()
    assert desk.open_page.session.plan == a_plan()
    desk.show_start()
    [title] = plans_listed(desk)
    assert title.startswith("Sample Patient")
    desk.start.plans.list.activated.emit(desk.kept.search.model.index(0))
    qtbot.waitUntil(lambda: desk.page is not None)
    session = desk.open_page.session
    assert (session.plan, session.revision, session.is_kept) == (a_plan(), 1, True)
    assert plan_file.read_bytes() == before


def test_a_plan_file_that_the_store_has_goes_on_from_there(desk: Desk, plan_file: Path) -> None:
    for _ in range(2):
        desk.open_plan(plan_file)
        desk.show_start()
    assert [found.revision for found in in_store(desk)] == [1]


def test_a_plan_file_of_another_state_is_told_from_the_saved_one(
    qtbot: QtBot, desk: Desk, window: MainWindow, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    desk.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    in_store(desk)
    desk.open_plan(plan_file)
    qtbot.waitUntil(lambda: "another state of this plan" in strip(window))
    assert desk.open_page.session.plan == a_plan()
    window.strip.take_action()
    assert desk.open_page.session.plan.goal == "Dance"
    assert labels(desk)[0] == ""  # the file's state is in the history, too


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


def test_closing_saves_without_a_question(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs
) -> None:
    session = drafted(the_desk(window))
    session.edit("Change goal", edits.set_goal, "Dance")
    plan = session.plan
    assert window.close()
    assert Drafts().pending() == []
    again = the_desk(open_window(qtbot, dialogs))
    assert [found.plan for found in in_store(again)] == [plan]
    assert "when the program ended" not in strip(window)


def test_undoing_back_to_the_saved_plan_forgets_the_draft(
    desk: Desk, window: MainWindow, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    desk.handover.save()
    in_store(desk)
    session = desk.open_page.session
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.keep_draft_now()
    assert len(Drafts().pending()) == 1
    session.history.undo()
    desk.show_start()  # waits for the disk
    assert Drafts().pending() == []


def test_a_plan_in_the_bin_comes_back_by_undo(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    plans_listed(desk)
    plans = desk.start.plans
    plans.list.setCurrentIndex(desk.kept.search.model.index(0))
    plans.list.actions()[2].trigger()
    qtbot.waitUntil(lambda: "in the bin" in strip(window))
    assert plans_listed(desk) == []
    window.strip.take_action()
    assert len(plans_listed(desk)) == 1


# --- finding ---


def test_what_is_typed_finds_diagnoses_and_plans(qtbot: QtBot, desk: Desk, plan_file: Path) -> None:
    desk.open_plan(plan_file)
    desk.show_start()
    in_store(desk)
    qtbot.keyClicks(desk.start.chooser.search, "runner")
    assert desk.start.chooser.model.rowCount() == 1
    assert len(plans_listed(desk)) == 1
    desk.start.chooser.search.setText("osgood")
    assert plans_listed(desk) == []
    assert "No plan holds “osgood”" in desk.start.plans.nothing.text()


def test_enter_opens_the_first_plan_where_no_diagnosis_is_meant(
    qtbot: QtBot, desk: Desk, plan_file: Path
) -> None:
    desk.open_plan(plan_file)
    desk.show_start()
    in_store(desk)
    qtbot.keyClicks(desk.start.chooser.search, "sample pat")
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page is not None)
    assert desk.open_page.session.plan == a_plan()


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
