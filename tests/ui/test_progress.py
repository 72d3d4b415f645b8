"""The progress view: answering gates, recording measurements, moving on, all as undoable edits."""

from datetime import timedelta
from typing import Any

import pytest
from builders import A_DAY, a_criterion, a_measure, a_measurement, a_plan, a_stage, a_test
from desks import drafted
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from rehabplanner.domain import charting, edits
from rehabplanner.domain.criterion import Gate
from rehabplanner.domain.follow_up import Answer
from rehabplanner.domain.gates import gate_status
from rehabplanner.domain.override import Override
from rehabplanner.library.library import Library
from rehabplanner.review.place import Place
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.part import Part
from rehabplanner.ui.plan_rows import rows_of
from rehabplanner.ui.progress_gate import GateCard
from rehabplanner.ui.progress_measure import MeasureRow
from rehabplanner.ui.progress_panel import ProgressPanel
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow

LAST_WEEK = A_DAY - timedelta(days=7)
SEEN = Gate(id="seen", criterion=a_criterion())
HOP_GATE = Gate(id="hop", criterion=a_criterion(judged_by="test", tests=(a_test(),)))
DERIVED = Gate(id="derived", criterion=a_criterion(derived=True))


@pytest.fixture
def session(library: Library) -> Any:
    """Stage 1 ends with a gate to answer and one to measure; stage 2 begins with both."""
    owner = QObject()
    first = a_stage(leave=(SEEN, HOP_GATE))
    second = a_stage("stage-2", 2, enter=(DERIVED,))
    yield PlanSession(a_plan((first, second)), library, parent=owner)
    owner.deleteLater()


@pytest.fixture
def panel(session: PlanSession, qtbot: QtBot) -> ProgressPanel:
    made = ProgressPanel(session)
    qtbot.addWidget(made)
    made.resize(480, 700)
    made.show()
    return made


def card(panel: ProgressPanel, gate: str) -> GateCard:
    cards = (*panel.leave.cards, *panel.enter.cards, *panel.back_to_sport.cards)
    return next(each for each in cards if each.gate.id == gate)


def hop(panel: ProgressPanel) -> MeasureRow:
    return card(panel, "hop").rows[0]


