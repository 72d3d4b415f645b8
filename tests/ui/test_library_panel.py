"""A therapist finds an exercise and adds it, by keyboard and by mouse."""

import pytest
from builders import a_plan
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from small_library import small_library

from rehabplanner.domain import edits
from rehabplanner.domain.own import own_exercise
from rehabplanner.library.drafting import menu_item
from rehabplanner.ui.library_panel import LibraryPanel
from rehabplanner.ui.roles import Chip, Role
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.star_rows import star_place

LIBRARY = small_library()


@pytest.fixture
def session(qapp: QApplication) -> PlanSession:
    return PlanSession(a_plan(), LIBRARY)


@pytest.fixture
def panel(session: PlanSession, qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel(session)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.focus_search()
    return panel


def titles(panel: LibraryPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def choose(panel: LibraryPanel, title: str) -> None:
    panel.list.setCurrentIndex(panel.model.index(titles(panel).index(title)))


def keys(session: PlanSession, stage: int = 0) -> list[str]:
    return [item.content.key for item in session.plan.stages[stage].items]


def test_enter_in_the_search_field_adds_the_best_match(
    panel: LibraryPanel, session: PlanSession, qtbot: QtBot
) -> None:
    QTest.keyClicks(panel.search, "wall")
    with qtbot.waitSignal(panel.added) as added:
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert keys(session)[-1] == "wall-sit"
    item = session.plan.item(added.args[0])
    assert item.dose == LIBRARY.protocols["patellofemoral-pain"].stages[0].menu[1].dose
    assert session.history.undoText() == "Add exercise"


def test_down_goes_into_the_list_and_enter_adds_there(
    panel: LibraryPanel, session: PlanSession
) -> None:
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Enter)
    assert keys(session)[-1] == "wall-sit"


def test_a_double_click_adds_and_the_row_stays_current(
    panel: LibraryPanel, session: PlanSession
) -> None:
    place = panel.list.visualRect(panel.model.index(1)).center()
    view = panel.list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert keys(session)[3:] == ["wall-sit"]
    assert panel.list.currentIndex().row() == 1


def test_the_button_adds_advice(panel: LibraryPanel, session: PlanSession) -> None:
    panel.filters.chip("advice").click()
    choose(panel, "Cold pack")
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    assert keys(session)[-1] == "ice"
    assert session.history.undoText() == "Add advice"


def test_enter_refuses_a_blocked_exercise_and_says_why(
    panel: LibraryPanel, session: PlanSession, qtbot: QtBot
) -> None:
    before = session.plan
    QTest.keyClicks(panel.search, "step")
    with qtbot.waitSignal(panel.refused) as refused:
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert session.plan == before
    assert "Step-up is blocked in this stage (isometrics first)" in refused.args[0]


def test_the_button_adds_a_blocked_exercise_when_the_therapist_decides_so(
    panel: LibraryPanel, session: PlanSession
) -> None:
    QTest.keyClicks(panel.search, "step")
    assert panel.add_button.text() == "Add anyway (blocked: isometrics first)"
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    added = session.plan.stages[0].items[-1]
    assert (added.content.key, added.legs) == ("step-up", "each")


def test_another_stage_in_view_has_its_own_menu_and_gets_what_is_added(
    panel: LibraryPanel, session: PlanSession
) -> None:
    panel.set_stage("stage-2")
    assert titles(panel) == ["Step-up", "Ease off"]
    assert panel.hint.text() == "Enter or drag adds to: Stage name 2"
    assert panel.add_button.text() == "Add to stage"
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert keys(session, 1)[-1] == "step-up"


def test_when_the_stage_is_removed_the_current_one_comes_into_view(
    panel: LibraryPanel, session: PlanSession
) -> None:
    panel.set_stage("stage-2")
    session.edit("Remove stage", edits.remove_stage, "stage-2")
    assert panel.hint.text() == "Enter or drag adds to: Stage name 1"
    assert titles(panel) == ["Heel slide", "Wall sit", "Ease off"]


def test_without_a_stage_the_panel_follows_the_plans_current_stage(
    panel: LibraryPanel, session: PlanSession
) -> None:
    session.edit("Make current", edits.set_current_stage, "stage-2")
    assert panel.stage().id == "stage-2"
    panel.set_stage("stage-1")
    assert panel.stage().id == "stage-1"
    panel.set_stage(None)
    assert panel.stage().id == "stage-2"


def test_words_in_the_list_follow_the_side_of_the_plan(
    panel: LibraryPanel, session: PlanSession
) -> None:
    choose(panel, "Ease off")
    session.edit("Change side", edits.set_side, "right")
    assert "right leg" in panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_edit_elsewhere_leaves_the_search_and_the_current_row_alone(
    panel: LibraryPanel, session: PlanSession
) -> None:
    panel.filters.chip("all").click()
    choose(panel, "Leg press")
    entry = LIBRARY.protocols["patellofemoral-pain"].stages[0].menu[0]
    session.edit("Add exercise", edits.add_item, "stage-1", menu_item(LIBRARY, entry))
    assert panel.list.currentIndex().data() == "Leg press"


def test_a_search_without_result_says_what_to_try(panel: LibraryPanel) -> None:
    QTest.keyClicks(panel.search, "xyz")
    assert panel.nothing.isVisible()
    assert "Nothing found for “xyz”. Try a muscle" in panel.nothing.text()
    assert not panel.list.isVisible()
    assert not panel.add_button.isEnabled()
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert titles(panel) == ["Heel slide", "Wall sit", "Ease off"]
    assert panel.list.isVisible()


def test_a_search_within_a_category_points_to_the_rest_of_the_library(panel: LibraryPanel) -> None:
    panel.filters.chip("mobility").click()
    QTest.keyClicks(panel.search, "press")
    assert panel.nothing.text() == (
        "Nothing found for “press” in Mobility. Choose “All” to look everywhere."
    )


def test_arrow_keys_go_from_chip_to_chip(panel: LibraryPanel) -> None:
    panel.filters.chip("stage").setFocus()
    QTest.keyClick(panel.filters.chip("stage"), Qt.Key.Key_Right)
    assert panel.filters.value() == "all"
    assert len(titles(panel)) == 7


def test_tab_goes_from_search_to_filters_to_list_to_button(panel: LibraryPanel) -> None:
    visited: list[QWidget] = []
    for _ in range(3):
        focused = visited[-1] if visited else panel.search
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        visited.append(panel.focusWidget())
    assert visited == [panel.filters.chip("stage"), panel.list, panel.add_button]


def test_the_search_field_is_ready_for_another_word(panel: LibraryPanel) -> None:
    QTest.keyClicks(panel.search, "wall")
    panel.list.setFocus()
    panel.focus_search()
    QTest.keyClicks(panel.search, "heel")
    assert panel.search.text() == "heel"


def test_long_words_do_not_widen_the_panel_and_chips_wrap(panel: LibraryPanel) -> None:
    panel.search.setText("x" * 100)
    assert panel.minimumSizeHint().width() < 300
    chips = panel.filters.findChildren(QToolButton)
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() < panel.width() for chip in chips)


