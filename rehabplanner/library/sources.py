"""The registry of sources: every statement of the library points into it."""

from typing import Literal

from rehabplanner.domain.record import Note, Record, SourceKey


class Source(Record):
    """A document fact or a reference.

    kind: "fact" (what one of the two founding documents says, in our words), "reference" (a
        published source) or "knowledge" (professional knowledge without a published source)
    where: the document and its lines, or the DOI; may be empty
    status: "verified" (an excerpt was read) or "from knowledge" (not opened for this library)
    """

    key: SourceKey
    kind: Literal["fact", "reference", "knowledge"]
    text: Note
    where: Note = ""
    status: Literal["verified", "from knowledge"] = "verified"
    note: Note = ""


class SourceRegistry(Record):
    """All sources, by key."""

    sources: dict[SourceKey, Source]
