"""The store with many plans beside the same with few: what waits for it must not grow with it."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from math import log
from pathlib import Path
from typing import Final

from benchmarks import sample
from benchmarks.desk_speed import desk_speed
from benchmarks.many_plans import fill
from benchmarks.measuring import Run, medians
from benchmarks.report import Row, table
from clinic_server import ClinicServer, can_run
from sqlalchemy import create_engine

from rehabplanner.domain.plan import Plan
from rehabplanner.storage.store import Store
from rehabplanner.ui.patient_rows import find_patients

FEW: Final = 1_000
MANY: Final = 100_000
_GROWTH: Final = log(MANY) / log(FEW)
"""How much longer it may take: as the logarithm of the number of plans."""

_QUICK: Final = 6
"""Short runs are repeated so many times more often."""

_ROWS: Final = 10
"""So many are found among few plans too: as many rows are compared."""

_TYPED: Final = {
    "search, a first letter": "g",
    "search, three letters of a name": "gro",
    "search, a whole name": "jane grohilkan",
    "search, a name that nobody has": "xavier",
    "search, a diagnosis": "jumpers kn",
    "search, a diagnosis and a goal": "runners knee stairs",
    "search, a month": "2024-05",
    "search, two words that many have": "jane groh",
}


def store_speed(rounds: int) -> str:
    """A desk's own file, with a window too, and, where the test extra brings it, a server."""
    with tempfile.TemporaryDirectory() as folder:
        places = {n: str(Path(folder, str(n), "store.sqlite3")) for n in (FEW, MANY)}
        found = [_compared("a desk's own file", places, rounds)]
        found.append(_windows(places, rounds))
    if can_run():
        with _server() as places:
            found.append(_compared("a PostgreSQL server", places, rounds))
    return "\n\n".join(found)


@contextmanager
def _server() -> Iterator[dict[int, str]]:
    with closing(ClinicServer()) as server:
        server.start()
        places = {number: server.url(f"with_{number}") for number in (FEW, MANY)}
        with closing(create_engine(server.url("public")).raw_connection()) as connection:
            for number in places:
                connection.cursor().execute(f"CREATE SCHEMA with_{number}")
            connection.commit()
        yield places


def _compared(title: str, places: dict[int, str], rounds: int) -> str:
    stores = {number: Store.at(place) for number, place in places.items()}
    runs: dict[str, Run] = {}
    names: tuple[str, ...] = ()
    for number, store in stores.items():
        fill(store, number)
        found = _runs(store)
        names = tuple(found)
        runs |= {f"{what} {number}": run for what, run in found.items()}
    ms = medians(runs, rounds * _QUICK)
    for store in stores.values():
        store.close()
    few, many = ({what: ms[f"{what} {number}"] for what in names} for number in stores)
    return _told(f"Store: {title}", few, many)


def _windows(places: dict[int, str], rounds: int) -> str:
    few, many = desk_speed([places[FEW], places[MANY]], rounds)
    return _told("Window: a desk with its own file", few, many)


def _told(title: str, few: dict[str, float], many: dict[str, float]) -> str:
    rows = []
    for what, ms in few.items():
        rows.append(Row(f"{what}, with {FEW:,} plans", ms))
        rows.append(_judged(f"{what}, with {MANY:,} plans", many[what], ms))
    return table(title, rows)


def _judged(what: str, many: float, few: float) -> Row:
    reached = many <= _GROWTH * few
    return Row(what, many, many / few, f"ratio <= {_GROWTH:.2f}", reached)


def _runs(store: Store) -> dict[str, Run]:
    saved = _Saved(store, sample.drafted())
    saved.again(-1)
    searches = {what: _search(store, text) for what, text in _TYPED.items()}
    return {
        "start page": lambda _: store.recent(),
        **searches,
        "patients, three letters": lambda _: find_patients(store, "gro", 3),
        "open a plan": lambda _: store.plan(saved.plan.id),
        "save a plan": saved.again,
    }


def _search(store: Store, text: str) -> Run:
    return lambda _: store.search(text, _ROWS)


class _Saved:
    """A plan that is saved again and again."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self._store = store
        self.plan = plan
        self._revision: int | None = None

    def again(self, number: int) -> None:
        plan = self.plan.replace(goal=f"Run {number + 1} km again")
        self._revision = self._store.save(plan, self._revision, "Ann")