# --- favourites and own exercises ---


def star_of(panel: LibraryPanel, title: str) -> QPoint:
    row = panel.list.visualRect(panel.model.index(titles(panel).index(title)))
    return star_place(row).center().toPoint()


def test_a_click_on_the_star_marks_and_neither_chooses_nor_adds(
    panel: LibraryPanel, session: PlanSession, qtbot: QtBot
) -> None:
    before, items = panel.list.currentIndex().row(), keys(session)
    with qtbot.waitSignal(panel.favourite_toggled) as told:
        QTest.mouseClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, pos=star_of(panel, "Wall sit")
        )
    assert told.args == ["wall-sit"]
    with qtbot.waitSignal(panel.favourite_toggled):
        QTest.mouseDClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, pos=star_of(panel, "Wall sit")
        )
    assert panel.list.currentIndex().row() == before
    assert keys(session) == items


def test_the_key_marks_the_current_row_while_the_search_keeps_the_cursor(
    panel: LibraryPanel, qtbot: QtBot
) -> None:
    with qtbot.waitActive(panel):
        panel.activateWindow()
    choose(panel, "Wall sit")
    assert panel.favourite.text() == "Add to favourites"
    with qtbot.waitSignal(panel.favourite_toggled) as told:
        QTest.keyClick(panel.search, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["wall-sit"]
    panel.use_favourites(["wall-sit"])
    assert panel.favourite.text() == "Remove from favourites"


def test_advice_cannot_be_a_favourite(panel: LibraryPanel) -> None:
    panel.filters.chip("advice").click()
    assert not panel.favourite.isEnabled()
    place = star_of(panel, titles(panel)[0])
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.list.currentIndex().row() == 0


def test_favourites_come_first_from_the_next_search_on(panel: LibraryPanel) -> None:
    panel.filters.chip("all").click()
    before = titles(panel)
    assert before[0] != "Leg press"
    panel.use_favourites(["leg-press"])
    assert titles(panel) == before  # nothing moves under the mouse
    panel.filters.chip("stage").click()
    panel.filters.chip("all").click()
    assert titles(panel)[0] == "Leg press"


def test_the_star_chip_lists_favourites_alone_and_says_how_to_make_one(
    panel: LibraryPanel,
) -> None:
    chip = panel.filters.chip("favourites")
    assert chip.accessibleName() == "Favourites"
    chip.click()
    assert titles(panel) == []
    assert "Ctrl+B" in panel.nothing.text()
    panel.filters.chip("all").click()
    panel.use_favourites(["leg-press"])
    chip.click()
    assert titles(panel) == ["Leg press"]
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "favourite" in spoken


def test_an_own_exercise_that_was_just_kept_is_listed_and_added(
    panel: LibraryPanel, session: PlanSession
) -> None:
    panel.filters.chip("own").click()
    assert titles(panel) == []
    own = own_exercise(LIBRARY.exercises["wall-sit"], "Wall sit with a ball")
    session.library = LIBRARY.with_own([own])
    panel.restock()
    assert titles(panel) == ["Wall sit with a ball"]
    assert Chip("own") in panel.model.index(0).data(Role.CHIPS)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert keys(session)[-1] == own.key
    QTest.keyClicks(panel.search, "ball")
    assert titles(panel) == ["Wall sit with a ball"]


def test_a_favourite_comes_first_among_what_words_find_equally_well(panel: LibraryPanel) -> None:
    panel.filters.chip("all").click()
    QTest.keyClicks(panel.search, "standing")
    last = titles(panel)[-1]
    favourite = next(key for key, found in LIBRARY.exercises.items() if found.name == last)
    panel.search.clear()
    panel.use_favourites([favourite])
    QTest.keyClicks(panel.search, "standing")
    assert titles(panel)[0] == last
