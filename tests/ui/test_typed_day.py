"""A day of birth is typed as one is used to; what cannot be is explained."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from rehabplanner.ui.born_field import BornField
from rehabplanner.ui.typed_day import read_day

MAY_3 = date(1961, 5, 3)
TODAY = date(2026, 11, 21)


def typed(qtbot: QtBot, text: str, locale: str = "en_US") -> BornField:
    field = BornField(lambda: TODAY)
    qtbot.addWidget(field)
    field.setLocale(QLocale(locale))
    field.show()
    qtbot.keyClicks(field, text)
    return field


@pytest.mark.parametrize(
    "text",
    [
        "1961-05-03",
        "1961/5/3",
        "03.05.1961",
        "3. 5. 1961",
        "3 May 1961",
        " 3  may 1961 ",
        "May 3, 1961",
    ],
)
@pytest.mark.parametrize("month_first", [True, False])
def test_a_day_is_read_the_same_everywhere(text: str, month_first: bool) -> None:
    assert read_day(text, month_first=month_first) == MAY_3


@pytest.mark.parametrize(
    ("locale", "text"), [("en_US", "5/3/1961"), ("en_GB", "3/5/1961"), ("de_DE", "3/5/1961")]
)
def test_slashes_are_read_as_people_write_them_here(qtbot: QtBot, locale: str, text: str) -> None:
    assert typed(qtbot, text, locale).value() == MAY_3


def test_a_month_that_cannot_be_is_the_day(qtbot: QtBot) -> None:
    assert typed(qtbot, "24/12/1961", "en_US").value() == date(1961, 12, 24)
    assert typed(qtbot, "12/24/1961", "en_GB").value() == date(1961, 12, 24)


def test_every_day_that_is_shown_can_be_read_again(qtbot: QtBot) -> None:
    field = typed(qtbot, "")
    for month in range(1, 13):
        field.set_value(date(1961, month, 28))
        assert field.value() == date(1961, month, 28)


def test_leaving_the_field_shows_how_the_day_was_understood(qtbot: QtBot) -> None:
    field = typed(qtbot, "5/3/1961")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "3 May 1961"


def test_nothing_typed_is_not_told(qtbot: QtBot) -> None:
    field = typed(qtbot, "  ")
    assert field.settle()
    assert field.value() is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("last spring", "such as 1961-05-03"),
        ("1961", "such as 1961-05-03"),
        ("3 Foo 1961", "such as 1961-05-03"),
        ("5/3/61", "4 digits"),
        ("3.5.61", "4 digits"),
        ("30.02.1961", "February 1961 has no day 30"),
        ("29.02.1900", "February 1900 has no day 29"),
        ("1961-13-01", "There is no month 13"),
        ("13/13/1961", "There is no month 13"),
        ("22.11.2026", "22 November 2026 is in the future"),
        ("03.05.1861", "3 May 1861 is too long ago"),
    ],
)
def test_what_is_no_day_of_birth_stays_in_the_field_and_is_explained(
    qtbot: QtBot, text: str, said: str
) -> None:
    field = typed(qtbot, text)
    with qtbot.waitSignal(field.refused) as told:
        assert not field.settle()
    assert told.args is not None
    assert said in told.args[0]
    assert field.text() == text


def test_who_was_born_today_may_be_kept(qtbot: QtBot) -> None:
    assert typed(qtbot, "2026-11-21").value() == TODAY


def test_a_corrected_day_takes_the_complaint_back(qtbot: QtBot) -> None:
    field = typed(qtbot, "30.02.1961")
    assert not field.settle()
    field.clear()
    with qtbot.waitSignal(field.refused) as told:
        qtbot.keyClicks(field, "28.02.1961")
        assert field.settle()
    assert told.args == [""]
