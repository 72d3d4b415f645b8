"""Criteria are added, reworded, moved and removed by mouse and by key."""

import pytest
from builders import a_criterion, a_gate
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from typed import opened, type_over

from rehabplanner.domain.criterion import Gate
from rehabplanner.library.sources import Source
from rehabplanner.ui.editors.gates_editor import GatesEditor

_SOURCES = {"F001": Source(key="F001", kind="fact", text="Walking comes first.")}
_SIDED = "You can hop on your {side} leg."


@pytest.fixture
def editor(qtbot: QtBot) -> GatesEditor:
    made = GatesEditor("Criteria", _SOURCES)
    made.set_side("left")
    made.set_value((a_gate("a", "You walk well."), a_gate("b", _SIDED), a_gate("c", "No limp.")))
    opened(qtbot, made)
    made.list.setFocus()
    return made


def _click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _open_row(editor: GatesEditor) -> QPlainTextEdit:
    return editor.list.viewport().findChildren(QPlainTextEdit)[-1]  # older ones wait to be deleted


def _ids(gates: tuple[Gate, ...]) -> str:
    return "".join(gate.id for gate in gates)


def test_criteria_read_in_the_words_of_the_side(editor: GatesEditor) -> None:
    shown = [editor.list.item(number).text() for number in range(3)]

    assert shown == ["You walk well.", "You can hop on your left leg.", "No limp."]


def test_a_written_criterion_is_the_therapists_own(qtbot: QtBot, editor: GatesEditor) -> None:
    _click(qtbot, editor.add)
    with qtbot.waitSignal(editor.value_changed) as told:
        type_over(qtbot, _open_row(editor), "You climb stairs.")
        qtbot.keyClick(_open_row(editor), Qt.Key.Key_Return)

    gates, step = told.args
    assert step == "Add criterion"
    assert gates[-1].criterion == a_criterion(
        "You climb stairs.",
        judged_by="clinician",
        clinical="You climb stairs.",
        sources=("PROF",),
    )
    assert editor.details.isVisible()


def test_a_new_criterion_without_words_goes_away(qtbot: QtBot, editor: GatesEditor) -> None:
    _click(qtbot, editor.add)
    with qtbot.assertNotEmitted(editor.value_changed):
        qtbot.keyClick(_open_row(editor), Qt.Key.Key_Escape)

    assert editor.list.count() == 3


def test_f2_rewords_a_criterion_in_its_place(qtbot: QtBot, editor: GatesEditor) -> None:
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)
    with qtbot.waitSignal(editor.value_changed) as told:
        type_over(qtbot, _open_row(editor), "You walk 1 mile.")
        qtbot.keyClick(_open_row(editor), Qt.Key.Key_Return)

    gates, step = told.args
    assert step == "Change criterion"
    assert gates[0].criterion.text["en"] == "You walk 1 mile."
    assert gates[0].criterion.clinical == "gait normal"


def test_a_row_that_was_opened_and_left_keeps_its_markers(
    qtbot: QtBot, editor: GatesEditor
) -> None:
    editor.list.setCurrentRow(1)
    with qtbot.assertNotEmitted(editor.value_changed):
        qtbot.keyClick(editor.list, Qt.Key.Key_F2)
        qtbot.keyClick(_open_row(editor), Qt.Key.Key_Return)

    assert editor.value()[1].criterion.text["en"] == _SIDED


def test_settling_takes_over_an_open_row(qtbot: QtBot, editor: GatesEditor) -> None:
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)
    type_over(qtbot, _open_row(editor), "You walk 1 mile.")

    assert editor.settle()

    assert editor.value()[0].criterion.text["en"] == "You walk 1 mile."


def test_words_that_are_too_long_stay_in_the_row_with_a_reason(
    qtbot: QtBot, editor: GatesEditor
) -> None:
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)
    _open_row(editor).setPlainText("x" * 401)

    assert not editor.settle()
    editor.set_value(editor.value())

    assert editor.error.text() == "The criterion is longer than 400 characters."
    assert editor.list.item(0).text() == "x" * 401
    assert editor.value()[0].criterion.text["en"] == "You walk well."


def test_words_that_fit_after_all_take_the_reason_away(qtbot: QtBot, editor: GatesEditor) -> None:
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)
    _open_row(editor).setPlainText("x" * 401)
    editor.settle()
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)
    _open_row(editor).setPlainText("You walk 1 mile.")

    assert editor.settle()

    assert not editor.error.isVisible()
    assert editor.value()[0].criterion.text["en"] == "You walk 1 mile."


def test_the_list_can_be_reordered_by_button_and_by_key(qtbot: QtBot, editor: GatesEditor) -> None:
    with qtbot.waitSignal(editor.value_changed) as told:
        _click(qtbot, editor.down)
    assert told.args[1] == "Move criterion"
    assert _ids(editor.value()) == "bac"

    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _ids(editor.value()) == "bca"
    assert editor.list.currentRow() == 2

    qtbot.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _ids(editor.value()) == "bac"


def test_the_first_cannot_go_up_nor_the_last_down(qtbot: QtBot, editor: GatesEditor) -> None:
    assert not editor.up.isEnabled()
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _ids(editor.value()) == "abc"

    editor.list.setCurrentRow(2)
    assert not editor.down.isEnabled()


def test_delete_removes_a_criterion_and_stands_on_the_next(
    qtbot: QtBot, editor: GatesEditor
) -> None:
    editor.list.setCurrentRow(1)

    with qtbot.waitSignal(editor.value_changed) as told:
        qtbot.keyClick(editor.list, Qt.Key.Key_Delete)

    assert told.args[1] == "Remove criterion"
    assert _ids(editor.value()) == "ac"
    assert editor.list.currentRow() == 1


def test_delete_in_an_open_row_belongs_to_its_words(qtbot: QtBot, editor: GatesEditor) -> None:
    qtbot.keyClick(editor.list, Qt.Key.Key_F2)

    qtbot.keyClick(_open_row(editor), Qt.Key.Key_Delete)

    assert _ids(editor.value()) == "abc"


def test_the_clinical_side_of_the_selected_row_can_be_changed(
    qtbot: QtBot, editor: GatesEditor
) -> None:
    editor.list.setCurrentRow(2)
    type_over(qtbot, editor.details.clinical.box, "gait symmetrical")
    editor.list.setFocus()
    qtbot.keyClicks(editor.details.judge, "A")

    changed = editor.value()[2].criterion
    assert changed.clinical == "gait symmetrical"
    assert changed.judged_by == "test"


def test_choosing_another_row_hands_in_the_clinical_words_of_the_one_before(
    qtbot: QtBot, editor: GatesEditor
) -> None:
    type_over(qtbot, editor.details.clinical.box, "gait symmetrical")

    editor.list.setCurrentRow(2)

    assert [gate.criterion.clinical for gate in editor.value()] == [
        "gait symmetrical",
        "gait normal",
        "gait normal",
    ]


def test_an_empty_list_offers_only_to_add(editor: GatesEditor) -> None:
    editor.set_value(())

    assert editor.add.isEnabled()
    assert not editor.remove.isEnabled()
    assert not editor.details.isVisible()


def test_the_list_shows_all_its_rows_without_scrolling(qtbot: QtBot, editor: GatesEditor) -> None:
    editor.set_value(tuple(a_gate(f"g{n}", "You can walk without a limp. " * 4) for n in range(9)))

    qtbot.waitUntil(lambda: editor.list.verticalScrollBar().maximum() == 0)
