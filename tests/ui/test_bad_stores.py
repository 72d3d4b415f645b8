"""Bad luck with the store's file, as a therapist meets it: one sentence, nothing lost, a way on."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest
from bad_luck import has_caught_up, told, work_goes_on
from builders import A_DAY, a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, plans_listed, the_desk
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from rehabplanner.domain import edits
from rehabplanner.storage import engine, migrations
from rehabplanner.storage.backups import Backups
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.sqlite_file import sqlite
from rehabplanner.storage.store import Store
from rehabplanner.ui import store_link
from rehabplanner.ui.backups_dialog import BackupsDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.own_backups import bring_back
from rehabplanner.ui.window import MainWindow

DAMAGED: Final = "file is damaged"


@pytest.fixture
def file() -> Path:
    """This desk's own store with one plan, closed."""
    store = Store.at()
    store.save(a_plan(), None, "Ann")
    store.close()
    return store_file()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits milliseconds where the program waits seconds."""
    monkeypatch.setitem(engine._PRAGMAS, "busy_timeout", "10")  # noqa: SLF001
    monkeypatch.setattr(store_link, "_TRY_AGAIN_MS", 20)


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


# --- kept by another program ---


def test_a_store_kept_by_another_program_at_the_start_is_opened_as_soon_as_it_is_free(
    impatient: None, qtbot: QtBot, dialogs: AnsweredDialogs, file: Path
) -> None:
    with kept_by_another_program(ALONE):
        window = open_window(qtbot, dialogs)
        desk = the_desk(window)
        assert "close it or wait" in told(window)
        assert "cannot be shown" in desk.start.plans.nothing.text()
        work_goes_on(desk)
    qtbot.waitUntil(lambda: desk.kept.link.is_open and not Drafts().pending())
    has_caught_up(desk)
    assert len(plans_listed(desk)) == 2
    assert window.close()


def test_a_save_that_another_program_holds_up_is_done_without_a_click(
    impatient: None, qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    in_store(desk)
    session = drafted(desk)
    with kept_by_another_program():
        session.edit("Change goal", edits.set_goal, "Dance")
        desk.handover.save()
        assert "close it or wait" in told(window)
        assert "kept on this desk" in desk.kept.status.work.text()
        assert [draft.plan for draft in Drafts().pending()] == [session.plan]
    qtbot.waitUntil(lambda: session.is_kept and not Drafts().pending())
    assert [found.plan for found in in_store(desk)] == [session.plan]
    assert "All work is saved" in desk.kept.status.work.text()


# --- damaged ---

Damage = Callable[[bytes], bytes]

DAMAGES: Final[dict[str, Damage]] = {
    "cut off": lambda data: data[: len(data) // 2 + 100],
    "nearly nothing left": lambda data: data[:50],
    "another beginning": lambda data: b"Dear colleague! " + data[16:],
    "zeroes after the first page": lambda data: data[:4096] + bytes(len(data) - 4096),
}


@pytest.fixture(params=DAMAGES.values(), ids=DAMAGES.keys())
def damage(request: pytest.FixtureRequest) -> Damage:
    found: Damage = request.param
    return found


def test_a_damaged_store_stays_as_it_is_until_a_copy_is_brought_back_and_work_is_filed_then(
    qtbot: QtBot, dialogs: AnsweredDialogs, file: Path, damage: Damage
) -> None:
    Backups(file).make(A_DAY)
    damaged = damage(file.read_bytes())
    file.write_bytes(damaged)
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    assert DAMAGED in told(window)
    window.strip.take_action()
    [dialog] = window.findChildren(BackupsDialog)
    dialog.reject()
    work_goes_on(desk)
    assert file.read_bytes() == damaged

    bring_back(desk.kept.link, desk, Backups(file).copies()[0], lambda _: None, raised)
    has_caught_up(desk)
    assert sorted(found.plan.goal for found in in_store(desk)) == ["Dance", a_plan().goal]
    [aside] = (file.parent / "backups").glob("*damaged*.sqlite3")
    assert aside.read_bytes() == damaged
    assert window.close()


def raised(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("name", ["cut off", "another beginning"])
def test_a_store_that_is_damaged_while_it_is_open_keeps_nobody_from_working(
    desk: Desk, window: MainWindow, name: str
) -> None:
    in_store(desk)
    session = drafted(desk)
    with closing(sqlite.connect(store_file())) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = DAMAGES[name](store_file().read_bytes())
    with store_file().open("rb+") as file:
        file.write(damaged)
        file.truncate(len(damaged))
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    assert DAMAGED in told(window)
    assert [draft.plan for draft in Drafts().pending()] == [session.plan]
    assert "kept on this desk" in desk.kept.status.work.text()
    assert window.close()
    assert store_file().read_bytes() == damaged


def test_damage_that_does_not_show_yet_is_told_by_the_days_copy(
    qtbot: QtBot, dialogs: AnsweredDialogs, file: Path
) -> None:
    earlier = Backups(file).make(A_DAY.replace(year=2020))
    assert earlier is not None
    data = file.read_bytes()
    file.write_bytes(data[: 5 * 4096] + b"\7" * 4096 + data[6 * 4096 :])
    window = open_window(qtbot, dialogs)
    qtbot.waitUntil(lambda: "there is no copy of today" in window.strip.text)
    assert earlier.exists(), "it may be all there is"
    assert window.close()


# --- not ours, or not any more ---


def test_a_newer_store_is_left_alone_and_work_goes_on(
    qtbot: QtBot, dialogs: AnsweredDialogs, file: Path
) -> None:
    steps = {number: _nothing_to_do for number in range(1, 99)}
    newer = engine.open_engine(file)
    migrations.migrate(newer, steps, target=99)
    newer.dispose()
    before = file.read_bytes()
    window = open_window(qtbot, dialogs)
    assert "update the program" in told(window)
    work_goes_on(the_desk(window))
    assert window.close()
    assert file.read_bytes() == before


def _nothing_to_do(_: Connection) -> None:
    pass


def test_another_programs_database_keeps_its_content_and_work_goes_on(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store_file().parent.mkdir(parents=True)
    with closing(sqlite.connect(store_file())) as connection:
        connection.execute("CREATE TABLE recipe (name)")
    window = open_window(qtbot, dialogs)
    assert "another program's" in told(window)
    work_goes_on(the_desk(window))
    assert window.close()
    with closing(sqlite.connect(store_file())) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipe",)]
