"""Several desks on one server at once: nobody's work is lost, and every clash is told."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Semaphore
from threading import Event

from builders import a_plan
from clinic_server import ClinicServer
from long_runs import LONG, fresh_processes
from scripted_desk import Diary, Signals, edit_shared_plans

from rehabplanner.storage.store import Store

DESKS, PLANS = 8, 50
SAVES = 60


def _begin(place: str, plans: int) -> None:
    store = Store.at(place)
    for number in range(plans):
        store.save(a_plan(id=f"plan-{number}", goal="0"), None, "Ann")
    store.close()


@contextmanager
def _eight_desks(place: str, plans: int, diaries: list[Diary]) -> Iterator[Signals]:
    """They work until the block ends; then each has handed in its diary."""
    context = fresh_processes()
    signals = Signals(context.Event(), context.Semaphore(0), context.Semaphore(0), context.Queue())
    work = [
        context.Process(target=edit_shared_plans, args=(place, desk, plans, signals))
        for desk in range(DESKS)
    ]
    for desk in work:
        desk.start()
    yield signals
    signals.stop.set()
    diaries.extend(signals.diaries.get() for _ in work)
    for desk in work:
        desk.join()


def _until_busy(signal: Semaphore, times: int = SAVES) -> None:
    """Until that many saves were told; in a long run for half a minute at least."""
    if LONG:
        Event().wait(30)
    for _ in range(times):
        assert signal.acquire(timeout=60)


def _forget(signal: Semaphore) -> None:
    """What was told until now does not count any more."""
    while signal.acquire(block=False):
        pass


def _check(place: str, plans: int, diaries: list[Diary]) -> None:
    store = Store.at(place)
    told = {mark: (plan, number) for diary in diaries for plan, number, mark in diary.saved}
    unsure = set().union(*(diary.unsure for diary in diaries))
    refused = {mark for diary in diaries for mark in diary.conflicts} - unsure
    in_store: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for plan_id in (f"plan-{number}" for number in range(plans)):
        numbers = sorted(row.number for row in store.revisions(plan_id))
        assert numbers == list(range(1, len(numbers) + 1)), "the history is complete"
        for number in numbers[1:]:
            plan = store.revision(plan_id, number).plan
            assert plan.goal == str(number - 1), "every save built on the one before"
            in_store[plan.equipment].append((plan_id, number))
    store.close()
    assert all(in_store[mark] == [place] for mark, place in told.items()), "what was told is there"
    assert not refused & in_store.keys(), "what was refused is not there"
    assert in_store.keys() - told.keys() <= unsure, "nothing came in that nobody told of"


def test_eight_desks_on_fifty_plans_lose_nothing(server_place: str) -> None:
    _begin(server_place, PLANS)
    diaries: list[Diary] = []
    with _eight_desks(server_place, PLANS, diaries) as signals:
        _until_busy(signals.saved)
        _until_busy(signals.saved)

    _check(server_place, PLANS, diaries)


def test_desks_on_one_and_the_same_plan_are_told_of_every_clash(server_place: str) -> None:
    _begin(server_place, 1)
    diaries: list[Diary] = []
    with _eight_desks(server_place, 1, diaries) as signals:
        _until_busy(signals.saved, DESKS)
        _until_busy(signals.clashed, DESKS)

    _check(server_place, 1, diaries)


def test_the_work_goes_on_when_the_server_comes_back(
    server: ClinicServer, server_place: str
) -> None:
    _begin(server_place, PLANS)
    diaries: list[Diary] = []
    with _eight_desks(server_place, PLANS, diaries) as signals:
        _until_busy(signals.saved)
        server.stop()
        server.start()
        _forget(signals.saved)
        _until_busy(signals.saved)

    _check(server_place, PLANS, diaries)
    assert all(diary.saved for diary in diaries)
