"""A program that dies at any moment loses nothing that it had told to be kept."""

import random
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import scripted_desk
from builders import a_plan
from long_runs import LONG, fresh_processes
from scripted_desk import edit_until_killed, newest

from rehabplanner.storage.copying import is_sound
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.store import Store

KILLS = 200 if LONG else 10


def _begin(folder: Path) -> None:
    store = Store.at(folder / "store.sqlite3")
    store.save(a_plan(goal="0"), None, "Ann")
    store.close()


def _run_and_kill(work: Callable[..., None], folder: Path, chance: random.Random) -> dict[str, int]:
    """Let a desk work, kill it at a moment between any two steps; the last it had told."""
    context = fresh_processes()
    told, tells = context.Pipe(duplex=False)
    desk = context.Process(target=work, args=(folder, tells))
    desk.start()
    tells.close()
    last: dict[str, int] = {}
    for _ in range(chance.randrange(1, 12)):
        _hear(told, last)
    told.poll(chance.random() * 0.01)  # any moment in a step, not only the one after it
    desk.kill()
    desk.join()
    with suppress(EOFError):
        while True:
            _hear(told, last)
    return last


def _hear(told: Connection, last: dict[str, int]) -> None:
    what, number = told.recv()
    last[what] = number


def test_kill_dash_9_at_random_moments_loses_nothing_kept(tmp_path: Path) -> None:
    _begin(tmp_path)
    chance = random.Random(6)
    for _ in range(KILLS):
        last = _run_and_kill(edit_until_killed, tmp_path, chance)

        assert is_sound(tmp_path / "store.sqlite3")
        store = Store.at(tmp_path / "store.sqlite3")
        kept = store.plan("plan-1")
        assert int(kept.plan.goal) >= last.get("saved", 0)
        assert newest(kept.plan, Drafts(tmp_path / "unsaved")) >= last["kept"]
        numbers = [row.number for row in store.revisions("plan-1")]
        assert numbers == list(range(kept.revision, 0, -1))
        store.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX signals")
@pytest.mark.parametrize(
    "work",
    [
        scripted_desk.keep_and_die_before_renaming,
        scripted_desk.back_up_and_die_before_renaming,
        scripted_desk.save_and_die_before_committing,
    ],
)
def test_a_kill_between_writing_and_making_it_valid_leaves_what_was_there(
    tmp_path: Path, work: Callable[..., None]
) -> None:
    _begin(tmp_path)
    Drafts(tmp_path / "unsaved").keep(a_plan(goal="1"), None)
    desk = fresh_processes().Process(target=work, args=(tmp_path,))
    desk.start()
    desk.join()

    assert desk.exitcode == -signal.SIGKILL
    assert is_sound(tmp_path / "store.sqlite3")
    assert not (tmp_path / "backup.sqlite3").exists()
    store = Store.at(tmp_path / "store.sqlite3")
    assert store.plan("plan-1").plan.goal == "0"
    assert store.save(a_plan(goal="3"), 1, "Ann") == 2
    assert [draft.plan.goal for draft in Drafts(tmp_path / "unsaved").pending()] == ["1"]
    store.close()
