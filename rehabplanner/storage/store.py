"""The store: plans with their whole history, found by a few letters; for one desk or many.

Importing this takes a while, because it loads a database library: do it where nobody waits, in the
thread that works in the background. `storage.stored` has the types without that weight.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Self

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from rehabplanner.domain.plan import Plan
from rehabplanner.storage import schema
from rehabplanner.storage.body import plan_of
from rehabplanner.storage.engine import open_engine
from rehabplanner.storage.failures import told
from rehabplanner.storage.finding import PLAN_COLUMNS, find, page
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.migrations import migrate
from rehabplanner.storage.saving import Saving, write_revision
from rehabplanner.storage.sealing import Seal
from rehabplanner.storage.settling import draft_seal, settle_opened
from rehabplanner.storage.stored import (
    Cursor,
    GivenHandout,
    NotInStore,
    Page,
    PlanRow,
    RevisionRow,
    StoredPlan,
)


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One open store. Every method may raise a Refusal; then it has changed nothing.

    It may be used from any thread.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = _now) -> None:
        self.engine = engine
        self._writing = engine.execution_options(writes=True)
        self._clock = clock

    @classmethod
    @told
    def at(
        cls,
        place: Path | str | None = None,
        clock: Callable[[], datetime] = _now,
        passphrase: str | None = None,
        hurry: Event | None = None,
    ) -> Self:
        """Open the store in a file or on a server (a URL); without a place, this desk's own.

        Makes it when there is none, and brings an older one up to date. Raises Refusal, and
        PassphraseNeeded for a sealed file without its passphrase; a readable one needs none.

        hurry: set while somebody waits and can do nothing else; a server that is silent counts as
            gone sooner then
        """
        engine = open_engine(place or store_file(), passphrase, hurry)
        try:
            migrate(engine)
            settle_opened(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, clock)

    @property
    def where(self) -> str:
        """The place as it can be shown: a path, or a server without the password."""
        url = self.engine.url
        if url.get_backend_name() == "sqlite":
            return str(url.database)
        return f"{url.database or ''} on {url.host or 'this machine'}"

    def close(self) -> None:
        self.engine.dispose()

    @told
    def draft_seal(self) -> Seal | None:
        """What hides the unsaved work beside a store with a passphrase; None without one."""
        return draft_seal(self.engine)

    @told
    def save(self, plan: Plan, based_on: int | None, by: str, label: str = "") -> int:
        """Keep the plan as its next revision; the number of that one is returned.

        based_on: the revision that this work began with; None for a plan that is not kept yet
        Raises SavedByAnotherDesk when the plan has a later revision than that.
        """
        saving = Saving(plan, based_on, by, self._clock(), label)
        try:
            return self._save(saving)
        except IntegrityError:  # another desk wrote the same row first; now it can be seen
            return self._save(saving)

    def _save(self, saving: Saving) -> int:
        with self._writing.begin() as connection:
            return write_revision(connection, saving)

    def plan(self, plan_id: str) -> StoredPlan:
        """The plan as it was saved last. Raises NotInStore."""
        return self._stored(plan_id, None)

    def revision(self, plan_id: str, number: int) -> StoredPlan:
        """The plan as it was at that revision. Raises NotInStore."""
        return self._stored(plan_id, number)

    @told
    def _stored(self, plan_id: str, number: int | None) -> StoredPlan:
        table = schema.revision.c
        columns = select(table.number, table.saved_at, table.saved_by, table.body)
        query = columns.where(table.plan_id == plan_id).order_by(table.number.desc()).limit(1)
        if number is not None:
            query = query.where(table.number == number)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotInStore("This plan is not in the store any more; choose another one.")
        return StoredPlan(
            plan=plan_of(row.body),
            revision=row.number,
            saved_at=row.saved_at,
            saved_by=row.saved_by,
        )

    @told
    def revisions(self, plan_id: str) -> tuple[RevisionRow, ...]:
        """The plan's history, newest first, without the plans themselves."""
        table = schema.revision.c
        columns = select(table.number, table.saved_at, table.saved_by, table.label)
        query = columns.where(table.plan_id == plan_id).order_by(table.number.desc())
        with self.engine.connect() as connection:
            return tuple(RevisionRow(**row) for row in connection.execute(query).mappings())

    @told
    def search(self, text: str, limit: int = 50, after: Cursor | None = None) -> Page:
        """The plans that hold the start of every word, newest first, page by page.

        Looked for in patient, goal, side, day and every name of the diagnosis.
        """
        with self.engine.connect() as connection:
            return find(connection, text, limit, after)

    def recent(self, limit: int = 12) -> tuple[PlanRow, ...]:
        """The plans that were saved last."""
        return self.search("", limit).rows

    @told
    def binned(self, limit: int = 50, after: Cursor | None = None) -> Page:
        """What lies in the bin."""
        query = select(*PLAN_COLUMNS).where(schema.plan.c.binned_at.is_not(None))
        with self.engine.connect() as connection:
            return page(connection, query, limit, after)

    def to_bin(self, plan_id: str) -> None:
        """Take the plan out of every list; it can be brought back. Raises NotInStore."""
        self._set_binned(plan_id, self._clock())

    def restore(self, plan_id: str) -> None:
        """Bring the plan back from the bin. Raises NotInStore."""
        self._set_binned(plan_id, None)

    @told
    def _set_binned(self, plan_id: str, at: datetime | None) -> None:
        change = update(schema.plan).where(schema.plan.c.id == plan_id).values(binned_at=at)
        with self._writing.begin() as connection:
            if not connection.execute(change).rowcount:
                raise NotInStore("This plan is not in the store any more; choose another one.")

    @told
    def delete_binned(self, plan_id: str) -> None:
        """Delete a plan that lies in the bin for ever, with its history. Raises NotInStore."""
        plan = schema.plan.c
        gone = delete(schema.plan).where(plan.id == plan_id, plan.binned_at.is_not(None))
        with self._writing.begin() as connection:
            if not connection.execute(gone).rowcount:
                raise NotInStore("This plan is not in the bin any more; choose another one.")

    @told
    def empty_bin(self, before: datetime) -> int:
        """Delete for ever, with history, what was binned before that time; how many plans."""
        with self._writing.begin() as connection:
            connection.execute(delete(schema.patient).where(schema.patient.c.binned_at < before))
            old = delete(schema.plan).where(schema.plan.c.binned_at < before)
            return connection.execute(old).rowcount

    @told
    def record_handout(self, handout: GivenHandout) -> None:
        """Note that a sheet was given. Raises NotInStore when there is no such plan."""
        with self._writing.begin() as connection:
            there = select(schema.plan.c.id).where(schema.plan.c.id == handout.plan_id)
            if connection.scalar(there) is None:
                raise NotInStore("Save the plan before its handout is noted.")
            connection.execute(insert(schema.handout).values(handout.model_dump()))

    @told
    def handouts(self, plan_id: str) -> tuple[GivenHandout, ...]:
        """The sheets given for a plan, oldest first."""
        table = schema.handout.c
        columns = [table[name] for name in GivenHandout.model_fields]
        query = select(*columns).where(table.plan_id == plan_id).order_by(table.id)
        with self.engine.connect() as connection:
            return tuple(GivenHandout(**row) for row in connection.execute(query).mappings())
