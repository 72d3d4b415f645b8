"""A window that dies at any moment: the next one opens, and has all but the last two seconds."""

import random
import subprocess
import sys
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from typing import Final

import pytest
from desks import AnsweredDialogs, in_store, open_window, plans_listed, the_desk
from long_runs import LONG
from pytestqt.qtbot import QtBot

from rehabplanner.storage.copying import is_sound
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.store import Store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a folder of the test's own")

KILLS: Final = 200 if LONG else 2
MAY_MISS_S: Final = 2
SCRIPT: Final = Path(__file__).with_name("scripted_window.py")


@dataclass
class Told:
    """What a window said before it died.

    plans: the new ones
    edits: plan, number and moment of each
    """

    killed_at: float = 0.0
    plans: list[str] = field(default_factory=list)
    edits: list[tuple[str, int, float]] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    def must_be_there(self) -> dict[str, int]:
        """The last edit of each plan that has had its two seconds."""
        in_time = self.killed_at - MAY_MISS_S
        return {plan: number for plan, number, at in self.edits if at <= in_time}


def work_and_kill(first: int, chance: random.Random) -> Told:
    """Let a window work; kill it after some of its edits, at any moment between two steps."""
    told, edits = Told(), chance.randrange(1, 60)
    command = [sys.executable, str(SCRIPT), str(first), str(chance.randrange(10**6))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        while len(told.edits) < edits:
            line = window.stdout.readline()
            assert line, "the window did not open, or stood still"
            _note(line, told)
        wait([window.stdout.fileno()], chance.random() * 0.05)
        window.kill()
        told.killed_at = monotonic()
        for line in window.stdout:
            _note(line, told)
    return told


def _note(line: str, told: Told) -> None:
    what, *rest = line.split()
    if what == "conflict":
        told.conflicts += rest
    elif what == "plan":
        told.plans += rest
    elif what == "edit":
        plan, number, at = rest
        told.edits.append((plan, int(number), float(at)))


def on_disk() -> dict[str, int]:
    """The last edit of each plan, in the store or as a draft."""
    store = Store.at()
    plans = [store.plan(row.id).plan for row in store.recent(limit=1000)]
    for plan in plans:
        numbers = [row.number for row in store.revisions(plan.id)]
        assert numbers == list(range(len(numbers), 0, -1))
    store.close()
    plans += [draft.plan for draft in Drafts().pending()]
    found: dict[str, int] = {}
    for plan in plans:
        found[plan.id] = max(int(plan.goal or 0), found.get(plan.id, 0))
    return found


def test_a_window_killed_again_and_again_loses_two_seconds_at_most(qtbot: QtBot) -> None:
    chance, first = random.Random(6), 1
    known: set[str] = set()
    for _ in range(KILLS):
        told = work_and_kill(first, chance)
        first = told.edits[-1][1] + 1
        known |= set(told.plans)
        assert is_sound(store_file())
        found = on_disk()
        late = {plan: n for plan, n in told.must_be_there().items() if found.get(plan, 0) < n}
        assert not late, (late, found)
        assert told.conflicts == []
        assert set(found) <= known, "an edit became a plan of its own"

    desk = the_desk(open_window(qtbot, AnsweredDialogs()))
    assert {kept.plan.id for kept in in_store(desk)} == set(found)
    assert len(plans_listed(desk)) == len(found)
    assert Drafts().pending() == []
