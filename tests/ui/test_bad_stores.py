"""A damaged store, or none of ours: one sentence, nothing is overwritten, and a way on."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from bad_luck import has_caught_up, told, work_goes_on
from builders import A_DAY, a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, the_desk
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from rehabplanner.domain import edits
from rehabplanner.storage import engine, migrations
from rehabplanner.storage.backups import Backups
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.sqlite_file import sqlite
from rehabplanner.storage.store import Store
from rehabplanner.ui.backups_dialog import BackupsDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.own_backups import bring_back
from rehabplanner.ui.store_dialog import StoreDialog
from rehabplanner.ui.window import MainWindow

DAMAGED: Final = "file is damaged"


@pytest.fixture
def file() -> Path:
    """This desk's own store with one plan, closed."""
    store = Store.at()
    store.save(a_plan(), None, "Ann")
    store.close()
    return store_file()


Damage = Callable[[bytes], bytes]

DAMAGES: Final[dict[str, Damage]] = {
    "cut off": lambda data: data[: len(data) // 2 + 100],
    "nearly nothing left": lambda data: data[:50],
    "another beginning": lambda data: b"Dear colleague! " + data[16:],
    "zeroes after the first page": lambda data: data[:4096] + bytes(len(data) - 4096),
    "as if it had a passphrase": lambda data: random.Random(14).randbytes(len(data)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
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
    steps = dict.fromkeys(range(1, 99), _nothing_to_do)
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


def test_another_programs_database_is_not_changed_by_a_byte_and_another_place_is_offered(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store_file().parent.mkdir(parents=True)
    with closing(sqlite.connect(store_file())) as connection:
        connection.execute("CREATE TABLE recipe (name)")
    before = store_file().read_bytes()
    window = open_window(qtbot, dialogs)
    assert "another program's" in told(window)
    window.strip.take_action()
    [dialog] = window.findChildren(StoreDialog)
    dialog.reject()
    work_goes_on(the_desk(window))
    assert window.close()
    assert store_file().read_bytes() == before
