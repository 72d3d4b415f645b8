"""The staged plan's tree: everything by keyboard."""

import pytest
from builders import a_plan, an_exercise, an_item
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Caution
from rehabplanner.library.library import Library
from rehabplanner.ui.part import RETURN, Part
from rehabplanner.ui.plan_tree import PlanTree
from rehabplanner.ui.session import PlanSession


@pytest.fixture
def tree(qtbot: QtBot, session: PlanSession) -> PlanTree:
    made = PlanTree(session)
    qtbot.addWidget(made)
    made.show()
    return made


def items(session: PlanSession, stage: int) -> list[str]:
    return [item.id for item in session.plan.stages[stage].items]


def test_an_item_moves_one_place_down_and_stays_selected(
    tree: PlanTree, session: PlanSession
) -> None:
    tree.select(Part("item", "advice-1"))
    tree.move_selected(1)
    assert items(session, 0) == ["item-1a", "advice-1", "item-1b"]
    assert tree.selected == Part("item", "advice-1")


def test_an_item_at_the_end_goes_on_at_the_top_of_the_next_stage(
    tree: PlanTree, session: PlanSession
) -> None:
    tree.select(Part("item", "item-1b"))
    tree.move_selected(1)
    assert items(session, 1)[0] == "item-1b"


def test_an_item_at_the_top_goes_back_to_the_end_of_the_stage_before(
    tree: PlanTree, session: PlanSession
) -> None:
    tree.select(Part("item", "advice-2"))
    tree.move_selected(-1)
    assert items(session, 0)[-1] == "advice-2"


@pytest.mark.parametrize(("part", "step"), [("advice-1", -1), ("item-2b", 1)])
def test_at_the_edge_of_the_plan_nothing_moves(
    tree: PlanTree, session: PlanSession, part: str, step: int
) -> None:
    tree.select(Part("item", part))
    tree.move_selected(step)
    tree.move_selected_to_stage(step)
    assert session.plan == a_plan()


def test_an_item_moves_to_the_end_of_the_stage_after(tree: PlanTree, session: PlanSession) -> None:
    tree.select(Part("item", "advice-1"))
    tree.move_selected_to_stage(1)
    assert items(session, 1)[-1] == "advice-1"


def test_a_stage_moves_with_all_it_holds(tree: PlanTree, session: PlanSession) -> None:
    tree.select(Part("stage", "stage-2"))
    tree.move_selected(-1)
    assert [stage.id for stage in session.plan.stages] == ["stage-2", "stage-1"]
    assert tree.selected == Part("stage", "stage-2")


def test_delete_takes_the_item_and_undo_brings_it_back(
    qtbot: QtBot, tree: PlanTree, session: PlanSession
) -> None:
    tree.select(Part("item", "item-1a"))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert items(session, 0) == ["advice-1", "item-1b"]
    session.history.undo()
    assert session.plan == a_plan()


def test_the_last_stage_and_the_criteria_rows_cannot_be_removed(
    tree: PlanTree, session: PlanSession
) -> None:
    tree.select(Part("stage", "stage-1"))
    tree.remove_selected()
    tree.select(Part("stage", "stage-2"))
    tree.remove_selected()
    tree.select(RETURN)
    tree.remove_selected()
    assert [stage.id for stage in session.plan.stages] == ["stage-2"]


def test_a_duplicate_stands_behind_its_original(tree: PlanTree, session: PlanSession) -> None:
    tree.select(Part("item", "item-1a"))
    tree.duplicate_selected()
    first, second = session.plan.stages[0].items[1:3]
    assert first.id == "item-1a"
    assert second.replace(id="item-1a") == first


def test_selecting_tells_which_part_and_which_stage_is_in_view(
    qtbot: QtBot, tree: PlanTree
) -> None:
    with qtbot.waitSignal(tree.part_selected) as told:
        tree.select(Part("leave", "stage-2"))
    assert told.args == [Part("leave", "stage-2")]
    assert tree.stage_in_view() == "stage-2"
    tree.select(RETURN)
    assert tree.stage_in_view() == "stage-1"


def test_a_new_stage_shows_its_items_at_once(tree: PlanTree, session: PlanSession) -> None:
    tree.select(Part("stage", "stage-2"))
    tree.remove_selected()
    session.history.undo()
    assert tree.isExpanded(tree.plan_model.index_of(Part("stage", "stage-2")))


def test_the_last_stage_says_why_it_stays(qtbot: QtBot, tree: PlanTree) -> None:
    tree.select(Part("stage", "stage-1"))
    tree.remove_selected()
    tree.select(Part("stage", "stage-2"))
    with qtbot.waitSignal(tree.warned) as told:
        tree.remove_selected()
    assert told.args is not None
    assert "at least one stage" in told.args[0]


def test_a_blocked_exercise_that_is_dropped_or_moved_into_a_stage_is_named(
    qtbot: QtBot, library: Library
) -> None:
    barred = Caution(
        level="block", diagnoses=("patellofemoral-pain",), stages=(1,), text="isometrics first"
    )
    item = an_item("item-9", content=an_exercise(cautions=(barred,)))
    session = PlanSession(edits.add_item(a_plan(), "stage-2", item), library)
    tree = PlanTree(session)
    qtbot.addWidget(tree)
    session.setParent(tree)
    tree.select(Part("item", "item-9"))
    with qtbot.waitSignal(tree.warned) as told:
        tree.move_selected_to_stage(-1)
    assert told.args == ["Step-up is blocked in this stage (isometrics first); Undo takes it back."]
    with qtbot.waitSignal(tree.warned):
        tree.plan_model.dropped.emit("item-9")
    with qtbot.assertNotEmitted(tree.warned):
        tree.move_selected_to_stage(1)
