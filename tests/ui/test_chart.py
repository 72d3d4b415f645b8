"""The chart of a measure: its lines, its scale, its words and its keys."""

from datetime import timedelta
from itertools import pairwise

import pytest
from builders import A_DAY, a_measure, a_measurement, a_test
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rehabplanner.domain.measurement import Measurement
from rehabplanner.ui.chart import Chart
from rehabplanner.ui.chart_lines import Line, in_words, lines, scale, shown_days

LAST_WEEK = A_DAY - timedelta(days=7)
COURSE = (a_measurement(left=70, right=100, on=LAST_WEEK), a_measurement(left=85, right=100))
PAIN = a_measure("pain", unit="/10", sided=False, most=10)


def test_left_right_and_gate_each_have_a_line() -> None:
    left, right, gate = lines(COURSE, a_test(), "left")

    assert (left.name, left.points) == ("Left (treated)", ((LAST_WEEK, 70), (A_DAY, 85)))
    assert (right.name, right.points) == ("Right", ((LAST_WEEK, 100), (A_DAY, 100)))
    assert gate.name == "Gate: at least 90 % of the other leg"
    assert gate.points == ((LAST_WEEK, 90), (A_DAY, 90))


def test_a_leg_that_was_not_tested_has_no_point_and_no_gate() -> None:
    course = (a_measurement(left=70, on=LAST_WEEK), COURSE[1])

    left, right, gate = lines(course, a_test(), "left")
    assert len(left.points) == 2
    assert right.points == ((A_DAY, 100),)
    assert gate.points == ((A_DAY, 90),)


def test_a_measure_without_sides_has_one_line() -> None:
    (value,) = lines((a_measurement(PAIN, value=3),), None, "left")
    assert (value.kind, value.points) == ("value", ((A_DAY, 3),))


def test_the_chart_is_told_in_words() -> None:
    words = in_words(COURSE, a_test())

    assert "14 November 2026: left 70, right 100 cm." in words
    assert words.endswith("The gate asks for at least 90 % of the other leg.")
    assert in_words((), None) == "Nothing was measured yet."


@given(st.lists(st.floats(-1000, 10_000), min_size=1, max_size=5))
def test_the_scale_is_even_and_holds_every_point(heights: list[float]) -> None:
    ticks = scale((Line("left", "Left", tuple((A_DAY, height) for height in heights)),))

    assert ticks[0] <= min(heights)
    assert ticks[-1] >= max(heights)
    assert 2 <= len(ticks) <= 9
    gaps = [after - before for before, after in pairwise(ticks)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps))


def test_days_that_would_overlap_are_left_out_but_not_the_first_and_last() -> None:
    days = [A_DAY + timedelta(days=n) for n in range(4)]

    assert shown_days(days, [0, 50, 60, 100], 40) == (days[0], days[1], days[3])
    assert shown_days(days[:1], [50], 40) == (days[0],)
    assert shown_days((), [], 40) == ()


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart()
    qtbot.addWidget(made)
    made.show_course(COURSE, a_test(), "left")
    made.resize(400, made.sizeHint().height())
    made.show()
    return made


def test_arrow_keys_go_from_visit_to_visit(chart: Chart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.picked == "21 November 2026: left 85, right 100 cm"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.picked == "14 November 2026: left 70, right 100 cm"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert "21 November" in chart.picked
    assert chart.picked in chart.accessibleName()


def test_the_chart_can_be_focused_and_is_told_to_screen_readers(chart: Chart) -> None:
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert chart.accessibleName() == "Chart: Single hop"
    assert "left 85" in chart.accessibleDescription()


def _in_black_and_white(chart: Chart, course: tuple[Measurement, ...]) -> QImage:
    """The plot without the key below it."""
    chart.show_course(course, None, "left")
    picture = chart.grab(QRect(0, 0, chart.width(), 140)).toImage()
    return picture.convertToFormat(QImage.Format.Format_Mono)


def test_legs_are_told_apart_without_colour(chart: Chart) -> None:
    left = tuple(a_measurement(left=m.left, on=m.on) for m in COURSE)
    right = tuple(a_measurement(right=m.left, on=m.on) for m in COURSE)

    assert _in_black_and_white(chart, left) == _in_black_and_white(chart, left)
    assert _in_black_and_white(chart, left) != _in_black_and_white(chart, right)


def test_a_chart_of_nothing_or_of_one_visit_paints_too(chart: Chart, qtbot: QtBot) -> None:
    chart.show_course((), None, "left")
    chart.grab()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.picked == ""
    chart.show_course(COURSE[:1], a_test(), "left")
    chart.grab()
    assert chart.accessibleName() == "Chart: Single hop"
