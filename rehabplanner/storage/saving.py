"""Writes revisions of plans. Nothing is overwritten: what was saved stays in the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, delete, insert, select, update

from rehabplanner.domain.plan import Plan
from rehabplanner.storage import schema
from rehabplanner.storage.body import digest_of, packed, plan_json
from rehabplanner.storage.stored import SavedByAnotherDesk
from rehabplanner.storage.words import diagnosis_words, line_of, plan_words


@dataclass(frozen=True)
class Saving:
    """Who saves a plan, when, and on which revision the work was based; None for a new plan."""

    plan: Plan
    based_on: int | None
    by: str
    at: datetime
    label: str = ""


def write_revision(connection: Connection, saving: Saving) -> int:
    """The number of the plan's newest revision, which now holds this plan.

    Saving what is there already changes nothing, whoever saved it: after a broken connection the
    same work may be sent twice. Raises SavedByAnotherDesk and writes nothing when the plan has
    gone on without this desk.
    """
    json = plan_json(saving.plan)
    there = _head(connection, saving.plan.id)
    if there is not None and there.digest == digest_of(json):
        return there.revision
    if there is not None and there.revision != saving.based_on:
        raise SavedByAnotherDesk(saving.plan.id, there.revision, there.saved_by)
    number = (saving.based_on or 0) + 1
    write_head(connection, saving, number, digest_of(json), is_new=there is None)
    write_body(connection, saving, number, packed(json))
    return number


class _Head(NamedTuple):
    """The newest revision of a plan."""

    revision: int
    digest: str
    saved_by: str


def _head(connection: Connection, plan_id: str) -> _Head | None:
    plan = schema.plan.c
    columns = select(plan.revision, plan.digest, plan.saved_by)
    row = connection.execute(columns.where(plan.id == plan_id)).first()
    return None if row is None else _Head(*row)


def write_head(
    connection: Connection, saving: Saving, number: int, digest: str, *, is_new: bool
) -> None:
    """The row that lists and searches read, with the words the plan is found by."""
    values = {**row_of(saving), "revision": number, "digest": digest}
    words = plan_words(saving.plan)
    values["words"] = line_of(words)
    if is_new:
        connection.execute(insert(schema.plan).values(id=saving.plan.id, **values))
    else:
        _update_head(connection, saving, values)
    write_words(connection, schema.plan_word.c.plan_id, saving.plan.id, words)
    _remember_diagnosis(connection, saving.plan)


def _update_head(connection: Connection, saving: Saving, values: dict[str, Any]) -> None:
    """Another desk may have saved since we looked: then no row has our revision any more."""
    plan = schema.plan.c
    ours = (plan.id == saving.plan.id) & (plan.revision == saving.based_on)
    if connection.execute(update(schema.plan).where(ours).values(values)).rowcount:
        return
    theirs = _head(connection, saving.plan.id)
    raise SavedByAnotherDesk(
        saving.plan.id,
        theirs.revision if theirs else values["revision"],
        theirs.saved_by if theirs else "",
    )


def row_of(saving: Saving) -> dict[str, Any]:
    """What the plan's row shows of this revision. Work on a plan takes it out of the bin."""
    plan = saving.plan
    return {
        "patient": plan.patient.name,
        "diagnosis_key": plan.diagnosis.key,
        "diagnosis": plan.diagnosis.name,
        "side": plan.side,
        "goal": plan.goal,
        "created": plan.created,
        "saved_at": saving.at,
        "saved_by": saving.by,
        "binned_at": None,
    }


def write_body(connection: Connection, saving: Saving, number: int, body: bytes) -> None:
    connection.execute(
        insert(schema.revision).values(
            plan_id=saving.plan.id,
            number=number,
            saved_at=saving.at,
            saved_by=saving.by,
            label=saving.label,
            body=body,
        )
    )


def write_words(
    connection: Connection, of: Column[str], owner_id: str, words: Iterable[str]
) -> None:
    """The words that a plan or patient is found by.

    of: the column that names the owner, in a table of words
    """
    table, word = of.table, of.table.c.word
    there = set(connection.scalars(select(word).where(of == owner_id)))
    gone, new = there - set(words), set(words) - there  # most savings change none of them
    if gone:
        connection.execute(delete(table).where(of == owner_id, word.in_(gone)))
    if new:
        rows = [{"word": each, of.name: owner_id} for each in sorted(new)]
        connection.execute(insert(table), rows)


def _remember_diagnosis(connection: Connection, plan: Plan) -> None:
    """Its names once for all plans: there are few diagnoses and many plans."""
    table, key = schema.diagnosis_words, plan.diagnosis.key
    words = line_of(diagnosis_words(plan))
    known = connection.scalar(select(table.c.words).where(table.c.key == key))
    if known is None:
        connection.execute(insert(table).values(key=key, words=words))
    elif known != words:
        connection.execute(update(table).where(table.c.key == key).values(words=words))
