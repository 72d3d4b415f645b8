"""The plans of the store: listed, put in from plan files, written to them, and their history."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from rehabplanner.cli.batch import do_each, meant_files
from rehabplanner.cli.plans import write_plan
from rehabplanner.cli.printing import print_json
from rehabplanner.cli.store import opened
from rehabplanner.domain.plan import Plan
from rehabplanner.settings import load_settings
from rehabplanner.storage.plan_file import read_plan
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotInStore, PlanRow, RevisionRow

_PAGE: Final = 500


def list_plans(options: Namespace) -> int:
    """Newest first. Printed page by page: a store may hold very many."""
    with opened(options) as store:
        rows = islice(_found(store, options.search), options.limit)
        if options.json:
            print_json(_plan_as_json(row) for row in rows)
        else:
            for row in rows:
                print(_plan_line(row))
    return 0


def keep(options: Namespace) -> int:
    """Put plan files into the store; what is there already stays in the history."""
    by = load_settings().clinic.therapist
    files = meant_files(options.plans)
    with opened(options, make=True) as store:
        return do_each(files, lambda file: f"{file}: {_kept(store, read_plan(file), by)}")


def take(options: Namespace) -> int:
    """Write a plan of the store to a plan file."""
    with opened(options) as store:
        plan = _plan(store, options.id, options.revision)
    write_plan(plan, options.output)
    print(options.output)
    return 0


def list_history(options: Namespace) -> int:
    with opened(options) as store:
        rows = store.revisions(options.id)
    if not rows:
        raise NotInStore(_UNKNOWN)
    if options.json:
        print_json(_revision_as_json(row) for row in rows)
    else:
        for row in rows:
            print(_revision_line(row))
    return 0


_UNKNOWN: Final = "No plan of the store has this id; “rehabplanner plans” lists them."


def _found(store: Store, text: str) -> Iterator[PlanRow]:
    page = store.search(text, _PAGE)
    yield from page.rows
    while page.after:
        page = store.search(text, _PAGE, page.after)
        yield from page.rows


def _plan_line(row: PlanRow) -> str:
    saved = f"revision {row.revision}, saved {_minute(row.saved_at)}{_by(row.saved_by)}"
    start = f"{row.id:12}  {row.created}  {row.side or '-':5}"
    return f"{start}  {row.patient or '(no name)':24}  {row.diagnosis:32}  {saved}"


def _plan_as_json(row: PlanRow) -> dict[str, object]:
    return {
        "id": row.id,
        "patient": row.patient,
        "diagnosis": row.diagnosis,
        "side": row.side,
        "day": row.created.isoformat(),
        "revision": row.revision,
        "saved_by": row.saved_by,
        "saved_at": row.saved_at.isoformat(),
    }


def _kept(store: Store, plan: Plan, by: str) -> str:
    """A file that the store has gone on from must not take back what was done since."""
    try:
        newest = store.plan(plan.id)
    except NotInStore:
        number = store.save(plan, None, by, _LABEL)
        return f"kept as revision {number} of {plan.id}"
    for number in range(newest.revision, 0, -1):
        if store.revision(plan.id, number).plan == plan:
            return f"already there as revision {number} of {newest.revision}"
    number = store.save(plan, newest.revision, by, _LABEL)
    return f"kept as revision {number} of {plan.id}"


_LABEL: Final = "From a plan file"


def _plan(store: Store, plan_id: str, number: int | None) -> Plan:
    try:
        newest = store.plan(plan_id)
        return newest.plan if number is None else store.revision(plan_id, number).plan
    except NotInStore:
        known = store.revisions(plan_id)
    if not known:
        raise NotInStore(_UNKNOWN)
    raise NotInStore(f"The plan has no revision {number}; its newest one is {known[0].number}.")


def _revision_line(row: RevisionRow) -> str:
    label = f"  {' '.join(row.label.split())}" if row.label else ""
    return f"{row.number:4}  {_minute(row.saved_at)}{_by(row.saved_by)}{label}"


def _revision_as_json(row: RevisionRow) -> dict[str, object]:
    return {
        "revision": row.number,
        "saved_by": row.saved_by,
        "saved_at": row.saved_at.isoformat(),
        "label": row.label,
    }


def _minute(at: datetime) -> str:
    """As this desk's clock shows it."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def _by(name: str) -> str:
    return f" by {name}" if name else ""