def enter(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def takes_ctrl_z(field: QLineEdit) -> bool:
    kind, keys = QEvent.Type.ShortcutOverride, Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(kind, Qt.Key.Key_Z, keys)
    asked.ignore()  # as Qt sends it
    QApplication.sendEvent(field, asked)
    return asked.isAccepted()


def click(qtbot: QtBot, widget: Any) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


# --- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", ["met", "not met", "not needed"])
def test_a_gate_is_answered_by_a_click(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot, verdict: str
) -> None:
    click(qtbot, card(panel, "seen").verdict.buttons[verdict])

    assert gate_status(session.plan, SEEN) == verdict
    assert card(panel, "seen").status.text() == verdict
    assert session.history.undoText() == "Answer criterion"


def test_a_second_click_takes_the_answer_back(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    yes = card(panel, "seen").verdict.buttons["met"]
    click(qtbot, yes)
    click(qtbot, yes)

    assert session.plan.answers == ()
    assert card(panel, "seen").status.text() == "not tested"
    assert not yes.isChecked()


def test_undo_takes_an_answer_back_and_shows_it(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    click(qtbot, card(panel, "seen").verdict.buttons["met"])
    session.history.undo()

    assert session.plan.answers == ()
    assert card(panel, "seen").verdict.value() is None
    assert panel.leave.header.text() == "To leave this stage: 0 of 2 met"


def test_a_measured_gate_offers_by_hand_only_that_it_is_not_needed(panel: ProgressPanel) -> None:
    assert list(card(panel, "hop").verdict.buttons) == ["not needed"]


def test_for_both_knees_a_comparison_is_answered_beside_the_test(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    session.edit("Change side", edits.set_side, "both")
    assert list(card(panel, "hop").verdict.buttons) == ["met", "not met", "not needed"]
    assert "no sound leg" in hop(panel).found.text()

    click(qtbot, card(panel, "hop").verdict.buttons["met"])
    assert card(panel, "hop").status.text() == "met"


def test_an_answer_of_an_earlier_day_is_shown_with_its_day(
    panel: ProgressPanel, session: PlanSession
) -> None:
    before = Answer(gate="seen", verdict="not met", on=LAST_WEEK)
    session.edit("Answer", lambda plan: plan.replace(answers=(before,)))

    assert card(panel, "seen").said.text() == "Answered on 14 November 2026: no."
    assert card(panel, "seen").verdict.value() == "not met"


def test_an_answer_too_old_to_count_is_asked_again(
    panel: ProgressPanel, session: PlanSession
) -> None:
    long_ago = Answer(gate="seen", verdict="met", on=A_DAY - timedelta(days=40))
    session.edit("Answer", lambda plan: plan.replace(answers=(long_ago,)))

    assert card(panel, "seen").status.text() == "too old"
    assert card(panel, "seen").verdict.value() is None


# --- measurements ---------------------------------------------------------------------------------


def test_values_of_both_legs_become_one_measurement_of_the_plans_day(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    enter(qtbot, hop(panel).fields["left"], "92,5")
    enter(qtbot, hop(panel).fields["right"], "100")

    assert session.plan.measurements == (a_measurement(left=92.5, right=100),)
    assert hop(panel).found.text() == "92.5 % of the other leg"
    assert card(panel, "hop").status.text() == "met"
    assert session.history.undoText() == "Record measurement"
    assert session.history.count() == 1


def test_just_below_the_gate_is_not_met_and_not_shown_as_met(
    panel: ProgressPanel, qtbot: QtBot
) -> None:
    enter(qtbot, hop(panel).fields["left"], "89.6")
    enter(qtbot, hop(panel).fields["right"], "100")

    assert hop(panel).found.text() == "89.6 % of the other leg"
    assert card(panel, "hop").status.text() == "not met"


def test_one_leg_alone_is_not_yet_tested(panel: ProgressPanel, qtbot: QtBot) -> None:
    enter(qtbot, hop(panel).fields["left"], "92")
    assert card(panel, "hop").status.text() == "not tested"


@pytest.mark.parametrize("typed", ["abc", "-1", "1001", "1e999", "nan"])
def test_what_is_no_value_stays_in_the_field_and_is_explained(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot, typed: str
) -> None:
    enter(qtbot, hop(panel).fields["left"], typed)

    assert hop(panel).fields["left"].text() == typed
    assert hop(panel).error.text() == "Single hop is a number between 0 and 1000 cm."
    assert session.plan.measurements == ()
    assert not panel.settle()

    enter(qtbot, hop(panel).fields["left"], "90")
    assert hop(panel).error.isHidden()
    assert panel.settle()


def test_emptied_fields_take_the_measurement_back(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    enter(qtbot, hop(panel).fields["left"], "92")
    enter(qtbot, hop(panel).fields["left"], "")
    assert session.plan.measurements == ()


def test_ctrl_z_in_a_field_undoes_the_measurement_once_typing_is_over(
    panel: ProgressPanel, qtbot: QtBot
) -> None:
    field = hop(panel).fields["left"]
    qtbot.keyClicks(field, "9")
    assert takes_ctrl_z(field)  # for the typed digit

    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not takes_ctrl_z(field)  # it goes on to the plan


def test_undo_empties_the_fields(panel: ProgressPanel, session: PlanSession, qtbot: QtBot) -> None:
    enter(qtbot, hop(panel).fields["left"], "92")
    session.history.undo()
    assert hop(panel).fields["left"].text() == ""


def test_the_last_value_and_the_change_since_then_are_told(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    before = a_measurement(left=80, right=100, on=LAST_WEEK)
    session.edit("Measure", lambda plan: plan.replace(measurements=(before,)))
    assert hop(panel).last.text() == "14 November 2026: left 80, right 100 cm"

    enter(qtbot, hop(panel).fields["left"], "91")
    assert hop(panel).last.text().endswith("Since then left +11")


def test_the_treated_leg_is_marked(panel: ProgressPanel) -> None:
    words = [label.text() for label in hop(panel).findChildren(QLabel)]
    assert "Left (treated)" in words
    assert "Right" in words


def test_a_course_is_charted_on_request(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    assert hop(panel).chart_button.isHidden()
    enter(qtbot, hop(panel).fields["left"], "91")
    click(qtbot, hop(panel).chart_button)

    chart = hop(panel).chart
    assert chart is not None
    assert chart.isVisible()
    assert "left 91 cm" in chart.accessibleDescription()


def test_what_is_typed_when_the_gate_goes_away_is_not_recorded(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    session.edit("Change criteria", edits.set_leave_gates, "stage-1", (SEEN,))
    session.history.undo()
    field = hop(panel).fields["left"]
    field.setFocus()
    qtbot.keyClicks(field, "77")
    session.history.redo()

    assert session.plan.measurements == ()
    assert session.history.count() == 1
    assert len(panel.leave.cards) == 1


def test_any_other_measure_can_be_added(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    panel.others.fill_menu()
    names = [action.text() for action in panel.others.menu.actions() if action.text()]
    assert names[0] == "AKPS (Kujala)"  # an outcome measure of the diagnosis comes first
    assert "Single hop for distance" not in names  # a gate asks for it already

    timed = next(a for a in panel.others.menu.actions() if a.text() == "Timed 6-metre hop")
    timed.trigger()
    row = panel.others.rows["timed-hop"]
    enter(qtbot, row.fields["left"], "2.5")
    enter(qtbot, row.fields["right"], "2")
    assert row.found.text() == "80 % of the other leg"
    assert [m.measure.key for m in session.plan.measurements] == ["timed-hop"]


def test_what_was_measured_before_is_offered_again(
    panel: ProgressPanel, session: PlanSession
) -> None:
    balance = a_measure("balance", name="Balance", unit="s")
    before = a_measurement(balance, left=20, right=30, on=LAST_WEEK)
    session.edit("Measure", lambda plan: plan.replace(measurements=(before,)))
    assert panel.others.rows["balance"].last.text().startswith("14 November")


# --- moving on ------------------------------------------------------------------------------------


def _meet_all(panel: ProgressPanel, qtbot: QtBot) -> None:
    click(qtbot, card(panel, "seen").verdict.buttons["met"])
    enter(qtbot, hop(panel).fields["left"], "95")
    enter(qtbot, hop(panel).fields["right"], "100")


def test_with_all_gates_met_one_click_moves_on(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    assert panel.header.move_on.text() == "Move on anyway…"
    _meet_all(panel, qtbot)
    assert panel.header.summary.text().startswith("2 of 2 met")
    assert panel.header.move_on.text() == "Move on to stage 2"

    click(qtbot, panel.header.move_on)
    assert session.plan.current_stage == "stage-2"
    assert session.plan.overrides == ()
    assert session.history.undoText() == "Move on"
    assert panel.header.title.text().startswith("Stage 2 of 2")
    assert panel.header.move_on.isHidden()


def test_gates_that_are_not_needed_do_not_count(panel: ProgressPanel, qtbot: QtBot) -> None:
    click(qtbot, card(panel, "hop").verdict.buttons["not needed"])
    assert panel.header.summary.text().startswith("0 of 1 met")


def test_moving_on_before_all_is_met_asks_for_a_reason_and_records_it(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    click(qtbot, panel.header.move_on)
    assert session.plan.current_stage == "stage-1"
    assert panel.header.reason.hasFocus()
    assert not panel.header.record.isEnabled()
    qtbot.keyClick(panel.header.reason, Qt.Key.Key_Return)
    assert session.plan.current_stage == "stage-1"

    qtbot.keyClicks(panel.header.reason, "Hop test next week")
    qtbot.keyClick(panel.header.reason, Qt.Key.Key_Return)
    reason = Override(rule="open-gates", part="stage-1", reason="Hop test next week", on=A_DAY)
    assert session.plan.current_stage == "stage-2"
    assert session.plan.overrides == (reason,)
    assert session.history.undoText() == "Move on anyway"


def test_escape_gives_the_reason_up(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    click(qtbot, panel.header.move_on)
    with qtbot.waitActive(panel):
        panel.activateWindow()
    qtbot.keyClick(panel.header.reason, Qt.Key.Key_Escape)
    assert panel.header.reason.isHidden() or not panel.header.reason.isVisible()
    assert session.history.count() == 0


def test_what_is_being_typed_counts_before_moving_on(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    click(qtbot, card(panel, "seen").verdict.buttons["met"])
    enter(qtbot, hop(panel).fields["left"], "95")
    qtbot.keyClicks(hop(panel).fields["right"], "100")
    panel.header.move_on.click()
    assert session.plan.current_stage == "stage-2"


def test_a_stage_can_be_stepped_back(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    assert panel.header.back.isHidden()
    session.edit("Move on", edits.set_current_stage, "stage-2")
    click(qtbot, panel.header.back)
    assert session.plan.current_stage == "stage-1"
    assert session.history.undoText() == "Step back a stage"


def test_a_new_day_alone_moves_nobody(panel: ProgressPanel, session: PlanSession) -> None:
    session.edit("Start today's visit", edits.begin_visit, A_DAY + timedelta(days=100))
    assert session.plan.current_stage == "stage-1"
    assert "0 of 2 met" in panel.header.summary.text()


def test_a_gate_that_only_repeats_the_others_is_not_listed(panel: ProgressPanel) -> None:
    assert panel.enter.isHidden()
    assert panel.enter.cards == ()


def test_return_and_ladders_are_folded_until_asked_for(panel: ProgressPanel, qtbot: QtBot) -> None:
    assert panel.back_to_sport.header.text() == "Back to sport: 0 of 1 met"
    assert panel.back_to_sport.cards == ()
    click(qtbot, panel.back_to_sport.header)
    assert card(panel, "return-1").status.text() == "not tested"
    assert len(panel.back_to_sport.cards) == 1


def test_answers_to_a_ladders_entry_are_kept_in_the_plan(
    panel: ProgressPanel, session: PlanSession, qtbot: QtBot
) -> None:
    section = panel.ladders["jump"]
    section.header.click()
    section.cards[0].verdict.buttons["met"].click()
    assert [answer.gate for answer in session.plan.answers] == ["ladder-jump-1"]
    assert section.header.text().endswith("1 of 2 met")


def test_a_hidden_view_catches_up_when_it_is_shown(
    panel: ProgressPanel, session: PlanSession
) -> None:
    panel.hide()
    session.edit("Move on", edits.set_current_stage, "stage-2")
    panel.show()
    assert panel.header.title.text().startswith("Stage 2 of 2")


# --- in the plan ----------------------------------------------------------------------------------


def test_the_criteria_of_every_stage_tell_in_the_tree_how_many_are_met(
    session: PlanSession,
) -> None:
    def chips(stage: str) -> list[str]:
        return [chip.text for chip in rows_of(session.plan)[Part("leave", stage)].chips]

    assert chips("stage-1") == ["○ 0 of 2 met"]
    assert chips("stage-2") == ["○ 0 of 1 met"]
    session.edit("Answer", charting.answer, "seen", "met")
    session.edit("Answer", charting.answer, "hop", "not needed")
    assert chips("stage-1") == ["✓ 1 of 1 met"]


def test_the_page_counts_on_its_tab_and_changes_tabs_by_key(desk: Desk, qtbot: QtBot) -> None:
    session = drafted(desk)
    page = desk.open_page
    assert page.middle.tabText(1) == "Progress: 0 of 3 met"
    session.edit("Answer", charting.answer, session.plan.stages[0].leave[1].id, "met")
    assert page.middle.tabText(1) == "Progress: 1 of 3 met"

    desk.actions.named("Go to the progress").trigger()
    assert page.progress.isVisible()
    desk.actions.named("Go to the details").trigger()
    assert page.inspector.isVisible()
    desk.actions.named("Go to the progress").trigger()
    desk.actions.named("Go to the plan").trigger()
    assert page.tree.isVisible()


def test_what_the_review_or_the_library_shows_is_shown_in_the_plan(desk: Desk) -> None:
    session = drafted(desk)
    page = desk.open_page
    page.show_progress()
    page.show_place(Place("stage", session.plan.stages[1].id))
    assert page.tree.isVisible()


def test_an_unfinished_measurement_keeps_the_plan_open(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    drafted(desk)
    page = desk.open_page
    page.show_progress()
    field = page.progress.leave.cards[0].rows[0].fields["value"]
    qtbot.keyClicks(field, "11")
    desk.actions.named("Go to the plan").trigger()
    desk.show_start()

    assert desk.page is page
    assert page.progress.isVisible()
    assert field.text() == "11"
    assert "measurement" in window.strip.text

    enter(qtbot, field, "1")
    desk.show_start()
    assert desk.page is None
