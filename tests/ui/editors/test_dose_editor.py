"""The dose editor holds a valid dose, whatever is clicked."""

import pytest
from builders import a_dose
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typed import opened

from rehabplanner.domain.dose import Dose
from rehabplanner.ui.editors.dose_editor import DoseEditor
from rehabplanner.ui.editors.dose_switch import switched
from rehabplanner.ui.editors.duration_spin import DurationSpin


@pytest.fixture
def editor(qtbot: QtBot) -> DoseEditor:
    made = DoseEditor()
    made.set_value(a_dose(hold_s=5, rest_s=60))
    opened(qtbot, made)
    return made


def _click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    "dose",
    [
        Dose(reps=1),
        Dose(sets=20, reps=200, tempo_s=60, hold_s=600, rest_s=900, load_kg=500, times_per_day=24),
        Dose(duration_s=5, days_per_week=1),
        Dose(duration_s=14_400, load_kg=2.25),
    ],
)
def test_every_dose_is_shown_as_it_is(qtbot: QtBot, editor: DoseEditor, dose: Dose) -> None:
    with qtbot.assertNotEmitted(editor.value_changed):
        editor.set_value(dose)
    editor.sets.stepUp() if dose.sets < 20 else editor.sets.stepDown()

    assert editor.value() == dose.replace(sets=editor.sets.value())


def test_a_number_changes_the_dose(qtbot: QtBot, editor: DoseEditor) -> None:
    with qtbot.waitSignal(editor.value_changed) as told:
        editor.sets.setValue(4)

    assert told.args == [a_dose(sets=4, hold_s=5, rest_s=60)]


def test_zero_reads_none_and_means_none(editor: DoseEditor) -> None:
    editor.hold.setValue(0)
    editor.rest.setValue(0)

    assert editor.value() == a_dose()
    assert editor.hold.text() == editor.rest.text() == editor.load.text() == "none"


def test_a_tempo_is_typed_and_emptied_again(qtbot: QtBot, editor: DoseEditor) -> None:
    editor.tempo.setFocus()
    editor.tempo.selectAll()
    qtbot.keyClicks(editor.tempo, "6")
    qtbot.keyClick(editor.tempo, Qt.Key.Key_Return)
    assert editor.value() == a_dose(tempo_s=6, hold_s=5, rest_s=60)

    editor.tempo.selectAll()
    qtbot.keyClick(editor.tempo, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.tempo, Qt.Key.Key_Return)
    assert editor.value() == a_dose(hold_s=5, rest_s=60)
    assert editor.tempo.text() == "easy"


def test_the_tempo_says_what_it_is_to_a_screen_reader(editor: DoseEditor) -> None:
    described = QAccessible.queryAccessibleInterface(editor.tempo)

    assert described.text(QAccessible.Text.Name) == "Tempo each"
    assert "one repetition" in described.text(QAccessible.Text.Description)


def test_limits_are_those_of_the_model(editor: DoseEditor) -> None:
    assert (editor.sets.minimum(), editor.sets.maximum()) == (1, 20)
    assert (editor.hold.minimum(), editor.hold.maximum()) == (0, 600)
    assert (editor.duration.minimum(), editor.duration.maximum()) == (5, 14_400)
    assert (editor.load.minimum(), editor.load.maximum()) == (0, 500)
    assert (editor.tempo.minimum(), editor.tempo.maximum()) == (0, 60)


def test_switching_to_time_keeps_the_rest_and_guesses_how_long(
    qtbot: QtBot, editor: DoseEditor
) -> None:
    _click(qtbot, editor.timed)

    assert editor.value() == Dose(sets=3, duration_s=90, rest_s=60)  # 10 x (4 s + 5 s)
    assert editor.duration.isVisible()
    assert not editor.reps.isVisible()
    assert not editor.hold.isVisible()
    assert not editor.tempo.isVisible()


