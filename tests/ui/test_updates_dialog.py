"""Newer texts of the library, looked at and ticked."""

import pytest
from builders import a_plan, an_exercise
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot
from small_library import small_library

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.pose import Figure, Pose
from rehabplanner.library.updates import Update
from rehabplanner.ui.theme import choose_scheme
from rehabplanner.ui.updates_dialog import UpdatesDialog

WORDS = an_exercise().text["en"]
NEWER = an_exercise(version=2, text={"en": WORDS.replace(stop_if="Stop if it <locks>.")})
REDRAWN = an_exercise(version=2, figure=Figure(start=Pose(base="standing")))


def a_reworded_plan() -> Plan:
    """The step-up of stage 2 has the therapist's own words."""
    return edits.set_item_words(a_plan(), "item-2a", WORDS.replace(error="You lean forward."))


def updates_to(newer: Exercise) -> tuple[Update, ...]:
    plan = a_reworded_plan()
    return tuple(Update(stage, stage.items[1], newer) for stage in plan.stages)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialogs belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(qtbot: QtBot, window: QWidget, newer: Exercise) -> UpdatesDialog:
    made = UpdatesDialog(updates_to(newer), a_reworded_plan(), small_library(), window)
    with qtbot.waitActive(made):
        made.open()
        made.activateWindow()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, window: QWidget) -> UpdatesDialog:
    return opened(qtbot, window, NEWER)


@pytest.fixture
def taken(dialog: UpdatesDialog) -> list[str]:
    """The ids of the items whose newer texts were taken."""
    ids: list[str] = []
    dialog.taken.connect(lambda chosen: ids.extend(update.item.id for update in chosen))
    return ids


def click_box(qtbot: QtBot, dialog: UpdatesDialog, row: int) -> None:
    """Click the check box of a row."""
    option = QStyleOptionViewItem()
    index = dialog.list.model().index(row, 0)
    option.initFrom(dialog.list)
    option.rect = dialog.list.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    box: QRect = dialog.list.style().subElementRect(part, option, dialog.list)
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_all_is_ticked_but_what_would_replace_words_of_the_therapists_own(
    dialog: UpdatesDialog,
) -> None:
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]

    assert [row.text() for row in rows] == [
        "Step up\n1. Stage name 1",
        "Step up\n2. Stage name 2\nWords changed by hand",
    ]
    assert [row.checkState() == Qt.CheckState.Checked for row in rows] == [True, False]


def test_enter_takes_what_is_ticked(qtbot: QtBot, dialog: UpdatesDialog, taken: list[str]) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert taken == ["item-1a"]
    assert not dialog.isVisible()


def test_own_words_are_replaced_when_the_therapist_ticks_them(
    qtbot: QtBot, dialog: UpdatesDialog, taken: list[str]
) -> None:
    click_box(qtbot, dialog, 1)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    assert taken == ["item-1a", "item-2a"]


@pytest.mark.parametrize("way", ["escape", "button"])
def test_keeping_them_takes_nothing(
    qtbot: QtBot, dialog: UpdatesDialog, taken: list[str], way: str
) -> None:
    if way == "escape":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    assert taken == []
    assert not dialog.isVisible()


def test_with_nothing_ticked_there_is_nothing_to_take(qtbot: QtBot, dialog: UpdatesDialog) -> None:
    assert dialog.take.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)

    assert not dialog.take.isEnabled()


def test_the_chosen_one_is_compared_word_by_word(qtbot: QtBot, dialog: UpdatesDialog) -> None:
    words = dialog.comparison.words

    assert words.toPlainText().rstrip().split("\n") == [
        "Stop if",
        "Stop if your left knee gives way.",
        "Stop if it <locks>.",
    ]
    assert not dialog.comparison.warning.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert words.toPlainText().startswith("Common mistake\nYou lean forward.\nYour knee drops in.")
    assert dialog.comparison.warning.isVisible()


def test_a_picture_that_was_redrawn_is_seen_beside_the_old_one(
    qtbot: QtBot, window: QWidget
) -> None:
    dialog = opened(qtbot, window, REDRAWN)
    before, after = dialog.comparison.pictures

    assert not before.isVisible()  # the exercise had none
    assert after.isVisible()
    assert dialog.comparison.words.toPlainText() == "Only the picture changes; the words stay."


def test_pictures_that_stay_take_no_room(dialog: UpdatesDialog) -> None:
    assert not any(view.isVisible() for view in dialog.comparison.pictures)


@pytest.mark.usefixtures("themed")
def test_the_marks_follow_light_and_dark(qtbot: QtBot, window: QWidget, qapp: QApplication) -> None:
    choose_scheme(qapp, Qt.ColorScheme.Light)
    dialog = opened(qtbot, window, NEWER)
    light = dialog.comparison.words.toHtml()
    choose_scheme(qapp, Qt.ColorScheme.Dark)
    dark = dialog.comparison.words.toHtml()

    assert "#fbdcd9" in light
    assert "#fbdcd9" not in dark
    assert "#5c211b" in dark
