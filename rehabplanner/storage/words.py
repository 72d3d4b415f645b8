"""The words that plans are found by: folded, so that case and accents do not matter.

Unlike the library's search this one keeps every script: patients are not all called in ASCII.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from rehabplanner.domain.plan import Plan

_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart."""

_JOINED: Final = re.compile(r"['’`´]")
_WORD: Final = re.compile(r"[^\W_]+")
_ISO_DAY: Final = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{0,2}))?")
_SLASHED_DAY: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_EUROPEAN_DAY: Final = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LAST_MONTH: Final = 12
_DAY_FIRST: Final = re.compile(r"\b(\d{1,2})\.? ([^\W\d_]{3,9})\.?,? (\d{4})\b")
_MONTH_FIRST: Final = re.compile(r"\b([^\W\d_]{3,9})\.? (\d{1,2}),? (\d{4})\b")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents; an apostrophe joins, all else parts."""
    plain = unicodedata.normalize("NFKD", _JOINED.sub("", text).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(_WORD.findall(plain.translate(_LETTERS)))


def wanted_words(text: str) -> tuple[str, ...]:
    """What somebody searches for, each word once; a day becomes one word, also a half-typed one."""
    text = _SLASHED_DAY.sub(_slashed_day, text)
    text = _DAY_FIRST.sub(lambda day: _named_day(day, day[3], day[2], day[1]), text)
    text = _MONTH_FIRST.sub(lambda day: _named_day(day, day[3], day[1], day[2]), text)
    text = _EUROPEAN_DAY.sub(lambda day: _day_word(day[3], day[2], day[1]), text)
    text = _ISO_DAY.sub(_typed_day, text)
    return tuple(dict.fromkeys(folded_words(text)))


def plan_words(plan: Plan) -> tuple[str, ...]:
    """The plan's own words, each once: patient, goal, side and day, but not the diagnosis."""
    texts = (plan.patient.name, plan.goal, plan.side or "", *_words_of(plan.created))
    return _each_once(texts)


def patient_words(name: str, born: date | None) -> tuple[str, ...]:
    """What a patient is found by: the name as it is written, then the day of birth."""
    return _each_once((name, *(_words_of(born) if born else ())))


def diagnosis_words(plan: Plan) -> tuple[str, ...]:
    """Every name of the plan's diagnosis, word by word."""
    diagnosis = plan.diagnosis
    patients = (words.name for words in diagnosis.text.values())
    return _each_once((diagnosis.name, *diagnosis.synonyms, *patients))


def line_of(words: Iterable[str]) -> str:
    """A space before each word, so that the start of a word can be looked for."""
    return "".join(f" {word}" for word in words)


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in folded_words(text)))


def _words_of(day: date) -> tuple[str, str]:
    return day.strftime("%Y%m%d"), _MONTHS[day.month - 1]


def _day_word(year: str, month: str, day: str) -> str:
    return f"{year}{month:0>2}{day:0>2}"


def _slashed_day(found: re.Match[str]) -> str:
    """The month comes first, unless only the other way makes a day."""
    month, day, year = found.groups()
    if int(month) > _LAST_MONTH >= int(day):
        month, day = day, month
    return _day_word(year, month, day)


def _named_day(found: re.Match[str], year: str, name: str, day: str) -> str:
    """As it is written when no month is called so."""
    for number, month in enumerate(_MONTHS, 1):
        if month.startswith(name.casefold()):
            return _day_word(year, str(number), day)
    return found[0]


def _typed_day(found: re.Match[str]) -> str:
    """The last number may not be complete yet, so it is not padded."""
    year, month, day = found.groups()
    return f"{year}{month}" if day is None else f"{year}{month:0>2}{day}"
