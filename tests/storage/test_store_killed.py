"""A program that dies at any moment loses nothing that it had told to be kept."""

import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import scripted_desk
from builders import A_DAY, a_plan
from long_runs import LONG, fresh_processes
from quick_keys import derive_as_shipped, derive_quickly
from readable_words import readable_words
from scripted_desk import (
    PASSPHRASES,
    convert,
    convert_and_die,
    convert_and_tell,
    die_in_the_middle_of_writing,
    edit_until_killed,
    newest,
)

from rehabplanner.storage.backups import Backups
from rehabplanner.storage.copying import is_sound
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.passphrase import is_sealed, seal
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


@pytest.mark.parametrize("passphrase", [None, "four quiet green chairs"], ids=["open", "sealed"])
def test_kill_dash_9_at_random_moments_loses_nothing_kept(
    tmp_path: Path, quick_keys: None, passphrase: str | None
) -> None:
    _begin(tmp_path)
    file = tmp_path / "store.sqlite3"
    if passphrase is not None:
        seal(file, passphrase, tmp_path / "unsaved")
    work, chance = partial(edit_until_killed, passphrase=passphrase), random.Random(6)
    for _ in range(KILLS):
        last = _run_and_kill(work, tmp_path, chance)

        assert is_sound(file, passphrase)
        with closing(Store.at(file, passphrase=passphrase)) as store:
            kept = store.plan("plan-1")
            drafts = Drafts(tmp_path / "unsaved", seal=store.draft_seal())
            numbers = [row.number for row in store.revisions("plan-1")]
        assert int(kept.plan.goal) >= last.get("saved", 0)
        assert newest(kept.plan, drafts) >= last["kept"]
        assert numbers == list(range(kept.revision, 0, -1))


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


@pytest.fixture
def quick_keys() -> Iterator[None]:
    derive_quickly()
    yield
    derive_as_shipped()


def _begin_sealing(folder: Path, what: str) -> None:
    """A store with a copy and a draft, as it is before the change of passphrase."""
    file = folder / "store" / "store.sqlite3"
    with closing(Store.at(file)) as store:
        store.save(a_plan(goal="0"), None, "Ann")
    Backups(file).make(A_DAY)
    Drafts(folder / "unsaved").keep(a_plan(goal="1"), 1)
    for earlier in PASSPHRASES:
        if earlier == what:
            break
        convert(folder, earlier)


def _dies_at(step: int, folder: Path, what: str) -> bool:
    desk = fresh_processes().Process(target=convert_and_die, args=(folder, what, step))
    desk.start()
    desk.join()
    assert desk.exitcode in (0, -signal.SIGKILL)
    return desk.exitcode != 0


def _opens(folder: Path, what: str) -> None:
    """With the old or the new passphrase, and all the other files with the same."""
    file, (old, new) = folder / "store" / "store.sqlite3", PASSPHRASES[what]
    words = new if is_sealed(file) is (new is not None) and is_sound(file, new) else old
    with closing(Store.at(file, passphrase=words)) as store:
        assert store.plan("plan-1").plan.goal == "0"
        drafts = Drafts(folder / "unsaved", seal=store.draft_seal())
        assert [draft.plan.goal for draft in drafts.pending()] == ["1"]
    [copy] = Backups(file, passphrase=words).copies()
    assert is_sound(copy.path, words)
    assert is_sealed(copy.path) is is_sealed(file) is (words is not None)
    assert not list(folder.rglob("*.new"))
    if words is not None:
        assert readable_words(folder, ["Sample Patient"]) == set()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX signals")
@pytest.mark.parametrize("look_first", [False, True], ids=["opened", "looked at"])
@pytest.mark.parametrize("what", ["seal", "change"])
def test_what_was_half_written_is_taken_back(
    tmp_path: Path, quick_keys: None, what: str, look_first: bool
) -> None:
    _begin_sealing(tmp_path, what)
    file, passphrase = tmp_path / "store" / "store.sqlite3", PASSPHRASES[what][0]
    desk = fresh_processes().Process(target=die_in_the_middle_of_writing, args=(file, passphrase))
    desk.start()
    desk.join()
    assert file.with_name(f"{file.name}-journal").stat().st_size > 4096

    if look_first:
        assert is_sealed(file) is (passphrase is not None)
        assert is_sound(file, passphrase)
    _opens(tmp_path, what)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX signals")
@pytest.mark.parametrize("what", PASSPHRASES)
def test_a_kill_at_any_step_of_a_change_of_passphrase_leaves_the_old_or_the_new(
    tmp_path: Path, quick_keys: None, what: str
) -> None:
    _begin_sealing(tmp_path / "before", what)
    for step in count():
        folder = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", folder)
        died = _dies_at(step, folder, what)

        _opens(folder, what)
        if not died:
            break
    assert step > 10, "there are that many steps"


@pytest.mark.parametrize("what", PASSPHRASES)
def test_a_kill_at_a_random_moment_of_a_change_of_passphrase_leaves_the_old_or_the_new(
    tmp_path: Path, quick_keys: None, what: str
) -> None:
    _begin_sealing(tmp_path / "before", what)
    chance = random.Random(what)
    for number in range(max(KILLS // 4, 3)):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "before", folder)
        told, tells = fresh_processes().Pipe(duplex=False)
        desk = fresh_processes().Process(target=convert_and_tell, args=(folder, what, tells))
        desk.start()
        told.recv()
        told.poll(chance.random() * 0.2)  # about as long as it takes
        desk.kill()
        desk.join()

        _opens(folder, what)
