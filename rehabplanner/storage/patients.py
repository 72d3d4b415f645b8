"""The patients of a store, and the plans that are filed under them.

A plan knows its patient's name by itself; filing it makes the plans of one person a list. Nobody
is filed by name alone: two patients may share one.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, func, insert, literal, select, tuple_, update

from rehabplanner.storage import schema
from rehabplanner.storage.failures import told
from rehabplanner.storage.finding import PLAN_COLUMNS, holding_a_rare_word, page
from rehabplanner.storage.saving import write_words
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import Cursor, NotInStore, Page, StoredPatient
from rehabplanner.storage.words import folded_words, line_of, patient_words, wanted_words

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
    def add(self, patient: StoredPatient, plan_id: str) -> None:
        """Keep a new patient and file the plan under them: both or neither. Raises NotInStore."""
        with self._writing.begin() as connection:
            write_patient(connection, patient)
            _file(connection, plan_id, patient.id)

    @told
    def change(self, before: StoredPatient, after: StoredPatient) -> StoredPatient:
        """Keep what differs between the two; what another desk changed besides stays.

        The patient as kept now is returned. Raises NotInStore.
        """
        changes = {name: value for name, value in after if getattr(before, name) != value}
        with self._writing.begin() as connection:
            now = _read(connection, before.id, to_change=True).replace(**changes)
            write_patient(connection, now)
        return now

    @told
    def patient(self, patient_id: str) -> StoredPatient:
        """Raises NotInStore."""
        with self._engine.connect() as connection:
            return _read(connection, patient_id)

    @told
    def of_plan(self, plan_id: str) -> StoredPatient | None:
        """Whom the plan is filed under; None when nobody, or when the plan is not kept yet."""
        theirs = select(schema.plan.c.patient_id).where(schema.plan.c.id == plan_id)
        with self._engine.connect() as connection:
            patient_id = connection.scalar(theirs)
            return None if patient_id is None else _read(connection, patient_id)

    @told
    def namesakes(self, name: str, limit: int = 20) -> tuple[StoredPatient, ...]:
        """Who has the same words in the name, in whatever order, case and accents."""
        words = set(folded_words(name))
        if not words:
            return ()
        query = select(*_COLUMNS).where(schema.patient.c.binned_at.is_(None))
        for word in words:
            held = schema.patient_word.c
            holders = select(held.patient_id).where(held.word == word)
            query = query.where(schema.patient.c.id.in_(holders))
        query = query.order_by(schema.patient.c.words, schema.patient.c.id)
        with self._engine.connect() as connection:
            found = connection.execute(query).mappings()
            alike = (row for row in found if set(folded_words(row["name"])) == words)
            return tuple(StoredPatient(**row) for row in islice(alike, limit))

    @told
    def plan_counts(self, patient_ids: Sequence[str]) -> dict[str, int]:
        """How many plans each of them has, without those in the bin."""
        plan = schema.plan.c
        theirs = plan.patient_id.in_(patient_ids) & plan.binned_at.is_(None)
        query = select(plan.patient_id, func.count()).where(theirs).group_by(plan.patient_id)
        with self._engine.connect() as connection:
            found = connection.execute(query).all()
        return dict.fromkeys(patient_ids, 0) | {row[0]: row[1] for row in found}

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
        if text.strip() and not words:
            return ()  # signs alone are in no word
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
        with self._writing.begin() as connection:
            if patient_id is not None and _read(connection, patient_id).binned_at is not None:
                raise NotInStore("This patient is in the bin; bring them back first.")
            _file(connection, plan_id, patient_id)

    @told
    def plans(self, patient_id: str, limit: int = 50, after: Cursor | None = None) -> Page:
        """The plans filed under the patient, newest first."""
        plan = schema.plan.c
        theirs = (plan.patient_id == patient_id) & plan.binned_at.is_(None)
        with self._engine.connect() as connection:
            return page(connection, select(*PLAN_COLUMNS).where(theirs), limit, after)

    @told
    def to_bin(self, patient_id: str) -> None:
        """Take the patient and their plans out of every list; `restore` brings them back.

        Raises NotInStore.
        """
        plans = update(schema.plan).where(
            schema.plan.c.patient_id == patient_id, schema.plan.c.binned_at.is_(None)
        )
        patient = update(schema.patient).where(schema.patient.c.id == patient_id)
        with self._writing.begin() as connection:
            before = _read(connection, patient_id, to_change=True).binned_at
            # One time for all that lies there together: plans of before come back with the others.
            at = before or self._clock()
            connection.execute(patient.values(binned_at=at))
            connection.execute(plans.values(binned_at=at))

    @told
    def restore(self, patient_id: str) -> None:
        """Bring the patient back, with the plans that went with them. Raises NotInStore."""
        patient, plan = schema.patient.c, schema.plan.c
        with self._writing.begin() as connection:
            before = _read(connection, patient_id, to_change=True).binned_at
            back = (plan.patient_id == patient_id) & (plan.binned_at == before)
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


def _read(connection: Connection, patient_id: str, *, to_change: bool = False) -> StoredPatient:
    """to_change: no other desk may change them until the transaction ends"""
    query = select(*_COLUMNS).where(schema.patient.c.id == patient_id)
    if to_change:
        query = query.with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotInStore("This patient is not in the store any more; choose another one.")
    return StoredPatient(**row)


def _file(connection: Connection, plan_id: str, patient_id: str | None) -> None:
    change = update(schema.plan).where(schema.plan.c.id == plan_id)
    if not connection.execute(change.values(patient_id=patient_id)).rowcount:
        raise NotInStore("Save the plan before it is filed.")
