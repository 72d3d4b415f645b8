"""A desk without a window: it edits, keeps and saves by script. Runs in a process of its own."""

import os
import random
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event, Semaphore
from pathlib import Path
from typing import Any, Final

from builders import a_plan
from quick_keys import derive_quickly
from sqlalchemy import event

from rehabplanner.domain.plan import Plan
from rehabplanner.storage import passphrase, preparing, settling
from rehabplanner.storage.copying import copy_store
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.sqlite_file import open_file
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import SavedByAnotherDesk, StoredPlan, StoreUnavailable

SAVED_EVERY = 4
"""Edits between two savings; each edit is kept as a draft."""


def edit_until_killed(folder: Path, told: Connection, passphrase: str | None = None) -> None:
    """Count up in the plan's goal; tell each number once it is on the disk."""
    derive_quickly()
    store = Store.at(folder / "store.sqlite3", passphrase=passphrase)
    drafts = Drafts(folder / "unsaved", seal=store.draft_seal())
    kept = store.plan("plan-1")
    revision, first = kept.revision, newest(kept.plan, drafts) + 1
    for number in count(first):
        plan = a_plan(goal=str(number))
        drafts.keep(plan, None)
        told.send(("kept", number))
        if number % SAVED_EVERY == 0:
            revision = store.save(plan, revision, "Ann")
            told.send(("saved", number))


def _die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def keep_and_die_before_renaming(folder: Path) -> None:
    Path.replace = _die  # type: ignore[assignment,method-assign]
    Drafts(folder / "unsaved").keep(a_plan(goal="2"), None)


def back_up_and_die_before_renaming(folder: Path) -> None:
    Path.replace = _die  # type: ignore[assignment,method-assign]
    copy_store(folder / "store.sqlite3", folder / "backup.sqlite3")


def save_and_die_before_committing(folder: Path) -> None:
    store = Store.at(folder / "store.sqlite3")
    event.listen(store.engine, "commit", _die)
    store.save(a_plan(goal="2"), 1, "Ann")


def die_in_the_middle_of_writing(file: Path, passphrase: str | None) -> None:
    """The way a store is written while its passphrase changes, with half of it on the disk."""
    derive_quickly()
    connection = open_file(file, passphrase)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("UPDATE revision SET body = zeroblob(length(body))")
    connection.execute("UPDATE plan SET goal = hex(zeroblob(90000))")
    _die()


PASSPHRASES: Final = {
    "seal": (None, "four quiet green chairs"),
    "change": ("four quiet green chairs", "five loud red tables"),
    "unseal": ("five loud red tables", None),
}
"""What opens the store before and after each change of passphrase."""


def convert(folder: Path, what: str) -> None:
    """Give the store a passphrase, change it or take it away."""
    store, drafts = folder / "store" / "store.sqlite3", folder / "unsaved"
    words = [word for word in PASSPHRASES[what] if word]
    derive_quickly()
    getattr(passphrase, what)(store, *words, drafts)


def convert_and_die(folder: Path, what: str, step: int) -> None:
    """The same until just before the given change of the disk; after the last one it ends well."""
    steps = count()

    def mortal(function: Callable[..., Any]) -> Callable[..., Any]:
        def living(*arguments: Any, **named: Any) -> Any:
            if next(steps) == step:
                _die()
            return function(*arguments, **named)

        return living

    for place, name in ((Path, "replace"), (Path, "unlink"), (os, "fsync"), (os, "open")):
        setattr(place, name, mortal(getattr(place, name)))
    for place, name in ((preparing, "rewrite"), (settling, "write_rows")):
        setattr(place, name, mortal(getattr(place, name)))
    convert(folder, what)


def convert_and_tell(folder: Path, what: str, told: Connection) -> None:
    """Change the passphrase; tell when it begins and when it is done."""
    told.send("begins")
    convert(folder, what)
    told.send("is done")


def hold_open(file: Path, line: Connection) -> None:
    """Open the store and do nothing with it until told to close it."""
    store = Store.at(file)
    line.send("open")
    line.recv()
    store.close()


def newest(plan: Plan, drafts: Drafts) -> int:
    """The last edit that is on the disk, in the store or as a draft."""
    pending = [int(draft.plan.goal) for draft in drafts.pending()]
    return max([int(plan.goal), *pending])


@dataclass
class Diary:
    """What a desk says it has done.

    saved: plan, revision and mark of each save that was confirmed
    conflicts: marks that were refused because another desk had saved
    unsure: those among them that had been sent before, when the server did not answer
    """

    saved: list[tuple[str, int, str]] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Signals:
    """What the desks and the test tell each other.

    saved, clashed: released once for each save that was confirmed or refused
    """

    stop: Event
    saved: Semaphore
    clashed: Semaphore
    diaries: "Queue[Diary]"


def edit_shared_plans(place: str, desk: int, plans: int, signals: Signals) -> None:
    """Open any of the plans, count up in its goal, leave the own mark, save; until told to stop."""
    store, chance, diary = Store.at(place), random.Random(desk), Diary()
    for number in count():
        if signals.stop.is_set():
            break
        plan_id, mark = f"plan-{chance.randrange(plans)}", f"desk {desk} edit {number}"
        saved = _edit_one(store, plan_id, mark, diary)
        (signals.saved if saved else signals.clashed).release()
    store.close()
    signals.diaries.put(diary)


def _opened(store: Store, plan_id: str) -> StoredPlan:
    while True:
        with suppress(StoreUnavailable):
            return store.plan(plan_id)


def _edit_one(store: Store, plan_id: str, mark: str, diary: Diary) -> bool:
    opened = _opened(store, plan_id)
    goal = str(int(opened.plan.goal) + 1)
    changed = opened.plan.replace(goal=goal, equipment=mark)
    unsure = False
    while True:
        try:
            number = store.save(changed, opened.revision, mark.rpartition(" edit")[0])
        except StoreUnavailable:
            unsure = True
            continue
        except SavedByAnotherDesk:
            diary.conflicts.append(mark)
            diary.unsure |= {mark} if unsure else set()
            return False
        diary.saved.append((plan_id, number, mark))
        return True
