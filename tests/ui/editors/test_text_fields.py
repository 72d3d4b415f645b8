"""Text fields take words that fit and keep, with a reason, those that do not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typed import leave, opened, type_over

from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.plan import Item
from rehabplanner.ui.editors.checked_text import CheckedText
from rehabplanner.ui.editors.field_type import field_type
from rehabplanner.ui.editors.growing_text import GrowingText
from rehabplanner.ui.editors.lines_editor import LinesEditor
from rehabplanner.ui.editors.text_field import TextField


@pytest.fixture
def name(qtbot: QtBot) -> Iterator[TextField]:
    field = TextField("Name", field_type(ExerciseText, "name"))
    field.set_value("Step up")
    page = _page_with(qtbot, field)
    yield field
    page.close()


@pytest.fixture
def steps(qtbot: QtBot) -> Iterator[LinesEditor]:
    field = LinesEditor("Steps", field_type(ExerciseText, "steps"))
    field.set_value(("Stand.", "Step up."))
    page = _page_with(qtbot, field)
    yield field
    page.close()


def _page_with(qtbot: QtBot, field: CheckedText) -> QWidget:
    """A page to keep: it owns the field."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(field)
    layout.addWidget(QLineEdit())
    opened(qtbot, page)
    return page


def test_setting_a_value_shows_it_and_tells_nobody(qtbot: QtBot, name: TextField) -> None:
    with qtbot.assertNotEmitted(name.value_changed):
        name.set_value("Side step")

    assert name.box.toPlainText() == "Side step"
    assert name.value() == "Side step"


def test_typed_words_count_when_the_field_is_left(qtbot: QtBot, name: TextField) -> None:
    type_over(qtbot, name.box, "  Side   step ")
    assert name.value() == "Step up"

    with qtbot.waitSignal(name.value_changed) as told:
        leave(qtbot, name.box)

    assert told.args == ["Side step"]
    assert name.box.toPlainText() == "Side step"


def test_return_finishes_a_single_text(qtbot: QtBot, name: TextField) -> None:
    type_over(qtbot, name.box, "Side step")

    with qtbot.waitSignal(name.value_changed):
        qtbot.keyClick(name.box, Qt.Key.Key_Return)

    assert name.box.hasFocus()


def test_leaving_a_field_unchanged_tells_nobody(qtbot: QtBot, name: TextField) -> None:
    name.box.setFocus()

    with qtbot.assertNotEmitted(name.value_changed):
        leave(qtbot, name.box)


def test_an_empty_name_is_refused_with_a_sentence_and_taken_once_it_is_right(
    qtbot: QtBot, name: TextField
) -> None:
    with qtbot.assertNotEmitted(name.value_changed):
        type_over(qtbot, name.box, "")
        leave(qtbot, name.box)
    assert name.error.text() == "Name is empty."
    assert name.error.isVisible()

    with qtbot.waitSignal(name.value_changed):
        type_over(qtbot, name.box, "Side step")
        leave(qtbot, name.box)
    assert not name.error.isVisible()


def test_words_that_are_too_long_stay_in_the_field(qtbot: QtBot, name: TextField) -> None:
    long = "word " * 81
    name.box.setPlainText(long)

    assert not name.settle()

    assert name.box.toPlainText() == long
    assert name.error.text() == "Name is longer than 400 characters."
    assert name.value() == "Step up"


def test_a_note_may_be_empty(qtbot: QtBot) -> None:
    note = TextField("Note", field_type(Item, "note"))
    note.set_value("Go easy.")
    page = _page_with(qtbot, note)

    type_over(qtbot, note.box, "")
    leave(qtbot, note.box)

    assert note.value() == ""
    page.close()


def test_the_same_value_again_leaves_alone_what_is_being_typed(
    qtbot: QtBot, name: TextField
) -> None:
    type_over(qtbot, name.box, "Side st")

    name.set_value("Step up")

    assert name.box.toPlainText() == "Side st"


def test_undo_in_the_field_takes_back_typing(qtbot: QtBot, name: TextField) -> None:
    name.box.setFocus()
    name.box.moveCursor(name.box.textCursor().MoveOperation.End)
    qtbot.keyClicks(name.box, "s")

    qtbot.keyClick(name.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert name.box.toPlainText() == "Step up"


def test_return_begins_a_new_line_and_control_return_finishes(
    qtbot: QtBot, steps: LinesEditor
) -> None:
    type_over(qtbot, steps.box, "Stand tall.", "", "  Step up. ")

    with qtbot.waitSignal(steps.value_changed) as told:
        qtbot.keyClick(steps.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told.args == [("Stand tall.", "Step up.")]
    assert steps.box.toPlainText() == "Stand tall.\nStep up."


def test_a_sixth_step_is_refused_and_nothing_is_lost(qtbot: QtBot, steps: LinesEditor) -> None:
    type_over(qtbot, steps.box, *"123456")

    leave(qtbot, steps.box)

    assert steps.error.text() == "Steps: at most 5 lines. Join two or take one out."
    assert steps.box.toPlainText() == "1\n2\n3\n4\n5\n6"
    assert steps.value() == ("Stand.", "Step up.")


def test_no_step_at_all_is_refused(qtbot: QtBot, steps: LinesEditor) -> None:
    type_over(qtbot, steps.box, "")

    assert not steps.settle()

    assert steps.error.text() == "Steps: write at least one line."


def test_a_line_that_is_too_long_is_named_by_its_number(steps: LinesEditor) -> None:
    steps.box.setPlainText("Stand.\n" + "x" * 401)

    assert not steps.settle()

    assert steps.error.text() == "Line 2 is longer than 400 characters. Shorten it."


def test_a_field_is_as_tall_as_its_lines(qtbot: QtBot, steps: LinesEditor) -> None:
    before = steps.box.height()

    steps.set_value(("One.", "Two.", "Three.", "Four."))

    assert steps.box.height() == before + 2 * steps.box.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: steps.box.verticalScrollBar().maximum() == 0)


def test_a_field_that_gets_narrower_grows_with_every_line_that_wraps(
    qtbot: QtBot, steps: LinesEditor
) -> None:
    steps.set_value(("Put your foot on the step and push.",) * 5)
    page = steps.window()
    for width in range(400, 120, -20):
        page.resize(width, 900)
        qtbot.waitUntil(lambda: steps.box.verticalScrollBar().maximum() == 0)


def test_a_file_dropped_on_words_is_left_to_the_window(qtbot: QtBot) -> None:
    box = GrowingText()
    qtbot.addWidget(box)
    mime = QMimeData()
    mime.setText("Step up")
    assert box.canInsertFromMimeData(mime)
    mime.setUrls([QUrl.fromLocalFile("/tmp/plan.json")])
    assert not box.canInsertFromMimeData(mime)
