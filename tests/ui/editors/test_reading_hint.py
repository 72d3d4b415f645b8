"""While words for the patient are written, the field says how hard they are to read."""

from collections.abc import Iterator

import pytest
from builders import a_plan
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typed import leave, opened, type_over

from rehabplanner.domain.exercise import ExerciseText
from rehabplanner.domain.plan import Item
from rehabplanner.review.readability import grade
from rehabplanner.ui.editors.field_type import field_type
from rehabplanner.ui.editors.gates_editor import GatesEditor
from rehabplanner.ui.editors.reading_hint import ReadingHint, reading_words
from rehabplanner.ui.editors.text_field import TextField

EASY = "Bend your knee and hold it. Then put it down again, a little lower."
HARD = "Considerable quadriceps rehabilitation necessitates individualised progression for you."


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[tuple[TextField, TextField]]:
    """A note with the cursor in it, and another field."""
    page = QWidget()
    layout = QVBoxLayout(page)
    note = TextField("Note", field_type(Item, "note"), for_patient=True)
    other = TextField("Fix", field_type(ExerciseText, "fix"), for_patient=True)
    layout.addWidget(note)
    layout.addWidget(other)
    opened(qtbot, page)
    note.setFocus()
    yield note, other
    page.close()


def hint(field: QWidget) -> ReadingHint:
    found = field.findChild(ReadingHint)
    assert found is not None
    return found


def test_the_words_say_grade_and_longest_sentence() -> None:
    assert grade([EASY]) > 0
    assert reading_words(EASY) == (f"Grade {grade([EASY]):.1f} · longest sentence 8 words", True)


def test_what_is_too_hard_is_said_in_words_not_only_in_colour() -> None:
    said, is_easy = reading_words(HARD)
    assert ", above 6 · longest sentence 8 words" in said
    assert not is_easy
    said, is_easy = reading_words("one " * 16)
    assert said.endswith("longest sentence 16 words, more than 15")
    assert not is_easy


def test_a_few_words_get_no_grade() -> None:
    assert reading_words("Terminal extension") == ("Longest sentence 2 words", True)
    assert reading_words("Up") == ("Longest sentence 1 word", True)
    assert reading_words(" \n 10 ") == ("", True)


def test_the_hint_follows_what_is_typed_before_it_is_taken(
    qtbot: QtBot, fields: tuple[TextField, TextField]
) -> None:
    note, _ = fields

    type_over(qtbot, note.box, EASY)
    qtbot.waitUntil(lambda: "longest sentence 8 words" in hint(note).text())
    assert hint(note).isVisible()
    assert hint(note).property("tone") == "plain"
    type_over(qtbot, note.box, HARD)
    qtbot.waitUntil(lambda: hint(note).property("tone") == "caution")
    assert note.value() == ""


def test_only_the_field_with_the_cursor_has_a_hint(
    qtbot: QtBot, fields: tuple[TextField, TextField]
) -> None:
    note, other = fields
    type_over(qtbot, note.box, EASY)
    qtbot.waitUntil(lambda: hint(note).isVisible())

    leave(qtbot, note.box)
    qtbot.waitUntil(lambda: not hint(note).isVisible())
    type_over(qtbot, other.box, EASY)
    qtbot.waitUntil(lambda: hint(other).isVisible())
    assert not hint(note).isVisible()


def test_a_field_for_the_therapist_has_no_hint(qtbot: QtBot) -> None:
    clinical = TextField("Clinical", field_type(Item, "note"))
    qtbot.addWidget(clinical)

    assert clinical.findChild(ReadingHint) is None


def test_a_criterion_is_measured_while_its_row_is_open(qtbot: QtBot) -> None:
    editor = GatesEditor("Criteria", {})
    opened(qtbot, editor)
    editor.set_value(a_plan().return_to_activity)
    editor.set_side("left")
    editor.list.setFocus()
    editor.list.setCurrentRow(0)
    editor.list.editItem(editor.list.currentItem())
    below = editor.findChildren(QLabel)

    found = [label for label in below if isinstance(label, ReadingHint)]
    shown = [label for label in found if label.parent() is editor]
    assert len(shown) == 1
    qtbot.waitUntil(lambda: shown[0].text() == "Longest sentence 7 words")
    editor.settle()
    qtbot.waitUntil(lambda: not shown[0].isVisible())
    assert QApplication.focusWidget() is not None
