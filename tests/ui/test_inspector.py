"""The inspector edits the selected part through the session and follows the plan."""

from collections.abc import Iterator

import pytest
from builders import a_gate, a_plan, a_stage, an_advice_item, an_exercise, an_item
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from small_library import small_library
from typed import leave, opened, type_over

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan
from rehabplanner.ui.inspector import Inspector
from rehabplanner.ui.inspector_advice import AdvicePage
from rehabplanner.ui.inspector_empty import EmptyPage
from rehabplanner.ui.inspector_exercise import ExercisePage
from rehabplanner.ui.inspector_gates import GatesPage
from rehabplanner.ui.inspector_stage import StagePage
from rehabplanner.ui.part import RETURN, Part
from rehabplanner.ui.session import PlanSession

ITEM = Part("item", "item-1a")
OTHER_ITEM = Part("item", "item-1b")
LONG = "word " * 81


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


def _exercise_page(inspector: Inspector, part: Part = ITEM) -> ExercisePage:
    inspector.show_part(part)
    assert isinstance(inspector.page, ExercisePage)
    return inspector.page


def _name_box(inspector: Inspector, part: Part = ITEM) -> QPlainTextEdit:
    return _exercise_page(inspector, part).name.fields["name"].box


def _name(plan: Plan, item_id: str = "item-1a") -> str:
    words = plan.item(item_id).content.text["en"]
    return str(words.name) if hasattr(words, "name") else words.title


def test_nothing_selected_says_what_to_do(inspector: Inspector) -> None:
    assert isinstance(inspector.page, EmptyPage)
    assert inspector.page.sentence.text().startswith("Select a stage")
    assert inspector.part is None


@pytest.mark.parametrize(
    ("part", "page"),
    [
        (ITEM, ExercisePage),
        (Part("item", "advice-1"), AdvicePage),
        (Part("stage", "stage-2"), StagePage),
        (Part("leave", "stage-1"), GatesPage),
        (RETURN, GatesPage),
    ],
)
def test_each_part_has_its_page_and_changes_nothing_by_being_looked_at(
    inspector: Inspector, session: PlanSession, part: Part, page: type[QWidget]
) -> None:
    inspector.show_part(part)

    assert isinstance(inspector.page, page)
    assert inspector.page.isVisible()
    assert inspector.settle()
    inspector.show_part(None)
    assert session.history.count() == 0


def test_a_page_fits_a_narrow_panel(inspector: Inspector) -> None:
    for part in (ITEM, Part("item", "advice-1"), Part("stage", "stage-1"), RETURN):
        inspector.show_part(part)
        assert inspector.page.minimumSizeHint().width() <= 360


def test_a_typed_name_is_an_undo_step_and_undo_restores_the_field(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    box = _name_box(inspector)
    type_over(qtbot, box, "High step")
    leave(qtbot, box)
    assert _name(session.plan) == "High step"
    assert session.history.undoText() == "Change words"

    session.history.undo()

    assert _name(session.plan) == "Step up"
    assert box.toPlainText() == "Step up"


def test_settling_hands_in_the_words_of_the_focused_field(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    type_over(qtbot, _name_box(inspector), "High step")
    assert _name(session.plan) == "Step up"

    assert inspector.settle()

    assert _name(session.plan) == "High step"


def test_words_that_do_not_fit_cannot_be_settled_and_are_kept_for_their_part(
    inspector: Inspector, session: PlanSession
) -> None:
    _name_box(inspector).setPlainText(LONG)
    assert not inspector.settle()

    assert _name_box(inspector, OTHER_ITEM).toPlainText() == "Step up"
    assert inspector.settle()

    assert _name_box(inspector).toPlainText() == LONG
    assert not inspector.settle()
    assert session.history.count() == 0


def test_showing_another_part_hands_in_what_was_typed_to_the_part_it_was_typed_for(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    type_over(qtbot, _name_box(inspector), "High step")

    inspector.show_part(OTHER_ITEM)

    assert _name(session.plan, "item-1a") == "High step"
    assert _name(session.plan, "item-1b") == "Step up"


def test_an_edit_elsewhere_leaves_alone_what_is_being_typed(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    type_over(qtbot, _name_box(inspector), "High st")

    session.edit("Change goal", edits.set_goal, "Run 10 km")

    assert _name_box(inspector).toPlainText() == "High st"


def test_a_part_that_goes_leaves_a_sentence_and_comes_back_with_undo(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    type_over(qtbot, _name_box(inspector), "High step")

    session.edit("Remove exercise", edits.remove_item, "item-1a")
    assert isinstance(inspector.page, EmptyPage)
    assert "no longer in the plan" in inspector.page.sentence.text()
    assert inspector.settle()

    session.history.undo()
    assert _name_box(inspector).toPlainText() == "Step up"


def test_the_focus_goes_to_the_first_field(inspector: Inspector) -> None:
    box = _name_box(inspector)

    inspector.focus_words()

    assert box.hasFocus()


def test_undo_in_a_field_never_brings_back_the_words_of_another_part(
    qtbot: QtBot, inspector: Inspector, session: PlanSession
) -> None:
    box = _name_box(inspector)
    type_over(qtbot, box, "High step")
    type_over(qtbot, box, "Step up")

    box = _name_box(inspector, OTHER_ITEM)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert box.toPlainText() == "Step up"


def test_every_control_has_a_name_for_screen_readers(inspector: Inspector) -> None:
    for part in (ITEM, Part("item", "advice-1"), Part("stage", "stage-1"), RETURN):
        inspector.show_part(part)
        for control in inspector.page.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                owner = control.parent()  # a spin box speaks for the line edit inside it
                inside = isinstance(owner, QWidget) and bool(owner.accessibleName())
                assert control.accessibleName() or control.property("text") or inside, control


def test_parts_of_one_kind_are_shown_one_after_the_other(inspector: Inspector) -> None:
    inspector.show_part(Part("leave", "stage-1"))
    first = inspector.page
    inspector.show_part(RETURN)

    assert inspector.page is first
    assert isinstance(first, GatesPage)
    assert first.gates.value() == (a_gate("return-1", "You can hop on your {side} leg."),)


def test_an_unfinished_page_goes_with_its_part(inspector: Inspector, session: PlanSession) -> None:
    _name_box(inspector).setPlainText(LONG)
    inspector.show_part(OTHER_ITEM)

    session.edit("Remove exercise", edits.remove_item, "item-1a")
    session.history.undo()

    assert _name_box(inspector).toPlainText() == "Step up"


def test_a_replaced_plan_may_hold_quite_other_parts(
    inspector: Inspector, session: PlanSession
) -> None:
    inspector.show_part(Part("stage", "stage-1"))
    other = a_plan((a_stage("stage-9", items=(an_advice_item(), an_item(content=an_exercise()))),))

    session.edit("Start over", lambda _plan: other)

    assert isinstance(inspector.page, EmptyPage)
