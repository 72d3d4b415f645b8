"""The diagnosis chooser: type, arrow, Enter."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rehabplanner.ui.diagnosis_list import DiagnosisChooser
from rehabplanner.ui.roles import Role


@pytest.fixture
def chooser(qtbot: QtBot) -> DiagnosisChooser:
    made = DiagnosisChooser()
    qtbot.addWidget(made)
    made.show()
    return made


def chosen_by_enter(qtbot: QtBot, chooser: DiagnosisChooser) -> str:
    with qtbot.waitSignal(chooser.chosen) as told:
        qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert told.args is not None
    key: str = told.args[0]
    return key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("runner's knee", "patellofemoral-pain"),
        ("jumpers knee", "patellar-tendinopathy"),
        ("gonarthrosis", "knee-osteoarthritis"),
        ("popliteal cyst", "bakers-cyst"),
        ("torn cartilage", "meniscus-injury"),
        ("ITBS", "iliotibial-band-syndrome"),
        ("M22.2X2", "patellofemoral-pain"),
    ],
)
def test_a_name_a_nickname_or_a_code_and_enter_choose_the_diagnosis(
    qtbot: QtBot, chooser: DiagnosisChooser, typed: str, key: str
) -> None:
    qtbot.keyClicks(chooser.search, typed)
    assert chosen_by_enter(qtbot, chooser) == key


def test_arrows_steer_the_list_while_the_field_keeps_the_words(
    qtbot: QtBot, chooser: DiagnosisChooser
) -> None:
    qtbot.keyClicks(chooser.search, "knee")
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    second = chooser.model.index(1).data(Role.VALUE)
    assert chosen_by_enter(qtbot, chooser) == second
    assert chooser.search.text() == "knee"


def test_all_fifteen_are_there_before_a_word_is_typed(chooser: DiagnosisChooser) -> None:
    assert chooser.model.rowCount() == 15


def test_the_formal_name_stands_beside_the_nickname(
    qtbot: QtBot, chooser: DiagnosisChooser
) -> None:
    qtbot.keyClicks(chooser.search, "runner")
    title = chooser.model.index(0).data()
    assert "Patellofemoral pain" in title
    assert "Runner's knee" in title


def test_nothing_found_says_what_to_try(qtbot: QtBot, chooser: DiagnosisChooser) -> None:
    qtbot.keyClicks(chooser.search, "elbow")
    assert chooser.hint == "No diagnosis matches “elbow”. Try a shorter word, or where it hurts."
    with qtbot.assertNotEmitted(chooser.chosen):
        qtbot.keyClick(chooser.search, Qt.Key.Key_Return)


def test_a_clot_is_marked_as_not_plannable(qtbot: QtBot, chooser: DiagnosisChooser) -> None:
    qtbot.keyClicks(chooser.search, "dvt")
    row = chooser.model.index(0)
    assert row.data(Role.CHIPS)[0].text == "refer"
    assert "No plan" in row.data(Qt.ItemDataRole.AccessibleTextRole)
