"""The pages for advice, stages and criteria."""

from collections.abc import Iterator

import pytest
from builders import a_plan
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from small_library import small_library
from typed import leave, opened, type_over

from rehabplanner.domain.dose import Dose
from rehabplanner.ui.editors.gates_editor import GatesEditor
from rehabplanner.ui.inspector import Inspector
from rehabplanner.ui.inspector_advice import AdvicePage
from rehabplanner.ui.inspector_gates import GatesPage
from rehabplanner.ui.inspector_stage import StagePage
from rehabplanner.ui.part import RETURN, Part
from rehabplanner.ui.session import PlanSession


@pytest.fixture
def session() -> Iterator[PlanSession]:
    owner = QObject()
    yield PlanSession(a_plan(), small_library(), parent=owner)
    owner.deleteLater()


@pytest.fixture
def inspector(qtbot: QtBot, session: PlanSession) -> Inspector:
    made = Inspector(session)
    opened(qtbot, made)
    return made


@pytest.fixture
def advice(inspector: Inspector) -> AdvicePage:
    inspector.show_part(Part("item", "advice-1"))
    assert isinstance(inspector.page, AdvicePage)
    return inspector.page


@pytest.fixture
def stage(inspector: Inspector) -> StagePage:
    inspector.show_part(Part("stage", "stage-2"))
    assert isinstance(inspector.page, StagePage)
    return inspector.page


def _gates(inspector: Inspector, part: Part) -> GatesEditor:
    inspector.show_part(part)
    assert isinstance(inspector.page, GatesPage)
    return inspector.page.gates


def _write(qtbot: QtBot, gates: GatesEditor, words: str) -> None:
    qtbot.mouseClick(gates.add, Qt.MouseButton.LeftButton)
    row = gates.list.viewport().findChildren(QPlainTextEdit)[-1]
    type_over(qtbot, row, words)
    qtbot.keyClick(row, Qt.Key.Key_Return)


def test_a_changed_line_of_advice_goes_into_the_plan(
    qtbot: QtBot, advice: AdvicePage, session: PlanSession
) -> None:
    box = advice.words.fields["lines"].box
    type_over(qtbot, box, "Use a thick towel.", "Lay it on your left knee.")
    leave(qtbot, box)

    words = session.plan.item("advice-1").content.text["en"]
    assert getattr(words, "lines", ()) == ("Use a thick towel.", "Lay it on your {side} knee.")


def test_the_dose_of_advice_can_be_taken_away_and_given_again(
    qtbot: QtBot, advice: AdvicePage, session: PlanSession
) -> None:
    qtbot.mouseClick(
        advice.has_dose, Qt.MouseButton.LeftButton, pos=advice.has_dose.rect().center() / 8
    )
    assert session.plan.item("advice-1").dose is None
    assert not advice.dose.isVisible()

    qtbot.keyClick(advice.has_dose, Qt.Key.Key_Space)
    assert session.plan.item("advice-1").dose == Dose(duration_s=900, times_per_day=3)


def test_the_dose_of_advice_merges_its_steps(
    qtbot: QtBot, advice: AdvicePage, session: PlanSession
) -> None:
    for _ in range(3):
        qtbot.keyClick(advice.dose.times, Qt.Key.Key_Up)

    assert session.plan.item("advice-1").dose == Dose(duration_s=900, times_per_day=6)
    assert session.history.count() == 1


@pytest.mark.parametrize(
    ("field", "step"), [("name", "Change stage name"), ("goal", "Change goal")]
)
def test_the_words_of_a_stage_are_named_steps(
    qtbot: QtBot, stage: StagePage, session: PlanSession, field: str, step: str
) -> None:
    box = stage.words.fields[field].box
    type_over(qtbot, box, "Grow strong")
    leave(qtbot, box)

    assert getattr(session.plan.stage("stage-2").text["en"], field) == "Grow strong"
    assert session.history.undoText() == step


def test_the_weeks_may_be_left_out(qtbot: QtBot, stage: StagePage, session: PlanSession) -> None:
    type_over(qtbot, stage.weeks.box, "")
    leave(qtbot, stage.weeks.box)

    assert session.plan.stage("stage-2").weeks == ""


def test_a_stage_becomes_todays_and_undo_gives_the_tick_back(
    qtbot: QtBot, stage: StagePage, session: PlanSession
) -> None:
    stage.today.setFocus()
    qtbot.keyClick(stage.today, Qt.Key.Key_Space)
    assert session.plan.current_stage == "stage-2"
    assert stage.today.isChecked()
    assert not stage.today.isEnabled()

    session.history.undo()
    assert not stage.today.isChecked()
    assert stage.today.isEnabled()


def test_a_criterion_to_start_is_written_into_the_stage(
    qtbot: QtBot, stage: StagePage, session: PlanSession
) -> None:
    _write(qtbot, stage.enter, "You slept well.")

    assert session.plan.stage("stage-2").enter[-1].criterion.text["en"] == "You slept well."
    assert session.history.undoText() == "Add criterion"


def test_a_criterion_to_move_on_is_written_and_undone(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    before = session.plan
    gates = _gates(inspector, Part("leave", "stage-1"))

    _write(qtbot, gates, "You slept well.")
    assert session.plan.stage("stage-1").leave[-1].criterion.text["en"] == "You slept well."
    assert session.history.count() == 1

    session.history.undo()
    assert session.plan == before
    assert gates.list.count() == 1


def test_a_criterion_for_sport_is_removed_by_key(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    gates = _gates(inspector, RETURN)
    gates.list.setFocus()

    qtbot.keyClick(gates.list, Qt.Key.Key_Delete)

    assert session.plan.return_to_activity == ()
    assert session.history.undoText() == "Remove criterion"


def test_a_stage_takes_its_own_pain_ceiling_and_gives_it_back(
    qtbot: QtBot, stage: StagePage, session: PlanSession
) -> None:
    stage.pain.setFocus()
    qtbot.keyClick(stage.pain, Qt.Key.Key_End)
    assert session.plan.stage("stage-2").pain_ceiling == 5
    assert session.history.undoText() == "Change pain rule"
    session.history.undo()
    assert stage.pain.currentText() == "As for the diagnosis (up to 3)"
