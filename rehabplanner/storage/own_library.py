"""The therapist's own exercises and templates, kept in the store beside the plans."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update
from sqlalchemy.exc import IntegrityError

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.template import Template
from rehabplanner.refusal import Refusal
from rehabplanner.storage.failures import told
from rehabplanner.storage.own_rows import Entry, TakenIn, addressed, opened, take_in, write
from rehabplanner.storage.schema import own
from rehabplanner.storage.shared_file import Shared
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import (
    NotInStore,
    OwnKind,
    OwnRow,
    StoredExercise,
    StoredTemplate,
)

Result = TypeVar("Result")

_SHOWN = tuple(own.c[name] for name in OwnRow.model_fields)


def _now() -> datetime:
    return datetime.now(UTC)


class OwnLibrary:
    """What the therapists of an open store made. Every method may raise a Refusal."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = _now) -> None:
        self._engine = store.engine
        self._writing = store.engine.execution_options(writes=True)
        self._clock = clock

    @told
    def save(self, value: Shared, based_on: int | None, by: str) -> int:
        """Keep an exercise or template; the number of its new revision is returned.

        based_on: the revision that this work began with; None for what is not kept yet
        Raises OwnSavedByAnotherDesk when there is a later revision than that.
        """
        entry = Entry(value, 1, self._clock(), by)
        return self._written(lambda connection: write(connection, entry, based_on))

    @told
    def take_in(self, value: Shared, by: str) -> tuple[TakenIn, Shared]:
        """Keep what a colleague shared. What is here under its key stays: then it is a copy."""
        entry = Entry(value, 1, self._clock(), by)
        return self._written(lambda connection: take_in(connection, entry))

    def _written(self, work: Callable[[Connection], Result]) -> Result:
        try:
            with self._writing.begin() as connection:
                return work(connection)
        except IntegrityError:  # another desk wrote the same row first; now it can be seen
            with self._writing.begin() as connection:
                return work(connection)

    @told
    def exercises(self) -> tuple[StoredExercise, ...]:
        """All own exercises by name; one that this version cannot read is left out."""
        query = select(own).where(own.c.kind == "exercise", own.c.binned_at.is_(None))
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        found = [each for row in rows for each in _readable(row)]
        return tuple(sorted(found, key=lambda each: each.exercise.name.casefold()))

    @told
    def templates(self) -> tuple[OwnRow, ...]:
        """The own templates by name, without the plans they make."""
        return self._rows(own.c.kind == "template", own.c.binned_at.is_(None))

    def exercise(self, key: str) -> StoredExercise:
        """Raises NotInStore."""
        return _exercise(self._row("exercise", key))

    def template(self, key: str) -> StoredTemplate:
        """Raises NotInStore."""
        row = self._row("template", key)
        return StoredTemplate(template=opened(row.body, Template), **_when(row))

    @told
    def listed(self) -> tuple[OwnRow, ...]:
        """All that is not in the bin by name, without what it holds."""
        return self._rows(own.c.binned_at.is_(None))

    @told
    def binned(self) -> tuple[OwnRow, ...]:
        """What lies in the bin, by name."""
        return self._rows(own.c.binned_at.is_not(None))

    def to_bin(self, kind: OwnKind, key: str) -> None:
        """Take it out of every list; it can be brought back. Raises NotInStore."""
        self._set_binned(kind, key, self._clock())

    def restore(self, kind: OwnKind, key: str) -> None:
        """Bring it back from the bin. Raises NotInStore."""
        self._set_binned(kind, key, None)

    @told
    def delete_binned(self, kind: OwnKind, key: str) -> None:
        """Delete for ever what lies in the bin. Raises NotInStore."""
        gone = delete(own).where(addressed(kind, key), own.c.binned_at.is_not(None))
        with self._writing.begin() as connection:
            if not connection.execute(gone).rowcount:
                raise _gone(kind)

    @told
    def _set_binned(self, kind: OwnKind, key: str, at: datetime | None) -> None:
        change = update(own).where(addressed(kind, key)).values(binned_at=at)
        with self._writing.begin() as connection:
            if not connection.execute(change).rowcount:
                raise _gone(kind)

    @told
    def _row(self, kind: OwnKind, key: str) -> Row[Any]:
        with self._engine.connect() as connection:
            row = connection.execute(select(own).where(addressed(kind, key))).first()
        if row is None:
            raise _gone(kind)
        return row

    def _rows(self, *wanted: ColumnElement[bool]) -> tuple[OwnRow, ...]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(*_SHOWN).where(*wanted)).mappings().all()
        return tuple(sorted((OwnRow(**row) for row in rows), key=lambda row: row.name.casefold()))


def _readable(row: Row[Any]) -> Iterator[StoredExercise]:
    """A newer desk may have written it; all others are offered all the same."""
    with suppress(Refusal):
        yield _exercise(row)


def _exercise(row: Row[Any]) -> StoredExercise:
    return StoredExercise(exercise=opened(row.body, Exercise), **_when(row))


def _when(row: Row[Any]) -> dict[str, Any]:
    return {"revision": row.revision, "saved_at": row.saved_at, "saved_by": row.saved_by}


def _gone(kind: OwnKind) -> NotInStore:
    return NotInStore(f"This {kind} is not in your library any more; choose another one.")
