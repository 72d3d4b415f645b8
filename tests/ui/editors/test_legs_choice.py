"""The legs are chosen in the words of the plan's side."""

import pytest
from pytestqt.qtbot import QtBot

from rehabplanner.domain.side import Side
from rehabplanner.ui.editors.legs_choice import LegsChoice


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("left", ["Left leg", "Each leg, left first", "Right leg"]),
        ("right", ["Right leg", "Each leg, right first", "Left leg"]),
        (None, ["Treated leg", "Each leg, treated first", "Other leg"]),
    ],
)
def test_the_choices_follow_the_side(qtbot: QtBot, side: Side | None, words: list[str]) -> None:
    choice = LegsChoice()
    qtbot.addWidget(choice)
    choice.set_side(side)
    choice.set_value("each")

    assert [choice.itemText(number) for number in range(choice.count())] == words
    assert choice.currentText() == words[1]


def test_with_both_knees_each_leg_has_its_turn(qtbot: QtBot) -> None:
    choice = LegsChoice()
    qtbot.addWidget(choice)
    choice.set_value("affected")
    choice.set_side("both")

    assert choice.currentText() == "Each leg in turn"
    assert not choice.isEnabled()


def test_choosing_tells_the_new_value_and_setting_tells_nobody(qtbot: QtBot) -> None:
    choice = LegsChoice()
    qtbot.addWidget(choice)
    choice.set_side("left")
    with qtbot.assertNotEmitted(choice.value_changed):
        choice.set_value("affected")

    with qtbot.waitSignal(choice.value_changed) as told:
        qtbot.keyClicks(choice, "R")

    assert told.args == ["other"]
    assert choice.value() == "other"