def test_switching_back_finds_the_repetitions_again(qtbot: QtBot, editor: DoseEditor) -> None:
    editor.tempo.setValue(6)
    _click(qtbot, editor.timed)
    _click(qtbot, editor.counted)

    assert editor.value() == a_dose(tempo_s=6, hold_s=5, rest_s=60)


def test_clicking_the_chosen_way_again_changes_nothing(qtbot: QtBot, editor: DoseEditor) -> None:
    with qtbot.assertNotEmitted(editor.value_changed):
        _click(qtbot, editor.counted)


@pytest.mark.parametrize("reps", [1, 10, 200])
@pytest.mark.parametrize("hold_s", [None, 1, 600])
def test_any_counted_dose_can_be_timed_and_back(reps: int, hold_s: int | None) -> None:
    counted = Dose(reps=reps, hold_s=hold_s)

    timed = switched(counted)

    assert timed.duration_s is not None
    assert 5 <= timed.duration_s <= 600
    assert switched(timed).reps == 10
    assert switched(timed, counted) == counted


def test_a_number_that_is_still_being_typed_counts_when_it_is_settled(
    qtbot: QtBot, editor: DoseEditor
) -> None:
    editor.reps.setFocus()
    editor.reps.selectAll()
    qtbot.keyClicks(editor.reps, "15")
    assert editor.value().reps == 10

    assert editor.settle()

    assert editor.value().reps == 15


def test_the_wheel_passes_over_a_number_without_changing_it(
    qtbot: QtBot, editor: DoseEditor
) -> None:
    editor.counted.setFocus()
    place = QPointF(editor.sets.rect().center())
    turn = QWheelEvent(
        place,
        editor.sets.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it so
    )

    QApplication.sendEvent(editor.sets, turn)

    assert editor.sets.value() == 3


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("90", 90), ("1:30", 90), ("1 min 30 s", 90), ("2 min", 120), ("2m", 120), ("45 sec", 45)],
)
def test_a_time_can_be_typed_in_many_ways(qtbot: QtBot, typed: str, seconds: int) -> None:
    spin = DurationSpin()
    spin.setRange(5, 14_400)
    opened(qtbot, spin)

    spin.selectAll()
    qtbot.keyClicks(spin, typed)
    qtbot.keyClick(spin, Qt.Key.Key_Return)

    assert spin.value() == seconds


def test_a_time_that_makes_no_sense_goes_back_to_what_it_was(qtbot: QtBot) -> None:
    spin = DurationSpin()
    spin.setRange(5, 14_400)
    spin.setValue(90)
    opened(qtbot, spin)

    spin.selectAll()
    qtbot.keyClicks(spin, "soon")
    qtbot.keyClick(spin, Qt.Key.Key_Return)

    assert spin.text() == "1 min 30 s"


def test_steps_of_time_grow_with_it_and_land_on_round_numbers(qtbot: QtBot) -> None:
    spin = DurationSpin()
    qtbot.addWidget(spin)
    spin.setRange(0, 14_400)
    reached = []
    for start, step in ((42, 1), (42, -1), (60, 1), (60, -1), (590, 1), (600, 1), (3600, 1)):
        spin.setValue(start)
        spin.stepBy(step)
        reached.append(spin.value())

    assert reached == [45, 40, 90, 55, 600, 660, 3900]


@pytest.mark.parametrize(
    ("typed", "seconds"), [("1,5 min", 90), ("1.5 min", 90), ("none", None), ("", None)]
)
def test_a_time_typed_with_decimals_or_emptied_is_what_it_says(
    qtbot: QtBot, editor: DoseEditor, typed: str, seconds: int | None
) -> None:
    editor.rest.setFocus()
    editor.rest.selectAll()
    qtbot.keyClick(editor.rest, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor.rest, typed)
    qtbot.keyClick(editor.rest, Qt.Key.Key_Return)
    assert editor.value().rest_s == seconds
