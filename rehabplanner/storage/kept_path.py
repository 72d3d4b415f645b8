"""A path that is written down, also one whose bytes are no text (an old Linux file name)."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer


def _written(path: Path) -> str:
    """JSON holds no surrogates; a path holds no NUL, so that one can stand for them."""
    return re.sub("[\udc80-\udcff]", lambda found: f"\0{ord(found[0]) & 0xFF:02x}", str(path))


def _read(value: object) -> object:
    if not isinstance(value, str):
        return value
    return re.sub("\0([89a-f][0-9a-f])", lambda found: chr(0xDC00 + int(found[1], 16)), value)


KeptPath = Annotated[
    Path, BeforeValidator(_read), PlainSerializer(_written, return_type=str, when_used="json")
]
