"""The diagnosis chooser: type, arrow, Enter."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rehabplanner.storage.stored import OwnRow
from rehabplanner.ui.diagnosis_list import DiagnosisChooser
from rehabplanner.ui.roles import Chip, Role


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
    assert "No diagnosis matches “elbow”." in chooser.hint
    assert "try a shorter word" in chooser.hint
    with qtbot.assertNotEmitted(chooser.chosen):
        qtbot.keyClick(chooser.search, Qt.Key.Key_Return)


def test_a_clot_is_marked_as_not_plannable(qtbot: QtBot, chooser: DiagnosisChooser) -> None:
    qtbot.keyClicks(chooser.search, "dvt")
    row = chooser.model.index(0)
    assert row.data(Role.CHIPS)[0].text == "refer"
    assert "No plan" in row.data(Qt.ItemDataRole.AccessibleTextRole)


# --- the therapist's own templates ---


def a_template(name: str, diagnosis: str = "patellofemoral-pain") -> OwnRow:
    return OwnRow(
        kind="template",
        key=f"own-{name.lower().replace(' ', '-')}",
        name=name,
        subject=diagnosis,
        revision=1,
        saved_at=datetime(2026, 11, 21, tzinfo=UTC),
        saved_by="Ann",
    )


def listed(chooser: DiagnosisChooser) -> list[str]:
    return [chooser.model.index(row).data() for row in range(chooser.model.rowCount())]


@pytest.mark.parametrize("typed", ["first weeks", "runner's knee", "PFPS", "M22.2X2"])
def test_a_template_comes_first_by_its_name_and_by_all_names_of_its_diagnosis(
    qtbot: QtBot, chooser: DiagnosisChooser, typed: str
) -> None:
    chooser.use_templates(
        [a_template("First weeks"), a_template("Tendon", "patellar-tendinopathy")]
    )
    qtbot.keyClicks(chooser.search, typed)
    assert listed(chooser)[0] == "First weeks"
    assert "Tendon" not in listed(chooser)
    assert chosen_by_enter(qtbot, chooser) == "own-first-weeks"


def test_a_template_says_whose_it_is_and_for_what(chooser: DiagnosisChooser) -> None:
    chooser.use_templates([a_template("First weeks")])
    row = chooser.model.index(0)
    assert row.data(Role.DETAIL) == "Your template  ·  Patellofemoral pain"
    assert row.data(Role.CHIPS) == (Chip("own"),)
    assert "Your template" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_templates_that_come_late_do_not_change_what_enter_chooses(
    qtbot: QtBot, chooser: DiagnosisChooser
) -> None:
    qtbot.keyClicks(chooser.search, "runner")
    chooser.use_templates([a_template("First weeks")])
    assert listed(chooser)[0] == "First weeks"
    assert chosen_by_enter(qtbot, chooser) == "patellofemoral-pain"


def test_templates_that_are_gone_leave_the_list(chooser: DiagnosisChooser) -> None:
    chooser.use_templates([a_template("First weeks")])
    chooser.use_templates([])
    assert "First weeks" not in listed(chooser)


def test_a_template_of_a_diagnosis_that_nobody_knows_is_listed_by_its_name(
    chooser: DiagnosisChooser,
) -> None:
    chooser.use_templates([a_template("First weeks", "gone-diagnosis")])
    assert chooser.model.index(0).data(Role.DETAIL) == "Your template"
