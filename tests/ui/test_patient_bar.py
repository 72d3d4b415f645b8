"""Whose plan it is: name, knee, goal, minutes."""

from datetime import date

import pytest
from builders import a_dose, a_plan
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.library.library import Library
from rehabplanner.ui.patient_bar import PatientBar
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.theme import choose_scheme, tone_colours


@pytest.fixture
def bar(qtbot: QtBot, session: PlanSession) -> PatientBar:
    made = PatientBar(session)
    qtbot.addWidget(made)
    made.show()
    return made


def retype(qtbot: QtBot, field: object, text: str) -> None:
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, text)


def ground(shown: QWidget) -> QColor:
    """The colour behind the words."""
    return shown.grab().toImage().pixelColor(shown.width() // 2, 2)


def test_a_typed_name_becomes_one_undo_step_when_the_field_is_left(
    qtbot: QtBot, bar: PatientBar, session: PlanSession
) -> None:
    retype(qtbot, bar.name, "Another Patient")
    assert session.plan == a_plan()
    qtbot.keyClick(bar.name, Qt.Key.Key_Return)
    assert session.plan.patient.name == "Another Patient"
    session.history.undo()
    assert bar.name.text() == "Sample Patient"


def test_settling_commits_what_is_still_being_typed(
    qtbot: QtBot, bar: PatientBar, session: PlanSession
) -> None:
    retype(qtbot, bar.goal, "Dance again")
    assert bar.settle()
    assert session.plan.goal == "Dance again"


def test_a_name_that_cannot_be_stays_in_its_field_and_is_explained(
    qtbot: QtBot, bar: PatientBar, session: PlanSession
) -> None:
    retype(qtbot, bar.name, "<b>Another</b>")
    with qtbot.waitSignal(bar.refused) as told:
        assert not bar.settle()
    assert told.args is not None
    assert "Another" not in told.args[0]
    assert bar.name.text() == "<b>Another</b>"
    assert session.plan == a_plan()


def test_an_edit_elsewhere_does_not_wipe_out_what_is_being_typed(
    qtbot: QtBot, bar: PatientBar, session: PlanSession
) -> None:
    retype(qtbot, bar.name, "Another")
    session.edit("Change goal", edits.set_goal, "Dance")
    assert bar.name.text() == "Another"


def test_the_knee_is_chosen_by_hand_and_follows_undo(qtbot: QtBot, library: Library) -> None:
    session = PlanSession(a_plan(side=None), library)
    bar = PatientBar(session)
    qtbot.addWidget(bar)
    session.setParent(bar)
    assert bar.side.value() is None
    qtbot.mouseClick(bar.side.buttons["right"], Qt.MouseButton.LeftButton)
    assert session.plan.side == "right"
    session.history.undo()
    assert bar.side.value() is None


def test_minutes_stepped_up_are_one_undo_step(bar: PatientBar, session: PlanSession) -> None:
    bar.minutes.stepUp()
    bar.minutes.stepUp()
    assert session.plan.minutes_per_day == 30
    assert session.history.count() == 1


def test_no_minutes_means_any(bar: PatientBar, session: PlanSession) -> None:
    bar.minutes.setValue(0)
    assert session.plan.minutes_per_day is None


def test_the_time_that_today_takes_is_compared_with_the_minutes(
    qtbot: QtBot, bar: PatientBar, session: PlanSession
) -> None:
    assert bar.needed.text() == "Today: about 11 of 20 min"
    assert bar.needed.property("tone") == "plain"
    retype(qtbot, bar.minutes, "8")
    qtbot.keyClick(bar.minutes, Qt.Key.Key_Return)
    assert bar.needed.text() == "Today: about 11 min, 3 over"
    assert bar.needed.property("tone") == "caution"
    session.history.undo()
    assert bar.needed.text() == "Today: about 11 of 20 min"
    assert bar.needed.property("tone") == "plain"


def test_the_time_that_today_takes_follows_the_dose_the_side_and_the_stage(
    bar: PatientBar, session: PlanSession
) -> None:
    session.edit("Change dose", edits.set_dose, "item-1a", a_dose(times_per_day=2))
    assert bar.needed.text() == "Today: about 16 of 20 min"
    session.edit("Change minutes", edits.set_minutes_per_day, None)
    assert bar.needed.text() == "Today: about 16 min"
    session.edit("Change legs", edits.set_legs, "item-1b", "affected")
    assert bar.needed.text() == "Today: about 15 min"
    session.edit("Change knee", edits.set_side, "both")
    assert bar.needed.text() == "Today: about 16 min"
    for item in ("item-2a", "item-2b"):
        session.edit("Remove item", edits.remove_item, item)
    session.edit("Change today's stage", edits.set_current_stage, "stage-2")
    assert bar.needed.text() == "Today: no exercises"


def test_a_screen_reader_hears_the_comparison_at_the_minutes(bar: PatientBar) -> None:
    described = QAccessible.queryAccessibleInterface(bar.minutes)
    assert described.text(QAccessible.Text.Description) == "Today: about 11 of 20 min"


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_too_little_time_is_seen_at_a_glance_in_light_and_dark(
    qapp: QApplication, themed: None, bar: PatientBar, scheme: Qt.ColorScheme
) -> None:
    choose_scheme(qapp, scheme)
    caution, _ = tone_colours("caution", qapp.palette())
    bar.minutes.setValue(5)
    assert ground(bar.needed) == caution
    bar.minutes.setValue(60)
    assert ground(bar.needed) != caution


def test_another_date_is_one_undo_step(qtbot: QtBot, bar: PatientBar, session: PlanSession) -> None:
    bar.date.setDate(QDate(2026, 12, 24))
    qtbot.keyClick(bar.date, Qt.Key.Key_Return)
    assert session.plan.created == date(2026, 12, 24)
    session.history.undo()
    assert bar.date.date() == QDate(2026, 11, 21)


@pytest.mark.parametrize(("typed", "minutes"), [("45", 45), ("20", 20), ("3", 5), ("0", None)])
def test_minutes_are_taken_when_they_are_typed_to_the_end(
    qtbot: QtBot, bar: PatientBar, session: PlanSession, typed: str, minutes: int | None
) -> None:
    retype(qtbot, bar.minutes, typed)
    assert session.plan == a_plan()
    assert bar.settle()
    assert session.plan.minutes_per_day == minutes
    assert bar.minutes.value() == (minutes or 0)


@pytest.mark.parametrize("junk", ["Ann\tB\nSmith\n", "Ann  B Smith", "Ann B\0 Sm\u200bith\ufeff"])
def test_what_a_paste_brings_along_unseen_is_left_out(
    bar: PatientBar, session: PlanSession, junk: str
) -> None:
    for field in (bar.name, bar.goal):
        field.selectAll()
        field.insert(junk)
    assert bar.settle()
    assert session.plan.patient.name == session.plan.goal == "Ann B Smith"
    assert bar.name.text() == "Ann B Smith"


def test_in_a_small_window_the_name_can_be_read(bar: PatientBar) -> None:
    bar.resize(bar.minimumSizeHint())
    assert bar.name.width() >= 120
    assert bar.goal.width() >= 120


def test_the_record_is_asked_for_by_mouse_and_by_keyboard(
    qtbot: QtBot, bar: PatientBar, session: PlanSession
) -> None:
    with qtbot.waitSignal(bar.record_asked):
        qtbot.mouseClick(bar.record, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.record_asked):
        qtbot.keyClick(bar.record, Qt.Key.Key_Space)
    assert bar.name.nextInFocusChain() is bar.record
    assert session.plan == a_plan()
