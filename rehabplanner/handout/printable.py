"""The gate between words and paper: what a font can print, cleaned and escaped.

reportlab draws a character its font lacks as a silent box, so every character is looked up first.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from rehabplanner.handout.sheet import Printed
from rehabplanner.refusal import Refusal

_INVISIBLE: Final = ("Cc", "Cf", "Cs")  # control, format and surrogate characters
_VARIATION_SELECTORS: Final = range(0xFE00, 0xFE10)
_NO_BREAK_HYPHEN: Final = "\u2011"  # word processors put it in; the sheet's font has none
_SHOWN: Final = 8


def printable(text: str) -> str:
    """The text in composed Unicode, with plain spaces and nothing that cannot be seen."""
    lines = re.split(r"\r\n|[\n\r\u2028\u2029]", unicodedata.normalize("NFC", text))
    return "\n".join(_visible(line) for line in lines)


def markup(text: str) -> str:
    """The text as a paragraph takes it: what looks like a tag prints as it was typed."""
    return escape(printable(text)).replace("\n", "<br/>")


def refuse_unprintable(handout: Printed, glyphs: Collection[int]) -> None:
    """Raises Refusal for characters without a glyph: each once and sorted, so that no name or
    text is repeated.
    """
    in_name = _missing(handout.running.patient, glyphs)
    if in_name:
        raise Refusal(
            f"The sheet cannot print these letters of the patient's name: {_list(in_name)};"
            " write the name in other letters."
        )
    missing = {char for text in _texts(handout) for char in _missing(text, glyphs)}
    if missing:
        them = "it" if len(missing) == 1 else "them"
        raise Refusal(
            f"The sheet cannot print {_list(missing)}; take {them} out or use other letters."
        )


def _list(missing: Collection[str]) -> str:
    named = ", ".join(_named(char) for char in sorted(missing)[:_SHOWN])
    return f"{named} and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else named


def _visible(line: str) -> str:
    spaced = re.sub(r"\s", " ", line).replace(_NO_BREAK_HYPHEN, "-")
    return "".join(char for char in spaced if not _is_invisible(char)).strip()


@lru_cache(maxsize=2000)
def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE or ord(char) in _VARIATION_SELECTORS


def _missing(text: str, glyphs: Collection[int]) -> set[str]:
    return {char for char in printable(text) if char != "\n" and ord(char) not in glyphs}


def _named(char: str) -> str:
    return char if char.isprintable() else f"U+{ord(char):04X}"


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from _texts(member)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
