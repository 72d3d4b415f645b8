"""Stores with many plans, the same on every machine: names, goals and days as a clinic has them."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, Final

from benchmarks import sample
from builders import a_plan
from sqlalchemy import Connection, insert

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.storage import schema
from rehabplanner.storage.body import packed, plan_json
from rehabplanner.storage.saving import Saving, row_of
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.storage.words import diagnosis_words, line_of, patient_words, plan_words

_FIRST: Final = (
    "Ann", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hana", "Ivo",
    "Jane", "Kim", "Lea", "Max", "Noa", "Olga", "Pia", "Quin",
)  # fmt: skip
_SYLLABLES: Final = (
    "ba", "der", "gro", "hil", "kan", "lor", "mey", "nis", "pol", "ras", "sen", "tov", "wal", "ziek"
)  # fmt: skip
_GOALS: Final = (
    "Run 5 km again", "Climb stairs without pain", "Play football", "Kneel in the garden",
    "Dance at the wedding", "Hike for a day", "Work on the roof", "Ski this winter",
)  # fmt: skip
_BEGUN: Final = datetime(2021, 1, 4, tzinfo=UTC)
_AT_ONCE: Final = 5000


def fill(store: Store, number: int) -> None:
    """Put so many plans in, each one a minute younger than the one before."""
    body = packed(plan_json(a_plan()))
    plans = _plans(random.Random(4))
    with store.engine.execution_options(writes=True).begin() as connection:
        _put_diagnoses(connection)
        for first in range(0, number, _AT_ONCE):
            some = list(islice(plans, min(_AT_ONCE, number - first)))
            _put(connection, first, some, body)
    if store.engine.dialect.name == "postgresql":
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")  # the server does so by itself, but later


def _plans(chance: random.Random) -> Iterator[Plan]:
    """Endless; not validated, because there are so many."""
    diagnoses = [protocol.diagnosis for protocol in sample.library().protocols.values()]
    plan = a_plan()
    while True:
        last = "".join(chance.choices(_SYLLABLES, k=3)).title()
        change = {
            "id": f"{chance.getrandbits(48):012x}",
            "patient": Patient(name=f"{chance.choice(_FIRST)} {last}"),
            "diagnosis": chance.choice(diagnoses),
            "goal": chance.choice(_GOALS),
            "created": date(2021, 1, 4) + timedelta(days=chance.randrange(1800)),
        }
        yield plan.model_copy(update=change)


def _put_diagnoses(connection: Connection) -> None:
    for protocol in sample.library().protocols.values():
        words = line_of(diagnosis_words(a_plan(diagnosis=protocol.diagnosis)))
        values = {"key": protocol.diagnosis.key, "words": words}
        connection.execute(insert(schema.diagnosis_words).values(values))


def _put(connection: Connection, first: int, plans: list[Plan], body: bytes) -> None:
    rows, words, revisions = [], [], []
    _put_patients(connection, plans)
    for number, plan in enumerate(plans, first):
        saving = Saving(plan, None, "Ann", _BEGUN + timedelta(minutes=number))
        found_by = plan_words(plan)
        rows.append(_row(saving, line_of(found_by)))
        words += [{"word": word, "plan_id": plan.id} for word in found_by]
        revisions.append(_revision(saving, body))
    connection.execute(insert(schema.plan), rows)
    connection.execute(insert(schema.plan_word), words)
    connection.execute(insert(schema.revision), revisions)


def _put_patients(connection: Connection, plans: list[Plan]) -> None:
    """A patient for every plan: the most there can be."""
    rows, words = [], []
    for plan in plans:
        patient = StoredPatient(
            id=plan.id, name=plan.patient.name, born=plan.created - timedelta(days=15_000)
        )
        found_by = patient_words(patient.name, patient.born)
        rows.append({**patient.model_dump(), "words": line_of(found_by)})
        words += [{"word": word, "patient_id": patient.id} for word in found_by]
    connection.execute(insert(schema.patient), rows)
    connection.execute(insert(schema.patient_word), words)


def _row(saving: Saving, words: str) -> dict[str, Any]:
    own = {
        "id": saving.plan.id,
        "patient_id": saving.plan.id,
        "revision": 1,
        "digest": "",
        "words": words,
    }
    return {**row_of(saving), **own}


def _revision(saving: Saving, body: bytes) -> dict[str, Any]:
    return {
        "plan_id": saving.plan.id,
        "number": 1,
        "saved_at": saving.at,
        "saved_by": saving.by,
        "label": "",
        "body": body,
    }
