"""What a paste brings along and nobody sees: line breaks, tabs, control and format characters."""

import unicodedata
from typing import Final

_UNSEEN: Final = ("Cc", "Cf", "Cs")  # control, format and surrogate characters


def tidied(text: str) -> str:
    """The text on one line, with single spaces and nothing that cannot be seen."""
    seen = (char for char in text if char.isspace() or unicodedata.category(char) not in _UNSEEN)
    return " ".join("".join(seen).split())
