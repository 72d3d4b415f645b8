"""The bin of an open store: what was put away can come back, or be deleted for ever.

The plans that went into the bin with their patient are one with them, as files in a folder are.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    delete,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from rehabplanner.storage import schema
from rehabplanner.storage.binned import BinCount, BinCursor, Binned, BinnedPatient, BinPage
from rehabplanner.storage.failures import told
from rehabplanner.storage.finding import PLAN_COLUMNS
from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotInStore, OwnRow, PlanRow, StoredPatient

_PATIENT_COLUMNS: Final = tuple(schema.patient.c[name] for name in StoredPatient.model_fields)
_OWN_COLUMNS: Final = tuple(schema.own.c[name] for name in OwnRow.model_fields)
_JUST_AFTER: Final = timedelta(microseconds=1)


class Bin:
    """What was put away. Every method may raise a Refusal."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writing = store.engine.execution_options(writes=True)

    @told
    def page(self, limit: int = 50, after: BinCursor | None = None) -> BinPage:
        """What was put here last comes first."""
        with self._store.engine.connect() as connection:
            found = list(_all(connection, limit, after))
        found.sort(key=_place, reverse=True)
        rows = tuple(found[:limit])
        if len(found) == len(rows):
            return BinPage(rows=rows)
        binned_at, key = _place(rows[-1])
        return BinPage(rows=rows, after=BinCursor(binned_at=binned_at, key=key))

    @told
    def count(self) -> BinCount:
        """All that lies here now."""
        with self._store.engine.connect() as connection:
            plans, last_plan = connection.execute(_counted(schema.plan)).one()
            patients, last_patient = connection.execute(_counted(schema.patient)).one()
            query = _counted(schema.own).add_columns(schema.own.c.kind)
            own = connection.execute(query.group_by(schema.own.c.kind)).all()
        numbers = {kind: number for number, _, kind in own}
        moments = [at for at in (last_plan, last_patient, *(at for _, at, _ in own)) if at]
        return BinCount(
            plans=plans,
            patients=patients,
            templates=numbers.get("template", 0),
            exercises=numbers.get("exercise", 0),
            before=max(moments) + _JUST_AFTER if moments else None,
        )

    def bring_back(self, rows: Sequence[Binned]) -> None:
        """Put them into the lists again. Raises NotInStore when one is gone."""
        for row in rows:
            if isinstance(row, BinnedPatient):
                Patients(self._store).restore(row.patient.id)
            elif isinstance(row, OwnRow):
                OwnLibrary(self._store).restore(row.kind, row.key)
            else:
                self._store.restore(row.id)

    def delete(self, rows: Sequence[Binned]) -> None:
        """Delete them for ever, with their history. Raises NotInStore when one is not here."""
        for row in rows:
            if isinstance(row, BinnedPatient):
                self._delete_patient(row.patient.id)
            elif isinstance(row, OwnRow):
                OwnLibrary(self._store).delete_binned(row.kind, row.key)
            else:
                self._store.delete_binned(row.id)

    @told
    def empty(self, count: BinCount) -> None:
        """Delete for ever what was counted; what was put here since then stays."""
        if count.before is not None:
            self._store.empty_bin(count.before)
            with self._writing.begin() as connection:
                connection.execute(delete(schema.own).where(schema.own.c.binned_at < count.before))

    @told
    def _delete_patient(self, patient_id: str) -> None:
        patient, plan = schema.patient.c, schema.plan.c
        is_here = (patient.id == patient_id) & patient.binned_at.is_not(None)
        with self._writing.begin() as connection:
            theirs = (plan.patient_id == patient_id) & _went_with_patient()
            connection.execute(delete(schema.plan).where(theirs))
            if not connection.execute(delete(schema.patient).where(is_here)).rowcount:
                raise NotInStore("This patient is not in the bin any more; choose another one.")


def _place(row: Binned) -> tuple[datetime, str]:
    """What the bin is ordered by."""
    thing = row.patient if isinstance(row, BinnedPatient) else row
    assert thing.binned_at is not None  # noqa: S101 - only such rows are read
    return thing.binned_at, thing.key if isinstance(thing, OwnRow) else thing.id


def _all(connection: Connection, limit: int, after: BinCursor | None) -> Iterator[Binned]:
    """Of each kind one more than the page holds, to know whether it is the last."""

    def read(query: Select[Any], key: Column[str]) -> Iterator[dict[str, Any]]:
        page = _next(query, key.table.c.binned_at, key, after).limit(limit + 1)
        return (dict(row) for row in connection.execute(page).mappings())

    for row in read(select(*PLAN_COLUMNS).where(~_went_with_patient()), schema.plan.c.id):
        yield PlanRow(**row)
    for row in read(select(_plans_of_patient(), *_PATIENT_COLUMNS), schema.patient.c.id):
        yield BinnedPatient(plans=row.pop("plans"), patient=StoredPatient(**row))
    for row in read(select(*_OWN_COLUMNS), schema.own.c.key):
        yield OwnRow(**row)


def _next(
    query: Select[Any], binned_at: Column[datetime], key: Column[str], after: BinCursor | None
) -> Select[Any]:
    query = query.where(binned_at.is_not(None)).order_by(binned_at.desc(), key.desc())
    if after is None:
        return query
    last = tuple_(literal(after.binned_at, binned_at.type), literal(after.key, key.type))
    return query.where(tuple_(binned_at, key) < last)


def _plans_of_patient() -> ColumnElement[int]:
    """How many lie here as a part of the patient."""
    plan, patient = schema.plan.c, schema.patient.c
    theirs = (plan.patient_id == patient.id) & (plan.binned_at == patient.binned_at)
    number = select(func.count()).select_from(schema.plan).where(theirs)
    return number.correlate(schema.patient).scalar_subquery().label("plans")


def _went_with_patient() -> ColumnElement[bool]:
    patient, plan = schema.patient.c, schema.plan.c
    return exists().where(patient.id == plan.patient_id, patient.binned_at == plan.binned_at)


def _counted(table: Table) -> Select[int, Any]:
    binned_at = table.c.binned_at
    return select(func.count(), func.max(binned_at)).where(binned_at.is_not(None))
