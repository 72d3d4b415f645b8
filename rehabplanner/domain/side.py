"""Left and right: which knee the plan is for, and words that follow it.

Library texts hold two markers: `{side}` is the knee or leg under treatment and `{other}` the one
across. "Bend your {side} knee" reads "Bend your left knee" in a plan for the left knee. In a plan
for both, each leg has its turn, so the same words read "Bend your knee" and "your other leg".
"""

import re
from typing import Final, Literal

Side = Literal["left", "right", "both"]

OPPOSITE: Final[dict[str, str]] = {"left": "right", "right": "left"}
_MARKER = re.compile(r"\{(side|other)\} ?")
_LITERAL = re.compile(r"\b(left|right)\b", re.IGNORECASE)


def sided(text: str, side: Side | None) -> str:
    """The text with its markers turned into words for that side; `None` is "not chosen yet"."""
    return _MARKER.sub(lambda found: _marker_word(found[1], side), text)


def _marker_word(marker: str, side: Side | None) -> str:
    if side in ("left", "right"):
        return f"{side if marker == 'side' else OPPOSITE[side]} "
    return "" if marker == "side" else "other "


def mirrored(text: str) -> str:
    """The text with the words left and right exchanged, for words a therapist typed."""
    return _LITERAL.sub(lambda found: _same_case(OPPOSITE[found[0].lower()], found[0]), text)


def _same_case(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word
