"""The exercise page: dose, legs, words, easier and harder, what the therapist should know."""

from collections.abc import Iterator

import pytest
from builders import a_dose, a_plan, a_stage, an_exercise, an_item
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from small_library import small_library
from typed import leave, opened, type_over

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise, ExerciseText
from rehabplanner.domain.plan import Item
from rehabplanner.library.library import Library
from rehabplanner.ui.inspector_exercise import ExercisePage
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession


@pytest.fixture
def library() -> Library:
    return small_library()


@pytest.fixture
def session(library: Library) -> Iterator[PlanSession]:
    """Stage 1 holds one exercise: a wall sit with heel slides below and step-ups above."""
    sit = an_exercise("wall-sit", regression="heel-slide", progression="step-up")
    plan = a_plan((a_stage(items=(an_item(content=sit, note="Slowly."),)),))
    owner = QObject()
    yield PlanSession(plan, library, parent=owner)
    owner.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, session: PlanSession) -> ExercisePage:
    made = ExercisePage(session)
    made.show_part(Part("item", "item-1"))
    session.plan_changed.connect(made.refresh)
    opened(qtbot, made)
    return made


def _item(session: PlanSession) -> Item:
    return session.plan.item("item-1")


def _words(session: PlanSession) -> ExerciseText:
    content = _item(session).content
    assert isinstance(content, Exercise)
    return content.text["en"]


def _click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_spin_box_clicked_up_is_one_undo_step(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    page.dose.sets.setFocus()
    for _ in range(4):
        qtbot.keyClick(page.dose.sets, Qt.Key.Key_Up)
    assert _item(session).dose == a_dose(sets=7)
    assert session.history.count() == 1
    assert session.history.undoText() == "Change dose"

    session.history.undo()

    assert page.dose.sets.value() == 3


def test_switching_to_time_changes_the_dose_in_the_plan(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    _click(qtbot, page.dose.timed)

    assert _item(session).dose == Dose(sets=3, duration_s=40)


def test_the_legs_are_chosen_by_name(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    qtbot.keyClicks(page.legs, "R")

    assert _item(session).legs == "other"
    assert session.history.undoText() == "Change legs"


def test_legs_are_hidden_where_both_work_together(qtbot: QtBot, session: PlanSession) -> None:
    both = an_exercise("leg-press", laterality="bilateral")
    plan = a_plan((a_stage(items=(an_item(content=both, legs=None),)),))
    session.edit("Start over", lambda _plan: plan)
    page = ExercisePage(session)
    qtbot.addWidget(page)
    page.show_part(Part("item", "item-1"))

    assert page.legs.isHidden()


def test_a_changed_step_is_stored_as_typed_and_the_others_keep_their_markers(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    box = page.words.fields["steps"].box
    assert box.toPlainText().split("\n")[1] == "Put your left foot on it."

    type_over(
        qtbot, box, "Find a low step.", "Put your left foot on it.", "Step up on your left leg."
    )
    leave(qtbot, box)

    assert _words(session).steps == (
        "Find a low step.",
        "Put your {side} foot on it.",
        "Step up on your left leg.",
    )
    assert session.history.undoText() == "Change steps"


def test_too_many_steps_stay_in_the_field_until_they_fit(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    steps = page.words.fields["steps"]
    type_over(qtbot, steps.box, *"123456")
    leave(qtbot, steps.box)
    assert steps.error.isVisible()
    assert session.history.count() == 0

    type_over(qtbot, steps.box, *"12345")
    leave(qtbot, steps.box)
    assert not steps.error.isVisible()
    assert _words(session).steps == ("1", "2", "3", "4", "5")


def test_the_note_to_the_patient_can_be_emptied(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    type_over(qtbot, page.note.box, "")
    leave(qtbot, page.note.box)

    assert _item(session).note == ""
    assert session.history.undoText() == "Change note"


def test_the_easier_exercise_comes_with_the_stages_dose_and_note_in_one_step(
    qtbot: QtBot, page: ExercisePage, session: PlanSession, library: Library
) -> None:
    before = session.plan
    assert page.swap.easier.full_text() == "Easier: Heel slide"

    _click(qtbot, page.swap.easier)

    swapped = _item(session)
    assert swapped.content == library.exercises["heel-slide"]
    assert swapped.dose == a_dose(sets=2, reps=15)
    assert swapped.note == "Stop before it hurts."
    assert session.history.undoText() == "Swap exercise"
    session.history.undo()
    assert session.plan == before


def test_a_blocked_exercise_says_why_and_can_be_taken_all_the_same(
    qtbot: QtBot, page: ExercisePage, session: PlanSession, library: Library
) -> None:
    assert page.swap.harder.full_text() == "Harder (blocked here): Step-up"
    assert "isometrics first" in page.swap.harder.toolTip()

    _click(qtbot, page.swap.harder)

    assert _item(session).content == library.exercises["step-up"]
    assert _item(session).dose == library.exercises["step-up"].dose
    assert page.caution.text() == "Not in this stage: isometrics first"
    assert page.caution.property("level") == "block"


def test_without_a_neighbour_the_button_is_off(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    _click(qtbot, page.swap.easier)

    assert not page.swap.easier.isEnabled()
    assert not page.swap.harder.isEnabled()


def test_words_that_do_not_fit_hold_a_swap_back(
    qtbot: QtBot, page: ExercisePage, session: PlanSession
) -> None:
    page.note.box.setPlainText("x" * 1001)

    _click(qtbot, page.swap.easier)

    assert session.history.count() == 0
    assert page.note.error.isVisible()


def test_the_librarys_words_can_be_taken_and_the_rest_stays(
    qtbot: QtBot, page: ExercisePage, session: PlanSession, library: Library
) -> None:
    before = _item(session)
    assert page.library_words.isVisible()

    _click(qtbot, page.library_words)

    assert _item(session) == before.replace(content=library.exercises["wall-sit"])
    assert session.history.count() == 1
    assert not page.library_words.isVisible()


def test_an_exercise_that_the_library_does_not_know_can_still_be_edited(
    qtbot: QtBot, session: PlanSession
) -> None:
    own = an_exercise("own-exercise", progression="gone")
    session.edit("x", lambda _plan: a_plan((a_stage(items=(an_item(content=own),)),)))
    page = ExercisePage(session)
    page.show_part(Part("item", "item-1"))
    opened(qtbot, page)

    page.dose.sets.setValue(2)

    assert _item(session).dose == a_dose(sets=2)
    assert not page.library_words.isVisible()
    assert not page.swap.harder.isEnabled()
