"""The plan page without a mouse: Tab reaches everything, shortcuts do what the field expects."""

import re

import pytest
from desks import drafted, the_desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from typed import opened

from rehabplanner.domain import edits
from rehabplanner.ui.inspector_exercise import ExercisePage
from rehabplanner.ui.inspector_gates import GatesPage
from rehabplanner.ui.inspector_stage import StagePage
from rehabplanner.ui.part import ABOUT, RETURN, Part
from rehabplanner.ui.plan_page import PlanPage
from rehabplanner.ui.row_delegate import RowDelegate
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PlanPage:
    desk = the_desk(window)
    drafted(desk).edit("Change knee", edits.set_side, "left")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: desk.open_page.preview.is_current, timeout=20_000)
    return desk.open_page


def edge(control: QWidget) -> QColor:
    """The colour of the frame, at the middle of its upper side."""
    return control.grab().toImage().pixelColor(control.width() // 2, 0)


def press(qtbot: QtBot, page: PlanPage, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    """A key as the system sends it: to the window, so that shortcuts are looked for."""
    qtbot.keyClick(page.window().windowHandle(), key, keys)


def first_exercise(session: PlanSession) -> str:
    items = session.plan.stages[0].items
    return next(item.id for item in items if item.content.kind == "exercise")


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tabbed(qtbot: QtBot, page: PlanPage) -> list[QWidget]:
    """Where Tab goes from the plan's tree until it comes back to the name."""
    page.tree.setFocus()
    passed: list[QWidget] = []
    while (here := focused()) is not page.patient.name and len(passed) < 60:
        passed.append(here)
        press(qtbot, page, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    return passed


def test_tab_goes_from_the_plan_to_its_details_and_then_to_the_preview(
    qtbot: QtBot, page: PlanPage
) -> None:
    plan = page.session.plan
    item = Part("item", first_exercise(page.session))
    for part in (item, Part("leave", plan.stages[1].id), ABOUT, RETURN):
        page.tree.select(part)
        passed = tabbed(qtbot, page)
        assert passed[0] is page.tree
        assert page.inspector.isAncestorOf(passed[1])
        assert passed[-1] is page.preview.view  # there is no finding to come to


def test_tab_does_not_leave_out_the_choice_of_todays_stage(qtbot: QtBot, page: PlanPage) -> None:
    page.tree.select(Part("stage", page.session.plan.stages[1].id))
    assert isinstance(page.inspector.page, StagePage)
    assert tabbed(qtbot, page)[1] is page.inspector.page.today
    page.inspector.focus_words()
    assert page.inspector.page.words.isAncestorOf(focused())


def test_keys_that_move_and_remove_are_the_fields_own_outside_the_tree(
    qtbot: QtBot, page: PlanPage
) -> None:
    plan = page.session.plan
    page.tree.select(Part("item", plan.stages[0].items[1].id))
    page.patient.goal.setFocus()
    press(qtbot, page, Qt.Key.Key_Down, ALT)
    press(qtbot, page, Qt.Key.Key_D, CONTROL)
    page.preview.view.setFocus()
    press(qtbot, page, Qt.Key.Key_Backspace, CONTROL)
    assert page.session.plan == plan
    page.tree.setFocus()
    press(qtbot, page, Qt.Key.Key_Down, ALT)
    assert page.session.plan.stages[0].items[2] == plan.stages[0].items[1]


def test_a_criterion_moves_by_key(qtbot: QtBot, page: PlanPage) -> None:
    stage = page.session.plan.stages[0]
    page.tree.select(Part("leave", stage.id))
    assert isinstance(page.inspector.page, GatesPage)
    page.inspector.page.gates.list.setFocus()
    page.inspector.page.gates.list.setCurrentRow(0)
    press(qtbot, page, Qt.Key.Key_Down, ALT)
    assert page.session.plan.stages[0].leave[1] == stage.leave[0]


def test_a_step_of_a_spin_box_is_undone_while_it_has_the_focus(
    qtbot: QtBot, page: PlanPage
) -> None:
    item = first_exercise(page.session)
    page.tree.select(Part("item", item))
    assert isinstance(page.inspector.page, ExercisePage)
    sets = page.inspector.page.dose.sets
    before = page.session.plan
    sets.setFocus()
    press(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert page.session.plan != before
    press(qtbot, page, Qt.Key.Key_Z, CONTROL)
    assert page.session.plan == before
    press(qtbot, page, Qt.Key.Key_Y, CONTROL)
    assert page.session.plan != before


def test_a_date_undone_while_its_field_has_the_focus_stays_undone(
    qtbot: QtBot, page: PlanPage
) -> None:
    before = page.session.plan
    page.patient.date.setFocus()
    press(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    page.patient.name.setFocus()
    assert page.session.plan != before
    page.patient.date.setFocus()
    press(qtbot, page, Qt.Key.Key_Z, CONTROL)
    page.patient.name.setFocus()
    assert page.session.plan == before


def test_no_field_takes_a_menus_key(page: PlanPage) -> None:
    bar = the_desk_bar(page)
    plan = page.session.plan
    item = Part("item", first_exercise(page.session))
    advice = Part("item", plan.stages[0].items[0].id)
    stage = plan.stages[0].id
    for part in (item, advice, Part("stage", stage), Part("leave", stage), ABOUT, RETURN):
        page.tree.select(part)
        assert not bar & set(map(_key, _labelled(page)))


def the_desk_bar(page: PlanPage) -> set[str]:
    window = page.window()
    assert isinstance(window, MainWindow)
    return {_key(action.text()) for action in window.menuBar().actions()}


def _labelled(page: PlanPage) -> list[str]:
    labels = [label.text() for label in page.findChildren(QLabel) if label.buddy()]
    return labels + [button.text() for button in page.findChildren(QAbstractButton)]


def _key(text: str) -> str:
    found = re.search("&([^& ])", text)
    return found[1].lower() if found else text + " has none"


def test_the_focus_can_be_seen_on_every_kind_of_control(themed: None, page: PlanPage) -> None:
    chip = page.library.filters.chip("stage")
    for control in (chip, page.patient.side.buttons["left"], page.preview.view, page.library.list):
        page.patient.name.setFocus()
        QApplication.processEvents()
        before = edge(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert edge(control) != before, control


def test_a_list_shows_where_the_arrow_keys_begin(qtbot: QtBot) -> None:
    rows = QListWidget()
    rows.setItemDelegate(RowDelegate(rows))
    rows.addItems(["Plan A", "Plan B"])
    opened(qtbot, rows)
    rows.clearFocus()
    before = rows.viewport().grab().toImage()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows.currentRow() == 0
    assert rows.viewport().grab().toImage() != before


def test_tab_goes_through_what_the_progress_view_has_made(qtbot: QtBot, page: PlanPage) -> None:
    page.show_progress()
    first = page.progress.leave.cards[0]
    page.progress.leave.header.setFocus()
    press(qtbot, page, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert first.isAncestorOf(focused())


def test_tab_comes_to_the_review_after_the_preview(qtbot: QtBot, page: PlanPage) -> None:
    item = first_exercise(page.session)
    page.session.edit("Change note", edits.set_note, item, "Take ibuprofen 400 mg.")
    qtbot.waitUntil(lambda: page.review.is_current, timeout=20_000)
    page.preview.view.setFocus()
    press(qtbot, page, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert focused() is page.review.header
