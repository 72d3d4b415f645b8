"""Reads a day as somebody types it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rehabplanner.handout.phrases import MONTHS

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTTED: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.? ([^\W\d]{3,9})\.?,? (\d{4})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d]{3,9})\.? (\d{1,2}),? (\d{4})")
_SHORT_YEAR: Final = re.compile(r".*[-/. ]\d{2}")
_LAST_MONTH: Final = 12


def read_day(text: str, *, month_first: bool) -> date:
    """The day that is meant. Raises ValueError with a sentence for the therapist.

    month_first: how 5/3/1961 is read here; when only the other way makes a day, it is that
    """
    typed = " ".join(text.split())
    found = _read(typed, month_first=month_first)
    if found is None:
        if _SHORT_YEAR.fullmatch(typed):
            raise ValueError("Type the year with 4 digits, such as 1961.")
        raise ValueError("Type a day such as 1961-05-03, 03.05.1961 or 3 May 1961.")
    year, month, day = found
    if not 1 <= month <= _LAST_MONTH:
        raise ValueError(f"There is no month {month}; check the day.")
    try:
        return date(year, month, day)
    except ValueError:
        name = MONTHS[month - 1]
        raise ValueError(f"{name} {year} has no day {day}; check the day.") from None


def _read(typed: str, *, month_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day, which may not exist."""
    if found := _YEAR_FIRST.fullmatch(typed):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DOTTED.fullmatch(typed):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SLASHED.fullmatch(typed):
        return int(found[3]), *_month_and_day(int(found[1]), int(found[2]), month_first)
    if found := _DAY_FIRST.fullmatch(typed):
        return _named(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(typed):
        return _named(found[3], found[1], found[2])
    return None


def _month_and_day(first: int, second: int, month_first: bool) -> tuple[int, int]:
    month, day = (first, second) if month_first else (second, first)
    return (day, month) if month > _LAST_MONTH >= day else (month, day)


def _named(year: str, name: str, day: str) -> tuple[int, int, int] | None:
    month = _month(name.casefold(), MONTHS)
    return None if month is None else (int(year), month, int(day))


def _month(name: str, months: Sequence[str]) -> int | None:
    """May, sep, september: the first three letters tell months apart."""
    starts = (number for number, each in enumerate(months, 1) if each.casefold().startswith(name))
    return next(starts, None)
