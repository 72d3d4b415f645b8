"""What the library's rows say, their order, and what is dragged out of them."""

import pytest
from builders import a_plan, a_stage
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from small_library import small_library

from rehabplanner.domain.plan import Plan
from rehabplanner.library.searching import exercise_index
from rehabplanner.ui.library_items import LIBRARY_MIME, item_from_mime
from rehabplanner.ui.library_model import LibraryModel
from rehabplanner.ui.library_shelf import Shown, find, shelf_for
from rehabplanner.ui.roles import Chip, Role

LIBRARY = small_library()
INDEX = exercise_index(LIBRARY.exercises.values())


def listed(shown: Shown, text: str = "", plan: Plan | None = None, stage: int = 0) -> LibraryModel:
    plan = plan or a_plan()
    shelf = shelf_for(LIBRARY, plan, plan.stages[stage])
    model = LibraryModel(shelf)
    model.show(shelf, find(INDEX, shelf, shown, text))
    return model


def titles(model: LibraryModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def row(model: LibraryModel, title: str) -> QModelIndex:
    return model.index(titles(model).index(title))


def mime(text: str, kind: str = LIBRARY_MIME) -> QMimeData:
    data = QMimeData()
    data.setData(kind, text.encode())
    return data


def test_the_stage_lists_its_menu_in_the_protocols_order_and_then_its_advice() -> None:
    assert titles(listed("stage")) == ["Heel slide", "Wall sit", "Ease off"]


def test_the_whole_library_begins_with_what_suits_the_stage() -> None:
    own = ["Heel slide", "Wall sit", "Ease off"]
    assert titles(listed("all")) == [*own, "Step-up", "Leg press", "Cold pack", "Sleep well"]


def test_a_stage_beyond_the_protocol_has_no_suggestions_of_its_own() -> None:
    plan = a_plan([a_stage(number=4)])
    assert titles(listed("stage", plan=plan)) == []
    assert len(titles(listed("all", plan=plan))) == 6


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("isometric", ["Wall sit"]),
        ("unilateral", ["Step-up"]),
        ("cardio", []),
        ("advice", ["Ease off", "Cold pack", "Sleep well"]),
    ],
)
def test_a_category_lists_only_its_own(shown: Shown, found: list[str]) -> None:
    assert titles(listed(shown)) == found


def test_words_typed_search_the_whole_library_with_the_stages_own_first() -> None:
    assert titles(listed("all", "leg")) == ["Leg press", "Step-up", "Ease off"]
    assert titles(listed("stage", "leg")) == ["Ease off", "Leg press", "Step-up"]


@pytest.mark.parametrize("text", ["machine", "LEG press", "strength"])
def test_an_exercise_is_found_by_name_category_and_equipment(text: str) -> None:
    assert titles(listed("all", text))[0] == "Leg press"


def test_advice_is_found_by_its_words() -> None:
    assert titles(listed("all", "towel")) == ["Cold pack"]
    assert titles(listed("advice", "do less")) == ["Ease off"]


def test_a_row_shows_the_dose_of_the_stage_where_the_menu_gives_one() -> None:
    model = listed("all")
    assert row(model, "Heel slide").data(Role.DETAIL) == "2 × 15 · daily"
    assert row(model, "Leg press").data(Role.DETAIL) == "3 × 10 · daily"


def test_a_blocked_exercise_is_muted_and_says_why() -> None:
    model = listed("all")
    step_up = row(model, "Step-up")
    assert step_up.data(Role.MUTED)
    assert step_up.data(Role.DETAIL) == "isometrics first"
    assert step_up.data(Role.CHIPS) == (Chip("blocked", "stop"),)
    spoken = "Step-up, 3 × 10 · daily, single leg, blocked: isometrics first"
    assert step_up.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_a_limited_exercise_is_offered_with_a_warning() -> None:
    model = listed("stage", stage=1)
    step_up = row(model, "Step-up")
    assert not step_up.data(Role.MUTED)
    assert step_up.data(Role.DETAIL) == "3 × 10 · 3 days a week"
    assert step_up.data(Role.CHIPS) == (Chip("single leg", "accent"), Chip("limit", "caution"))
    assert "Limit: low step" in step_up.data(Qt.ItemDataRole.ToolTipRole)


def test_advice_shows_its_topic_and_first_words_for_the_plans_side() -> None:
    model = listed("advice")
    ease_off = row(model, "Ease off")
    assert ease_off.data(Role.CHIPS) == (Chip("rest"),)
    assert ease_off.data(Role.DETAIL) == "Do less on your left leg."


def test_the_tool_tip_tells_the_movement_the_stages_range_and_the_sources() -> None:
    model = listed("all")
    shown = row(model, "Wall sit").data(Qt.ItemDataRole.ToolTipRole)
    assert "knee 60 deg → standing on the step" in shown
    assert "In this stage: 60 deg" in shown
    assert "Sources: F001" in shown


def test_the_model_keeps_qts_rules_while_it_is_filled_anew() -> None:
    model = listed("all")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shelf = shelf_for(LIBRARY, a_plan(), a_plan().stages[1])
    for text in ("step", "nothing like this", ""):
        model.show(shelf, find(INDEX, shelf, "all", text))
    assert tester.model() is model


def test_an_exercise_dropped_on_a_stage_gets_that_stages_dose_and_note() -> None:
    plan, model = a_plan(), listed("all")
    data = model.mimeData([row(model, "Heel slide")])
    first = item_from_mime(LIBRARY, plan, plan.stages[0], data)
    second = item_from_mime(LIBRARY, plan, plan.stages[1], data)
    assert first is not None
    assert second is not None
    assert (first.content.key, first.note) == ("heel-slide", "Stop before it hurts.")
    assert first.dose is not None
    assert first.dose.reps == 15
    assert (second.dose, second.legs) == (LIBRARY.exercises["heel-slide"].dose, "affected")


def test_advice_dropped_on_a_stage_comes_with_its_dose() -> None:
    plan, model = a_plan(), listed("advice")
    for title, key in (("Cold pack", "ice"), ("Ease off", "ease-off")):
        item = item_from_mime(LIBRARY, plan, plan.stages[0], model.mimeData([row(model, title)]))
        assert item is not None
        assert (item.content.key, item.dose) == (key, item.content.dose)


@pytest.mark.parametrize(
    "foreign",
    [
        mime('{"kind": "exercise", "key": "step-up"}', kind="text/plain"),
        mime('{"kind": "exercise", "key": "unknown"}'),
        mime('{"kind": "advice", "key": "step-up"}'),
        mime('{"kind": "medicine", "key": "step-up"}'),
        mime('["exercise", "step-up"]'),
        mime("not json"),
        mime(" " * 2000 + '{"kind": "exercise", "key": "step-up"}'),
        QMimeData(),
    ],
)
def test_anything_else_that_is_dropped_makes_no_item(foreign: QMimeData) -> None:
    plan = a_plan()
    assert item_from_mime(LIBRARY, plan, plan.stages[0], foreign) is None
