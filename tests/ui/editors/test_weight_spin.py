"""A weight typed with a comma or a point is the same weight, whatever the system's language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from rehabplanner.ui.editors.dose_editor import DoseEditor


@pytest.fixture(params=["en_US", "de_DE"])
def editor(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[DoseEditor]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    made = DoseEditor()
    qtbot.addWidget(made)
    made.show()
    yield made
    QLocale.setDefault(before)


def typed(qtbot: QtBot, editor: DoseEditor, text: str) -> float | None:
    editor.load.selectAll()
    qtbot.keyClicks(editor.load, text)
    qtbot.keyClick(editor.load, Qt.Key.Key_Return)
    return editor.value().load_kg


@pytest.mark.parametrize("text", ["2,5", "2.5", "2,50 kg"])
def test_comma_and_point_both_begin_the_decimals(
    qtbot: QtBot, editor: DoseEditor, text: str
) -> None:
    assert typed(qtbot, editor, text) == 2.5


def test_an_emptied_weight_is_none(qtbot: QtBot, editor: DoseEditor) -> None:
    assert typed(qtbot, editor, "3") == 3
    editor.load.selectAll()
    qtbot.keyClick(editor.load, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.load, Qt.Key.Key_Return)
    assert editor.value().load_kg is None
