"""The screening in the window: a page before the plan, and what bars it afterwards."""

from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from builders import A_DAY, a_plan
from desks import AnsweredDialogs, drafted, find_nothing, screening_page, the_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rehabplanner.domain import charting, edits
from rehabplanner.domain.people import Patient
from rehabplanner.domain.screening import Outcome, Screening
from rehabplanner.library.library import Library
from rehabplanner.library.screening import screening
from rehabplanner.storage.plan_file import save_plan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.outcome_dialog import OutcomeDialog
from rehabplanner.ui.screening_page import ScreeningPage
from rehabplanner.ui.window import MainWindow

ANSWER = Outcome(on=A_DAY, by="Dr Sample", words="No clot found.")


def chosen(desk: Desk, key: str = "bakers-cyst") -> ScreeningPage:
    desk.choose(key)
    return screening_page(desk)


def tick(page: ScreeningPage, key: str, note: str = "") -> None:
    page.form.flags[key].box.click()
    page.form.flags[key].note.setText(note)


def seen(page: ScreeningPage) -> set[str]:
    return {key for key, row in page.form.flags.items() if not row.isHidden()}


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window.windowHandle(), key)


# --- the page ---


def test_enter_and_one_key_more_draft_a_screened_plan(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    qtbot.keyClicks(desk.start.chooser.search, "itbs")
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    assert "Iliotibial band" in screening_page(desk).diagnosis.name
    find_nothing(qtbot, window)
    (kept,) = desk.open_page.session.plan.screenings
    assert "rf01" in kept.asked
    assert not kept.raised
    assert not kept.gates
    assert desk.open_page.screening.text == ""


def test_escape_and_back_return_to_the_list(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    chosen(desk)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is desk.start
    chosen(desk).foot.back.click()
    assert window.pages.currentWidget() is desk.start
    assert desk.page is None


def test_tab_goes_from_the_age_over_the_flags_to_the_conditions_and_the_buttons(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = chosen(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    passed = [QApplication.focusWidget()]
    for _ in range(40):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    wanted = [
        *(page.form.age, page.form.fresh, page.form.flags["rf02"].box, page.form.flags["rf01"].box),
        *(page.form.conditions[0].buttons["Yes"], page.foot.back, page.foot.go_on),
    ]
    places = [passed.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_the_age_and_a_fresh_injury_change_what_is_asked(desk: Desk) -> None:
    page = chosen(desk, "pcl-injury")
    assert "rf12" in seen(page)
    assert "ottawa-steps" not in seen(page)
    page.form.age.setValue(40)
    page.form.fresh.click()
    assert "rf12" not in seen(page)
    assert "ottawa-steps" in seen(page)
    assert "ottawa-age" not in seen(page)
    page.form.age.setValue(55)
    assert page.form.flags["ottawa-age"].is_raised
    assert not page.form.flags["ottawa-age"].box.isEnabled()
    assert page.foot.go_on.isHidden()
    page.form.fresh.click()
    assert not page.foot.go_on.isHidden()


def test_a_child_brings_the_safeguarding_reminder_which_has_no_box(desk: Desk) -> None:
    page = chosen(desk, "osgood-schlatter-disease")
    assert "rf13" not in page.form.flags
    page.form.age.setValue(12)
    assert any("safeguarding" in label for label in _labels(page))


def _labels(page: ScreeningPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def test_conditions_are_recorded_as_they_were_answered_and_never_assumed(desk: Desk) -> None:
    page = chosen(desk, "patellar-dislocation")
    page.form.conditions[0].buttons["Yes"].click()
    page.form.conditions[0].note.setText("Emergency room, 3 November")
    page.form.conditions[1].buttons["No"].click()
    page.foot.go_on.click()
    (kept,) = desk.open_page.session.plan.screenings
    assert [(gate.met, gate.note) for gate in kept.gates] == [
        (True, "Emergency room, 3 November"),
        (False, ""),
    ]


def test_a_click_on_the_words_ticks_the_box(qtbot: QtBot, desk: Desk) -> None:
    row = chosen(desk).form.flags["rf01"]
    words = row.childAt(row.box.geometry().right() + 40, row.box.geometry().center().y())
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert row.is_raised


# --- what was found ---


def test_a_hard_stop_offers_the_referral_note_and_no_plan(
    qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    desk = the_desk(window)
    page = chosen(desk)
    tick(page, "rf01", "Calf 4 cm larger after a long flight")
    qtbot.keyClicks(page.foot.name, "Sample Patient")
    dialogs.answer = tmp_path / "note.pdf"
    find_nothing(qtbot, window)  # the same key now writes the note
    qtbot.waitUntil(lambda: "note.pdf" in window.strip.text, timeout=20_000)
    text = pypdf.PdfReader(dialogs.answer).pages[0].extract_text()
    assert "Sample Patient" in text
    assert "Seen: Calf 4 cm larger" in text
    assert dialogs.suggestion == f"referral-{page.today}.pdf"
    assert desk.page is None


def test_a_name_that_cannot_be_is_said_before_the_note_is_written(
    window: MainWindow, desk: Desk, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    page = chosen(desk)
    tick(page, "rf01")
    page.foot.name.setText("<b>")
    dialogs.answer = tmp_path / "note.pdf"
    page.foot.refer.click()
    assert "name is not right" in window.strip.text
    assert not dialogs.answer.exists()


def test_taking_the_tick_away_opens_the_way_again(desk: Desk) -> None:
    page = chosen(desk)
    tick(page, "rf01")
    assert page.foot.go_on.isHidden()
    tick(page, "rf01")
    assert not page.foot.go_on.isHidden()
    assert page.foot.go_on.text().startswith("None of these")


def test_a_physicians_answer_opens_the_plan_and_is_kept(desk: Desk) -> None:
    page = chosen(desk)
    tick(page, "rf01", "Swollen calf")
    desk.screening.ask_outcome = lambda _today, _parent: ANSWER
    page.foot.outcome.click()
    page.foot.go_on.click()
    plan = desk.open_page.session.plan
    assert plan.bars is None
    assert plan.screenings[0].outcome == ANSWER


def test_an_answer_does_not_cover_what_is_ticked_after_it(desk: Desk) -> None:
    page = chosen(desk)
    tick(page, "rf11")
    desk.screening.ask_outcome = lambda _today, _parent: ANSWER
    page.foot.outcome.click()
    tick(page, "rf01")
    assert page.outcome is None
    assert page.foot.go_on.isHidden()


def test_an_urgent_flag_opens_a_plan_whose_exercises_wait_until_the_outcome(
    qtbot: QtBot, desk: Desk
) -> None:
    page = chosen(desk)
    tick(page, "rf11")
    page.foot.go_on.click()
    shown = desk.open_page
    shown.session.edit("Change knee", edits.set_side, "left")
    assert "advice only" in shown.screening.text
    assert "waits" in _rows(desk)
    desk.screening.ask_outcome = lambda _today, _parent: ANSWER
    shown.screening.outcome.click()
    assert shown.screening.text == ""
    assert "waits" not in _rows(desk)
    desk.actions.undo.trigger()
    assert shown.session.plan.bars == "exercises"


def _rows(desk: Desk) -> str:
    model = desk.open_page.tree.plan_model
    stage = model.index(1, 0)
    rows = (model.index(row, 0, stage) for row in range(model.rowCount(stage)))
    return " ".join(str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows)


def test_an_outcome_that_is_not_given_changes_nothing(desk: Desk) -> None:
    page = chosen(desk)
    tick(page, "rf11")
    page.foot.go_on.click()
    before = desk.open_page.session.plan
    desk.screening.ask_outcome = lambda _today, _parent: None
    desk.open_page.screening.outcome.click()
    assert desk.open_page.session.plan == before


def test_a_reminder_is_kept_and_bars_nothing(desk: Desk) -> None:
    page = chosen(desk)
    tick(page, "rf22")
    page.foot.go_on.click()
    assert "No meaningful change" in desk.open_page.screening.text
    assert desk.open_page.session.plan.bars is None


# --- on an open plan ---


@pytest.fixture
def unscreened(desk: Desk, tmp_path: Path) -> Desk:
    path = tmp_path / "plan.json"
    save_plan(a_plan(), path)
    desk.open_plan(path)
    return desk


def test_an_unscreened_plan_says_so_and_can_be_screened_at_once(unscreened: Desk) -> None:
    page = unscreened.open_page
    assert "no red-flag screening" in page.screening.text
    page.screening.ask.click()
    screening_page(unscreened).foot.go_on.click()
    assert page.screening.text == ""
    assert unscreened.actions.undo.text() == "&Undo Screen for red flags"
    unscreened.actions.undo.trigger()
    assert page.session.plan == a_plan()


def test_the_export_of_an_unscreened_plan_asks_first_and_then_goes_on(
    qtbot: QtBot, unscreened: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    dialogs.answer = tmp_path / "sheet.pdf"
    unscreened.actions.named("Export PDF…").trigger()
    assert not dialogs.suggestion
    screening_page(unscreened).foot.go_on.click()
    qtbot.waitUntil(lambda: "sheet.pdf" in window.strip.text, timeout=20_000)
    assert dialogs.answer.exists()


def test_leaving_the_screening_of_an_export_exports_nothing(
    unscreened: Desk, dialogs: AnsweredDialogs, window: MainWindow
) -> None:
    unscreened.handover.export()
    screening_page(unscreened).foot.back.click()
    assert not dialogs.suggestion
    assert window.pages.currentWidget() is unscreened.open_page


def test_no_command_reaches_the_plan_behind_the_screening_page(unscreened: Desk) -> None:
    unscreened.open_page.session.edit("Change goal", edits.set_goal, "Dance")
    unscreened.actions.named("Screen for red flags").trigger()
    assert not unscreened.actions.named("Save").isEnabled()
    unscreened.actions.undo.trigger()
    assert unscreened.open_page.session.plan.goal == "Dance"
    screening_page(unscreened).foot.back.click()
    unscreened.actions.undo.trigger()
    assert unscreened.open_page.session.plan == a_plan()


def test_a_plan_screened_again_brings_back_what_is_still_open(desk: Desk) -> None:
    first = chosen(desk)
    first.form.age.setValue(52)
    tick(first, "rf11", "Hard lump")
    first.foot.go_on.click()
    desk.screen()
    again = screening_page(desk)
    assert again.form.age.value() == 52
    assert again.form.flags["rf11"].note.text() == "Hard lump"
    tick(again, "rf01")
    again.foot.refer.click()
    assert desk.open_page.session.plan.bars == "everything"
    assert "no handout" in desk.open_page.screening.text


def test_taking_the_tick_from_what_was_found_on_another_day_opens_nothing(
    qtbot: QtBot, library: Library
) -> None:
    diagnosis = library.protocols["bakers-cyst"].diagnosis
    found = screening(library, diagnosis, {"rf01": ""}, on=A_DAY, age=40)
    plan = charting.screen(a_plan(diagnosis=diagnosis), found)
    page = ScreeningPage(library, diagnosis, A_DAY + timedelta(days=7), plan)
    qtbot.addWidget(page)

    assert page.form.flags["rf01"].box.isChecked()
    tick(page, "rf01")
    assert page.foot.go_on.isHidden()
    assert not page.foot.refer.isHidden()


def test_the_age_comes_from_the_patients_birthday(
    qtbot: QtBot, library: Library, desk: Desk
) -> None:
    plan = a_plan(patient=Patient(born=date(1966, 11, 22)))
    page = ScreeningPage(library, plan.diagnosis, date(2026, 11, 21), plan)
    qtbot.addWidget(page)
    assert page.form.age.value() == 59


def test_another_plan_takes_the_screening_page_away(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    save_plan(a_plan(), path)
    chosen(desk)
    desk.open_plan(path)
    assert desk.screening.page is None
    assert desk.open_page.session.plan == a_plan()
    desk.screen()
    desk.show_start()
    assert desk.screening.page is None
    assert desk.page is None


# --- the outcome ---


def test_an_outcome_is_recorded_only_when_it_clears_the_patient(qtbot: QtBot) -> None:
    dialog = OutcomeDialog(A_DAY)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.by, "Dr Sample")
    qtbot.keyClicks(dialog.words, "No clot found.")
    assert not dialog.ok.isEnabled()
    dialog.cleared.click()
    assert dialog.ok.isEnabled()
    assert dialog.value() == ANSWER
    dialog.by.setText("   ")
    assert not dialog.ok.isEnabled()


def test_the_preview_of_a_barred_plan_says_why_there_is_no_page(
    qtbot: QtBot, desk: Desk, library: Library
) -> None:
    session = drafted(desk, "bakers-cyst")
    found: Screening = screening(library, session.plan.diagnosis, {"rf01": ""}, on=A_DAY)
    session.edit("Change knee", edits.set_side, "left")
    session.edit("Screen for red flags", charting.screen, found.replace(on=date(2099, 1, 1)))
    qtbot.waitUntil(lambda: desk.open_page.preview.is_current, timeout=20_000)
    assert "must be referred" in " ".join(_preview_labels(desk))


def _preview_labels(desk: Desk) -> list[str]:
    return [label.text() for label in desk.open_page.preview.findChildren(QLabel)]
