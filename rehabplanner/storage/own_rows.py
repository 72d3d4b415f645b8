"""Writes and reads a therapist's own exercises and templates within a transaction."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Literal, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, insert, select, update

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.own import OWN
from rehabplanner.domain.template import Template
from rehabplanner.storage.body import packed, unpacked
from rehabplanner.storage.schema import own
from rehabplanner.storage.shared_file import Shared, parse_shared, shared_bytes
from rehabplanner.storage.stored import OwnKind, OwnSavedByAnotherDesk, StoreDamaged

Kind = TypeVar("Kind", bound=Template | Exercise)

TakenIn = Literal["added", "known", "copied"]
"""added: was not here, or lay in the bin; known: is here already; copied: ours is another one, so
theirs came in under a new key."""

DAMAGED: Final = "This entry of your library is damaged; bring back a backup of the store."
_COPY: Final = " (copy)"
_LONGEST_NAME: Final = 390


@dataclass(frozen=True)
class Entry:
    """An own exercise or template as it is kept."""

    value: Shared
    revision: int
    saved_at: datetime
    saved_by: str
    binned_at: datetime | None = None


class _Row(NamedTuple):
    revision: int
    saved_by: str
    body: bytes


def opened(body: bytes, kind: type[Kind]) -> Kind:
    """What a body holds. Raises Refusal when it cannot be used."""
    value = parse_shared(unpacked(body, DAMAGED), "This entry of your library")
    if not isinstance(value, kind):
        raise StoreDamaged(DAMAGED)
    return value


def write(connection: Connection, entry: Entry, based_on: int | None) -> int:
    """The revision that now holds this; the entry's own number is not looked at.

    Saving what is there already changes nothing but that it is not in the bin. Raises
    OwnSavedByAnotherDesk and writes nothing when it has gone on without this desk.
    """
    kind, key = entry.value.kind, entry.value.key
    there = _row(connection, kind, key)
    if there is not None and unpacked(there.body, DAMAGED) == shared_bytes(entry.value):
        _take_out_of_bin(connection, kind, key)
        return there.revision
    if there is not None and there.revision != based_on:
        raise OwnSavedByAnotherDesk(kind, there.revision, there.saved_by)
    number = (based_on or 0) + 1
    if there is None:
        connection.execute(insert(own).values(_values(entry, number)))
        return number
    ours = addressed(kind, key) & (own.c.revision == based_on)
    if not connection.execute(update(own).where(ours).values(_values(entry, number))).rowcount:
        raise OwnSavedByAnotherDesk(kind, number, "")  # it came in between
    return number


def take_in(connection: Connection, entry: Entry) -> tuple[TakenIn, Shared]:
    """Bring in what comes from elsewhere; nothing that is here is overwritten.

    Also returned: what it is called here.
    """
    kind, key = entry.value.kind, entry.value.key
    there = _row(connection, kind, key)
    if there is None:
        connection.execute(insert(own).values(_values(entry, entry.revision)))
        return "added", entry.value
    if opened(there.body, type(entry.value)) == entry.value:
        back = entry.binned_at is None and _take_out_of_bin(connection, kind, key)
        return "added" if back else "known", entry.value
    return _take_copy(connection, entry)


def _take_copy(connection: Connection, entry: Entry) -> tuple[TakenIn, Shared]:
    copy = _copy_of(entry.value)
    if _row(connection, copy.kind, copy.key) is not None:
        return "known", copy
    values = _values(Entry(copy, 1, entry.saved_at, entry.saved_by, entry.binned_at), 1)
    connection.execute(insert(own).values(values))
    return "copied", copy


def _copy_of(value: Shared) -> Shared:
    """The same copy has the same key, so that taking in a file twice makes one copy."""
    key = OWN + sha256(shared_bytes(value)).hexdigest()[:12]
    return value.replace(key=key, name=value.name[:_LONGEST_NAME] + _COPY)


def addressed(kind: OwnKind, key: str) -> ColumnElement[bool]:
    """The row of that kind and key."""
    return (own.c.kind == kind) & (own.c.key == key)


def _row(connection: Connection, kind: OwnKind, key: str) -> _Row | None:
    query = select(own.c.revision, own.c.saved_by, own.c.body).where(addressed(kind, key))
    row = connection.execute(query).first()
    return None if row is None else _Row(*row)


def _take_out_of_bin(connection: Connection, kind: OwnKind, key: str) -> bool:
    """Whether it lay there."""
    there = addressed(kind, key) & own.c.binned_at.is_not(None)
    return connection.execute(update(own).where(there).values(binned_at=None)).rowcount > 0


def _values(entry: Entry, revision: int) -> dict[str, object]:
    value = entry.value
    subject = value.diagnosis.key if value.kind == "template" else value.category
    return {
        "kind": value.kind,
        "key": value.key,
        "name": value.name,
        "subject": subject,
        "revision": revision,
        "saved_at": entry.saved_at,
        "saved_by": entry.saved_by,
        "binned_at": entry.binned_at,
        "body": packed(shared_bytes(value)),
    }
