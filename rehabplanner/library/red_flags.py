"""The red flags that the library knows, and the items for a suspected clot."""

from pydantic import Field

from rehabplanner.domain.record import Key, Line, Note, Record, SourceKey
from rehabplanner.domain.screening import RedFlag


class ClotRule(Record):
    """The Wells items, and the red flags that put them on a referral note."""

    flags: tuple[Key, ...]
    items: tuple[Line, ...]
    reading: Note
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class RedFlags(Record):
    """All red flags, and what goes with a suspected clot."""

    red_flags: tuple[RedFlag, ...]
    clot: ClotRule
