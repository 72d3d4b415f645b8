"""What a row of our lists and trees shows, beyond Qt's own roles."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import Qt

Tone = Literal["plain", "accent", "caution", "stop"]


@dataclass(frozen=True)
class Chip:
    """A short word in a rounded box. The word carries the meaning; the tone only helps."""

    text: str
    tone: Tone = "plain"


class Role(IntEnum):
    """Data roles: a second line, chips, whether the row is greyed or a heading, what it stands
    for, its picture, and whether it has a star (None: it cannot have one).
    """

    DETAIL = Qt.ItemDataRole.UserRole + 1
    CHIPS = Qt.ItemDataRole.UserRole + 2
    MUTED = Qt.ItemDataRole.UserRole + 3
    HEADING = Qt.ItemDataRole.UserRole + 4
    VALUE = Qt.ItemDataRole.UserRole + 5
    PICTURE = Qt.ItemDataRole.UserRole + 6
    STARRED = Qt.ItemDataRole.UserRole + 7
