"""The patients of a store, and the plans that are filed under them.

A plan knows its patient's name by itself; filing it makes the plans of one person a list. Nobody
is filed by name alone: two patients may share one.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, literal, select, tuple_, update

from rehabplanner.storage import schema
from rehabplanner.storage.failures import told
from rehabplanner.storage.finding import PLAN_COLUMNS, holding_a_rare_word, page
from rehabplanner.storage.saving import write_words
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import Cursor, NotInStore, Page, StoredPatient
from rehabplanner.storage.words import line_of, patient_words, wanted_words

_COLUMNS = tuple(schema.patient.c[name] for name in StoredPatient.model_fields)


def _now() -> datetime:
    return datetime.now(UTC)


class Patients:
    """The people in an open store. Every method may raise a Refusal."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = _now) -> None:
        self._engine = store.engine
        self._writing = store.engine.execution_options(writes=True)
        self._clock = clock

    @told
    def save(self, patient: StoredPatient) -> None:
        """Keep the patient, new or changed."""
        with self._writing.begin() as connection:
            write_patient(connection, patient)

    @told
    def patient(self, patient_id: str) -> StoredPatient:
        """Raises NotInStore."""
        query = select(*_COLUMNS).where(schema.patient.c.id == patient_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise NotInStore(_GONE)
        return StoredPatient(**row)

    @told
    def search(
        self, text: str, limit: int = 50, after: StoredPatient | None = None
    ) -> tuple[StoredPatient, ...]:
        """Who holds the start of every word in name or day of birth, by name, page by page.

        after: the last one of the page before
        """
        table = schema.patient.c
        query = select(*_COLUMNS).where(table.binned_at.is_(None))
        words = wanted_words(text)
        for word in words:
            query = query.where(table.words.like(f"% {word}%"))
        if after is not None:
            last = line_of(patient_words(after.name, after.born))
            here = tuple_(literal(last, table.words.type), literal(after.id, table.id.type))
            query = query.where(tuple_(table.words, table.id) > here)
        with self._engine.connect() as connection:
            few = holding_a_rare_word(connection, schema.patient_word.c.patient_id, words)
            if few is not None:
                query = query.where(table.id.in_(few))
            query = query.order_by(table.words, table.id).limit(limit)
            return tuple(StoredPatient(**row) for row in connection.execute(query).mappings())

    @told
    def file(self, plan_id: str, patient_id: str | None) -> None:
        """Put the plan with the patient's others; None takes it out. Raises NotInStore."""
        change = update(schema.plan).where(schema.plan.c.id == plan_id)
        with self._writing.begin() as connection:
            there = select(schema.patient.c.id).where(schema.patient.c.id == patient_id)
            if patient_id is not None and connection.scalar(there) is None:
                raise NotInStore(_GONE)
            if not connection.execute(change.values(patient_id=patient_id)).rowcount:
                raise NotInStore("Save the plan before it is filed.")

    @told
    def plans(self, patient_id: str, limit: int = 50, after: Cursor | None = None) -> Page:
        """The plans filed under the patient, newest first."""
        plan = schema.plan.c
        theirs = (plan.patient_id == patient_id) & plan.binned_at.is_(None)
        with self._engine.connect() as connection:
            return page(connection, select(*PLAN_COLUMNS).where(theirs), limit, after)

    @told
    def to_bin(self, patient_id: str) -> None:
        """Take the patient and their plans out of every list; `restore` brings them back."""
        now = self._clock()
        plans = update(schema.plan).where(
            schema.plan.c.patient_id == patient_id, schema.plan.c.binned_at.is_(None)
        )
        patient = update(schema.patient).where(schema.patient.c.id == patient_id)
        with self._writing.begin() as connection:
            if not connection.execute(patient.values(binned_at=now)).rowcount:
                raise NotInStore(_GONE)
            connection.execute(plans.values(binned_at=now))

    @told
    def restore(self, patient_id: str) -> None:
        """Bring the patient back, with the plans that went with them. Raises NotInStore."""
        patient, plan = schema.patient.c, schema.plan.c
        with self._writing.begin() as connection:
            row = connection.execute(
                select(patient.binned_at).where(patient.id == patient_id)
            ).first()
            if row is None:
                raise NotInStore(_GONE)
            back = (plan.patient_id == patient_id) & (plan.binned_at == row.binned_at)
            connection.execute(update(schema.plan).where(back).values(binned_at=None))
            change = update(schema.patient).where(patient.id == patient_id)
            connection.execute(change.values(binned_at=None))


def write_patient(connection: Connection, patient: StoredPatient) -> None:
    """Keep the patient within a transaction."""
    table = schema.patient
    words = patient_words(patient.name, patient.born)
    values = {**patient.model_dump(), "words": line_of(words)}
    change = update(table).where(table.c.id == patient.id).values(values)
    if not connection.execute(change).rowcount:
        connection.execute(insert(table).values(values))
    write_words(connection, schema.patient_word.c.patient_id, patient.id, words)


_GONE = "This patient is not in the store any more; choose another one."
