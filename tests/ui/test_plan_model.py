"""The plan's item model: rows that always equal the plan, told move by move."""

import pytest
from builders import a_dose, a_plan, a_stage, an_item
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.record import new_id
from rehabplanner.library.library import Library
from rehabplanner.ui.library_items import LIBRARY_MIME
from rehabplanner.ui.part import ABOUT, RETURN, Part
from rehabplanner.ui.plan_drops import PART_MIME
from rehabplanner.ui.plan_model import PlanModel
from rehabplanner.ui.roles import Role
from rehabplanner.ui.session import PlanSession

COPY = Qt.DropAction.CopyAction


@pytest.fixture
def model(session: PlanSession) -> PlanModel:
    made = PlanModel(session, session)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[object]:
    """The parts of all rows, nested, read as a view reads them."""
    above = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        assert model.parent(index) == above
        found.append((index.data(Role.VALUE), rows(model, index)))
    return found


def expected(session: PlanSession) -> list[object]:
    stages: list[object] = [
        (
            Part("stage", stage.id),
            [
                *((Part("item", item.id), []) for item in stage.items),
                (Part("leave", stage.id), []),
            ],
        )
        for stage in session.plan.stages
    ]
    return [(ABOUT, []), *stages, (RETURN, [])]


def test_rows_are_the_diagnosis_stages_with_items_and_criteria_and_the_return(
    model: PlanModel, session: PlanSession
) -> None:
    assert rows(model) == expected(session)


def test_words_follow_the_side_of_the_plan(model: PlanModel, session: PlanSession) -> None:
    item = model.index_of(Part("item", "advice-1"))
    assert item.data() == "Cold pack"
    assert "15 min" in item.data(Role.DETAIL)
    assert "Cold pack" in item.data(Qt.ItemDataRole.AccessibleTextRole)


def test_today_is_marked_and_moves_with_the_plan(model: PlanModel, session: PlanSession) -> None:
    session.edit("Move on", edits.set_current_stage, "stage-2")
    first, second = (model.index_of(Part("stage", key)) for key in ("stage-1", "stage-2"))
    assert first.data(Role.CHIPS) == ()
    assert second.data(Role.CHIPS)[0].text == "today"


def test_a_stage_tells_its_exercises_their_minutes_and_the_guide(
    model: PlanModel, session: PlanSession
) -> None:
    stage = model.index_of(Part("stage", "stage-1"))
    assert stage.data(Role.DETAIL) == "2 exercises · about 11 min · guide: weeks 1-2"
    session.edit("Change dose", edits.set_dose, "item-1a", a_dose(times_per_day=2))
    assert stage.data(Role.DETAIL) == "2 exercises · about 11 min, 16 a day · guide: weeks 1-2"
    session.edit("Remove item", edits.remove_item, "item-1a")
    assert stage.data(Role.DETAIL) == "1 exercise · about 5 min · guide: weeks 1-2"
    session.edit("Remove item", edits.remove_item, "item-1b")
    assert stage.data(Role.DETAIL) == "no exercises · guide: weeks 1-2"
    assert "no exercises" in stage.data(Qt.ItemDataRole.AccessibleTextRole)
    session.history.undo()
    assert "about 5 min" in stage.data(Role.DETAIL)


def test_a_persistent_index_follows_its_item_into_another_stage(
    model: PlanModel, session: PlanSession
) -> None:
    held = QPersistentModelIndex(model.index_of(Part("item", "item-1a")))
    session.edit("Move item", edits.move_item, "item-1a", "stage-2", 0)
    assert held.data(Role.VALUE) == Part("item", "item-1a")
    assert held.parent().data(Role.VALUE) == Part("stage", "stage-2")
    session.history.undo()
    assert held.data(Role.VALUE) == Part("item", "item-1a")
    assert held.row() == 1


def test_a_removed_item_takes_its_index_along(model: PlanModel, session: PlanSession) -> None:
    held = QPersistentModelIndex(model.index_of(Part("item", "item-1a")))
    session.edit("Remove item", edits.remove_item, "item-1a")
    assert not held.isValid()
    assert not model.index_of(Part("item", "item-1a")).isValid()


STEPS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 99), st.integers(0, 99)), max_size=12)


def one_edit(session: PlanSession, kind: int, first: int, second: int) -> None:
    """Some edit, undo or redo, chosen by numbers."""
    if kind == 6:
        session.history.undo()
    elif kind == 7:
        session.history.redo()
    elif kind in (2, 3, 4):
        edit_stage(session, kind, first, second)
    else:
        edit_item(session, kind, first, second)


