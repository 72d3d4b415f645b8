"""What must be true of a window whose store is in trouble, and again once it is not."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from desks import drafted, in_store, the_desk
from PySide6.QtWidgets import QApplication

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow

KEPT_HERE: Final = "Plans are kept on this machine"
MAY_NOT: Final = "may not be written"

OTHER_PROGRAM: Final = """
import sys
from sqlcipher3 import dbapi2
other = dbapi2.connect(sys.argv[1], isolation_level=None)
other.execute(sys.argv[2])
other.execute("BEGIN EXCLUSIVE")
print("kept", flush=True)
sys.stdin.readline()
"""
ALONE: Final = "PRAGMA locking_mode = EXCLUSIVE"
"""Nobody else can even read; without it others only cannot write."""


def dance(desk: Desk) -> None:
    """Make a plan, and leave it: that saves it."""
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    desk.kept.finish()


def told(window: MainWindow) -> str:
    """What the strip says once the store has answered: one sentence, in a therapist's words."""
    the_desk(window).kept.finish()
    QApplication.processEvents()
    said = window.strip.text
    assert said.endswith(".")
    assert ". " not in said
    assert not any(word in said.lower() for word in ("sql", "error", "none", "sample"))
    return said


def work_goes_on(desk: Desk) -> None:
    """A plan can be made and is kept on the disk; the page and the status bar say so."""
    dance(desk)
    assert [draft.plan.goal for draft in desk.kept.drafts.pending()] == ["Dance"]
    assert desk.start.drafts.list.count() == 1
    assert "cannot be used" in desk.kept.status.where.text()


def has_caught_up(desk: Desk) -> None:
    """The store has the plan, and nothing speaks of unsaved work any more."""
    assert "Dance" in [found.plan.goal for found in in_store(desk)]
    assert Drafts().pending() == []
    assert desk.start.drafts.list.count() == 0
    assert KEPT_HERE in desk.kept.status.where.text()


@contextmanager
def kept_by_another_program(first: str = "SELECT 1") -> Iterator[None]:
    """Another process has the store to itself until the end of the block."""
    command = [sys.executable, "-c", OTHER_PROGRAM, str(store_file()), first]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "kept\n"
        yield
        other.communicate()
