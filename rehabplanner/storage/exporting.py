"""All that a store holds as one file: to keep, to take along, to bring into another store.

The file is a ZIP of JSON lines that any program can read. `storage.importing` reads it back.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from pydantic import AwareDatetime
from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Select, select

from rehabplanner.domain.people import Name
from rehabplanner.domain.record import Id, Note, Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage import schema
from rehabplanner.storage.body import unpacked
from rehabplanner.storage.failures import told
from rehabplanner.storage.own_rows import DAMAGED
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import GivenHandout, RevisionNumber, StoredPatient

EXPORT_SCHEMA: Final = 2
"""With 2 the therapists' own exercises and templates came in."""
FORMAT: Final = "rehabplanner store"

ABOUT: Final = "about.json"
PATIENTS: Final = "patients.jsonl"
PLANS: Final = "plans.jsonl"
REVISIONS: Final = "revisions.jsonl"
HANDOUTS: Final = "handouts.jsonl"
OWN: Final = "own.jsonl"


class About(Record):
    """What kind of file this is."""

    format: str = FORMAT
    schema_version: int = EXPORT_SCHEMA


class ExportedPlan(Record):
    """What is known of a plan beside its revisions."""

    id: Id
    patient_id: Id | None = None
    binned_at: AwareDatetime | None = None


class ExportedRevision(Record):
    """One revision; `plan` is what a plan file holds."""

    plan_id: Id
    number: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name
    label: Note
    plan: dict[str, Any]


class ExportedOwn(Record):
    """An own exercise or template; `shared` is what a shared file holds of it."""

    revision: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name
    binned_at: AwareDatetime | None = None
    shared: dict[str, Any]


@told
def export_everything(store: Store, path: Path) -> None:
    """Write all of the store, its bin too, into one file, whole or not at all. Raises Refusal."""
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                    _write(store, archive)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(
            f"Cannot write {path.name}; choose another folder or free some space."
        ) from error


def _write(store: Store, archive: ZipFile) -> None:
    """All from one moment, while other desks go on."""
    archive.writestr(ABOUT, to_json(About()))
    with store.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _write_rows(archive, PATIENTS, _records(connection, StoredPatient, schema.patient))
        _write_rows(archive, PLANS, _records(connection, ExportedPlan, schema.plan))
        _write_rows(archive, HANDOUTS, _records(connection, GivenHandout, schema.handout))
        _write_rows(archive, OWN, _own(connection))
        _write_rows(archive, REVISIONS, _revisions(connection))


def _write_rows(archive: ZipFile, name: str, records: Iterator[Record]) -> None:
    with archive.open(name, "w", force_zip64=True) as file:
        for record in records:
            file.write(to_json(record) + b"\n")


def _records(connection: Connection, kind: type[Record], table: Any) -> Iterator[Record]:
    query = select(*(table.c[name] for name in kind.model_fields)).order_by(*table.primary_key)
    return (kind(**row) for row in _rows(connection, query))


def _revisions(connection: Connection) -> Iterator[Record]:
    query = select(schema.revision).order_by(*schema.revision.primary_key)
    for row in _rows(connection, query):
        plan = from_json(unpacked(row.pop("body")))
        yield ExportedRevision(**row, plan=plan)


def _own(connection: Connection) -> Iterator[Record]:
    table = schema.own.c
    query = select(table.revision, table.saved_at, table.saved_by, table.binned_at, table.body)
    for row in _rows(connection, query.order_by(*schema.own.primary_key)):
        shared = from_json(unpacked(row.pop("body"), DAMAGED))
        yield ExportedOwn(**row, shared=shared)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[dict[str, Any]]:
    """A few at a time: a store is larger than the memory."""
    result = connection.execution_options(yield_per=200).execute(query)
    return (dict(row) for row in result.mappings())
