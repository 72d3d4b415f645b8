"""Joins the history of a plan from elsewhere with what this store has of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Literal

from sqlalchemy import Connection, insert, select, update

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Record
from rehabplanner.storage import schema
from rehabplanner.storage.body import digest_of, packed, plan_json, plan_of, unpacked
from rehabplanner.storage.own_rows import Entry, take_in
from rehabplanner.storage.saving import Saving, write_body, write_head
from rehabplanner.storage.stored import GivenHandout

Outcome = Literal["added", "continued", "known", "copied"]


class Imported(Record):
    """How many plans an import found in which state, and what came into the own library.

    added: were not here
    continued: had gone on elsewhere only; the later revisions came in
    known: here already, with all that the file holds of them
    copied: had gone on in both places; theirs came in as a second plan
    own: exercises and templates that were not here
    """

    added: int = 0
    continued: int = 0
    known: int = 0
    copied: int = 0
    own: int = 0


@dataclass(frozen=True)
class Revision:
    """A revision from elsewhere; its body has been checked."""

    number: int
    saved_at: datetime
    saved_by: str
    label: str
    body: bytes

    def saving(self, plan: Plan) -> Saving:
        return Saving(plan, self.number - 1, self.saved_by, self.saved_at, self.label)


class Merge:
    """Brings in plans, one after the other, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: Final[dict[str, str]] = {}
        """Under which id a plan from elsewhere is found here, if it brought something."""
        self._new: Final[set[str]] = set()
        """The ids of plans that were not here."""
        self.counts = Imported()

    def plan(self, plan_id: str, history: Sequence[Revision]) -> None:
        """The history from the oldest revision on; nothing that is here is overwritten."""
        outcome, here, new = self._joined(plan_id, history)
        self.counts = self.counts.replace(**{outcome: getattr(self.counts, outcome) + 1})
        if outcome != "known":
            self._ids[plan_id] = here
            if outcome != "continued":
                self._new.add(here)
            self._write(here, new, is_new=outcome != "continued")

    def place(self, plan_id: str, patient_id: str | None, binned_at: datetime | None) -> None:
        """With whom a new plan is filed, and whether it lies in the bin, as it was elsewhere."""
        here = self._ids.get(plan_id)
        if here in self._new:
            change = update(schema.plan).where(schema.plan.c.id == here)
            values = {"patient_id": patient_id, "binned_at": binned_at}
            self._connection.execute(change.values(values))

    def handout(self, handout: GivenHandout) -> None:
        if handout.plan_id not in self._ids:
            return
        values = {**handout.model_dump(), "plan_id": self._ids[handout.plan_id]}
        same = select(schema.handout.c.id).filter_by(**values)
        if self._connection.scalar(same) is None:
            self._connection.execute(insert(schema.handout).values(values))

    def own(self, entry: Entry) -> None:
        """An own exercise or template; one that went on elsewhere comes in as a second one."""
        outcome, _ = take_in(self._connection, entry)
        if outcome != "known":
            self.counts = self.counts.replace(own=self.counts.own + 1)

    def _joined(
        self, plan_id: str, history: Sequence[Revision]
    ) -> tuple[Outcome, str, Sequence[Revision]]:
        head = self._head(plan_id)
        if head is None:
            return "added", plan_id, history
        if self._has(plan_id, history[-1]):
            return "known", plan_id, ()
        theirs = next((each for each in history if each.number == head), None)
        if theirs and self._has(plan_id, theirs):
            return "continued", plan_id, [each for each in history if each.number > head]
        copy_id = _copy_id(plan_id, history[-1])
        known = self._head(copy_id) is not None
        return ("known" if known else "copied"), copy_id, [_as(copy_id, each) for each in history]

    def _head(self, plan_id: str) -> int | None:
        found = select(schema.plan.c.revision).where(schema.plan.c.id == plan_id)
        return self._connection.scalar(found)

    def _has(self, plan_id: str, theirs: Revision) -> bool:
        """Whether the revision of that number is the same here; ours may be of an older schema."""
        table = schema.revision.c
        ours = self._connection.scalar(
            select(table.body).where(table.plan_id == plan_id, table.number == theirs.number)
        )
        return ours is not None and plan_of(ours) == plan_of(theirs.body)

    def _write(self, plan_id: str, history: Sequence[Revision], *, is_new: bool) -> None:
        last = history[-1]
        saving, digest = last.saving(plan_of(last.body)), digest_of(unpacked(last.body))
        if not is_new:
            saving = Saving(saving.plan, self._head(plan_id), saving.by, saving.at, saving.label)
        write_head(self._connection, saving, last.number, digest, is_new=is_new)
        for each in history:
            write_body(self._connection, each.saving(saving.plan), each.number, each.body)


def _copy_id(plan_id: str, last: Revision) -> str:
    """The same copy has the same id, so that importing a file twice makes one copy."""
    return sha256(plan_id.encode() + unpacked(last.body)).hexdigest()[:12]


def _as(plan_id: str, revision: Revision) -> Revision:
    plan = plan_of(revision.body).replace(id=plan_id)
    return Revision(
        revision.number,
        revision.saved_at,
        revision.saved_by,
        revision.label,
        packed(plan_json(plan)),
    )
