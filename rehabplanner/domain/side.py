"""Left and right: which knee the plan is for, and words that follow it.

Library texts hold two markers: `{side}` is the knee or leg under treatment and `{other}` the one
across. "Bend your {side} knee" reads "Bend your left knee" in a plan for the left knee. In a plan
for both, each leg has its turn, so the same words read "Bend your knee" and "your other leg".
"""

import re
from typing import Final, Literal

Side = Literal["left", "right", "both"]

Legs = Literal["affected", "each", "other"]
"""Which leg works: the affected one, each in turn (affected first), or the one across."""

OPPOSITE: Final[dict[str, str]] = {"left": "right", "right": "left"}
_MARKER = re.compile(r"\{(side|other)\} ?")
_NO_SIDE = (
    r"all right|right (?:above|after|away|before|in front|now|under)|right (?:amount|angles?|way)"
    r"|left (?:out|over)|(?:pain|swelling) left"
)
_LITERAL = re.compile(rf"\b(?:{_NO_SIDE})\b|\b(?P<side>left|right)\b", re.IGNORECASE)


def sided(text: str, side: Side | None) -> str:
    """The text with its markers turned into words for that side; `None` is "not chosen yet"."""
    return _MARKER.sub(lambda found: _marker_word(found[1], side), text)


def _marker_word(marker: str, side: Side | None) -> str:
    if side in ("left", "right"):
        return f"{side if marker == 'side' else OPPOSITE[side]} "
    return "" if marker == "side" else "other "


def mirrored(text: str) -> str:
    """The text with the words left and right exchanged, for words a therapist typed.

    Words that mean no side ("right away", "a right angle", "is left out") stay.
    """
    return _LITERAL.sub(_mirrored_word, text)


def marked(text: str, side: Side | None) -> str:
    """Words typed for one knee, with markers for left and right, so that they serve either.

    They read the same again on that side. What would not ("Left", "on the left.") stays.
    """
    if side not in ("left", "right"):
        return text
    return _LITERAL.sub(lambda found: _marked_word(found, side), text)


def _marked_word(found: re.Match[str], side: Side) -> str:
    word: str | None = found["side"]
    if word is None or not word.islower() or found.string[found.end() : found.end() + 1] != " ":
        return found[0]
    return "{side}" if word == side else "{other}"


def _mirrored_word(found: re.Match[str]) -> str:
    word: str | None = found["side"]
    return found[0] if word is None else _same_case(OPPOSITE[word.lower()], word)


def _same_case(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word
