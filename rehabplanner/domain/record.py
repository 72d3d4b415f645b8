"""The frozen base of every model, and the small types that models share."""

from typing import Annotated, Any, Final, Self
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""Addresses one part of a plan; never shown."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Names a library entry for ever."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""A two-letter language code (ISO 639-1)."""

SourceKey = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*$", max_length=16)]
"""A document fact (`F001`) or a reference (`PFPCPG`) of the source registry."""

LINE_LENGTH: Final = 400

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LINE_LENGTH)
]
"""One sentence or short paragraph."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
"""Free text that may be empty."""


def new_id() -> str:
    return uuid4().hex[:12]


class Record(BaseModel):
    """An immutable, validated value. Change one with `replace`, which validates again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def replace(self, **changes: Any) -> Self:
        """A copy with the changes, validated like a new one (`model_copy` would not validate)."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**{**fields, **changes})


class Statement(Record):
    """A clinical sentence for the therapist with the sources that back it."""

    text: Line
    sources: tuple[SourceKey, ...] = Field(min_length=1)