def edit_stage(session: PlanSession, kind: int, first: int, second: int) -> None:
    stages = session.plan.stages
    stage = stages[first % len(stages)]
    if kind == 2:
        session.edit("Move stage", edits.move_stage, stage.id, second % len(stages))
    elif kind == 3:
        session.edit("Remove stage", edits.remove_stage, stage.id)
    else:
        made = a_stage(new_id(), 2, items=(), enter=(), leave=())
        session.edit("Add stage", edits.add_stage, made, second % (len(stages) + 1))


def edit_item(session: PlanSession, kind: int, first: int, second: int) -> None:
    stages = session.plan.stages
    stage, other = stages[first % len(stages)], stages[second % len(stages)]
    item = stage.items[second % len(stage.items)] if stage.items else None
    if kind == 5 or item is None:
        session.edit("Add item", edits.add_item, stage.id, an_item(new_id()))
    elif kind == 0:
        session.edit("Remove item", edits.remove_item, item.id)
    else:
        room = len(other.items) + (other != stage)
        session.edit("Move item", edits.move_item, item.id, other.id, first % room)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_after_any_edits_rows_equal_the_plan_and_held_rows_stay_theirs(
    steps: list[tuple[int, int, int]], qtbot: QtBot, library: Library
) -> None:
    session = PlanSession(a_plan(), library)
    model = PlanModel(session, session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    held = _hold_all(model)
    for kind, first, second in steps:
        one_edit(session, kind, first, second)
        assert rows(model) == expected(session)
        for part, index in held.items():
            assert not index.isValid() or index.data(Role.VALUE) == part
    while session.history.canUndo():
        session.history.undo()
    assert session.plan == a_plan()
    del tester
    session.deleteLater()


def _hold_all(model: PlanModel) -> dict[Part, QPersistentModelIndex]:
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    below = [model.index(row, 0, top) for top in tops for row in range(model.rowCount(top))]
    return {index.data(Role.VALUE): QPersistentModelIndex(index) for index in tops + below}


# --- drops ---


def part_mime(part: Part) -> QMimeData:
    data = QMimeData()
    data.setData(PART_MIME, f"{part.kind}:{part.id}".encode())
    return data


def test_an_item_dropped_into_another_stage_moves_there(
    model: PlanModel, session: PlanSession
) -> None:
    target = model.index_of(Part("stage", "stage-2"))
    assert model.dropMimeData(part_mime(Part("item", "item-1a")), COPY, 0, 0, target)
    assert session.plan.stage("stage-2").items[0].id == "item-1a"
    assert session.history.undoText() == "Move item"


def test_an_item_dropped_further_down_in_its_stage_lands_between_its_neighbours(
    model: PlanModel, session: PlanSession
) -> None:
    target = model.index_of(Part("stage", "stage-1"))
    model.dropMimeData(part_mime(Part("item", "advice-1")), COPY, 2, 0, target)
    assert [item.id for item in session.plan.stages[0].items] == ["item-1a", "advice-1", "item-1b"]


def test_a_stage_dropped_between_stages_moves(model: PlanModel, session: PlanSession) -> None:
    below_both = model.index_of(Part("stage", "stage-2")).row() + 1
    model.dropMimeData(part_mime(Part("stage", "stage-1")), COPY, below_both, 0, QModelIndex())
    assert [stage.id for stage in session.plan.stages] == ["stage-2", "stage-1"]


def test_a_stage_dropped_above_the_diagnosis_becomes_the_first(
    model: PlanModel, session: PlanSession
) -> None:
    model.dropMimeData(part_mime(Part("stage", "stage-2")), COPY, 0, 0, QModelIndex())
    assert [stage.id for stage in session.plan.stages] == ["stage-2", "stage-1"]


def test_a_library_exercise_dropped_into_a_stage_is_added_there(
    model: PlanModel, session: PlanSession, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData(LIBRARY_MIME, b'{"kind": "exercise", "key": "slr"}')
    target = model.index_of(Part("stage", "stage-2"))
    with qtbot.waitSignal(model.dropped):
        assert model.dropMimeData(data, COPY, 1, 0, target)
    assert session.plan.stage("stage-2").items[1].content.key == "slr"


@pytest.mark.parametrize(
    "content",
    [b"item:nobody", b"stage:nobody", b"\xff\xfe", b"item:item-1a"],
    ids=["unknown item", "unknown stage", "no text", "an item beside the stages"],
)
def test_what_cannot_land_there_changes_nothing(
    model: PlanModel, session: PlanSession, content: bytes
) -> None:
    data = QMimeData()
    data.setData(PART_MIME, content)
    assert not model.dropMimeData(data, COPY, 0, 0, QModelIndex())
    assert session.plan == a_plan()


def test_foreign_drops_are_refused(model: PlanModel, session: PlanSession) -> None:
    data = QMimeData()
    data.setText("slr")
    target = model.index_of(Part("stage", "stage-1"))
    assert not model.canDropMimeData(data, COPY, 0, 0, target)
