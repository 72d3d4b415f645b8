"""Brings what an exported store holds into this one: all of them or none.

What comes in is not trusted: every line is checked like a plan file. Nothing of this store is
overwritten; a plan that went on in two places comes in as a second one.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, TypeVar
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError
from pydantic_core import to_json
from sqlalchemy import Connection, select

from rehabplanner.domain.record import Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage import schema
from rehabplanner.storage.body import packed, plan_json
from rehabplanner.storage.exporting import (
    ABOUT,
    EXPORT_SCHEMA,
    FORMAT,
    HANDOUTS,
    OWN,
    PATIENTS,
    PLANS,
    REVISIONS,
    About,
    ExportedOwn,
    ExportedPlan,
    ExportedRevision,
)
from rehabplanner.storage.failures import told
from rehabplanner.storage.merging import Imported, Merge, Revision
from rehabplanner.storage.own_rows import Entry
from rehabplanner.storage.patients import write_patient
from rehabplanner.storage.plan_file import MAX_BYTES, parse_plan
from rehabplanner.storage.shared_file import parse_shared
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import GivenHandout, StoredPatient

Line = TypeVar("Line", bound=Record)

_LONGEST_LINE: Final = MAX_BYTES + 10_000


@told
def import_everything(store: Store, path: Path) -> Imported:
    """Bring in an exported file. Raises Refusal, and then nothing has come in."""
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            _check(archive, path.name)
            with store.engine.execution_options(writes=True).begin() as connection:
                return _bring_in(connection, archive)
    except (BadZipFile, KeyError, ValidationError, EOFError):
        raise Refusal(
            f"{path.name} is damaged or no export of a store; choose another file."
        ) from None  # the error may quote what stands in the file
    except FileNotFoundError as error:
        raise Refusal(f"There is no file {path.name}; check its name and folder.") from error
    except OSError as error:
        raise Refusal(f"{path.name} cannot be read; check that you may open it.") from error


def _check(archive: ZipFile, name: str) -> None:
    with archive.open(ABOUT) as file:
        about = About.model_validate_json(file.read(_LONGEST_LINE))
    if about.format != FORMAT:
        raise KeyError(FORMAT)
    if about.schema_version > EXPORT_SCHEMA:
        raise Refusal(f"{name} was made by a newer rehabplanner; update the program to open it.")


def _lines(archive: ZipFile, name: str, kind: type[Line]) -> Iterator[Line]:
    with archive.open(name) as file:
        while line := file.readline(_LONGEST_LINE):
            yield kind.model_validate_json(line)


def _bring_in(connection: Connection, archive: ZipFile) -> Imported:
    for patient in _lines(archive, PATIENTS, StoredPatient):
        there = select(schema.patient.c.id).where(schema.patient.c.id == patient.id)
        if connection.scalar(there) is None:
            write_patient(connection, patient)
    merge = Merge(connection)
    revisions = _lines(archive, REVISIONS, ExportedRevision)
    for plan_id, history in groupby(revisions, key=lambda revision: revision.plan_id):
        merge.plan(plan_id, [_saving(revision) for revision in history])
    for plan in _lines(archive, PLANS, ExportedPlan):
        merge.place(plan.id, plan.patient_id, plan.binned_at)
    for handout in _lines(archive, HANDOUTS, GivenHandout):
        merge.handout(handout)
    if OWN in archive.namelist():  # a file of schema 1 has none
        for own in _lines(archive, OWN, ExportedOwn):
            merge.own(_entry(own))
    return merge.counts


def _saving(revision: ExportedRevision) -> Revision:
    """Checked, and packed again at once: a history can be long."""
    plan = parse_plan(to_json(revision.plan), "A plan in this file")
    if plan.id != revision.plan_id:
        raise KeyError(revision.plan_id)
    return Revision(
        number=revision.number,
        saved_at=revision.saved_at,
        saved_by=revision.saved_by,
        label=revision.label,
        body=packed(plan_json(plan)),
    )


def _entry(own: ExportedOwn) -> Entry:
    value = parse_shared(to_json(own.shared), "An entry in this file")
    return Entry(value, own.revision, own.saved_at, own.saved_by, own.binned_at)
