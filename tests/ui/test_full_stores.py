"""A store that takes nothing: the disk is full, or nobody may write there."""

from pathlib import Path

import pytest
from bad_luck import KEPT_HERE, MAY_NOT, has_caught_up, told, work_goes_on
from builders import a_plan
from desks import AnsweredDialogs, asked, drafted, in_store, open_window, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import data_folder, store_file
from rehabplanner.storage.plan_file import read_plan
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredPlan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


@pytest.mark.parametrize(
    ("name", "none", "plenty", "words"),
    [
        ("max_page_count", "1", "1000000", "free some space"),
        ("query_only", "ON", "OFF", MAY_NOT),
    ],
    ids=["full", "read-only"],
)
def test_what_cannot_be_saved_now_is_kept_on_the_disk_and_saved_afterwards(
    desk: Desk,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    none: str,
    plenty: str,
    words: str,
) -> None:
    asked(desk, lambda store: store.save(a_plan(), None, "Ann"))
    asked(desk, lambda store: set_pragma(store, name, none))
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance " + "and sing " * 20)
    desk.handover.save()
    assert words in told(window)
    assert [draft.plan for draft in Drafts().pending()] == [session.plan]
    assert "kept on this desk" in desk.kept.status.work.text()
    assert [found.plan for found in asked(desk, all_plans)] == [a_plan()]

    asked(desk, lambda store: set_pragma(store, name, plenty))
    desk.handover.save()
    assert session.plan in [found.plan for found in in_store(desk)]
    assert session.is_kept
    assert words not in window.strip.text
    assert KEPT_HERE in desk.kept.status.where.text()


def set_pragma(store: Store, name: str, value: str) -> None:
    """On the one connection that the window has."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {name} = {value}")


def all_plans(store: Store) -> list[StoredPlan]:
    return [store.plan(row.id) for row in store.recent()]


def test_where_no_folder_can_be_work_goes_on_and_is_saved_when_it_can(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store_file().parent.parent.mkdir(parents=True)
    store_file().parent.touch()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    assert MAY_NOT in told(window)
    desk.kept.link.try_again()
    work_goes_on(desk)
    store_file().parent.unlink()
    desk.kept.link.try_again()
    has_caught_up(desk)
    assert MAY_NOT not in window.strip.text
    assert window.close()


def test_without_any_folder_of_its_own_the_window_still_makes_handouts(
    qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().touch()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    assert MAY_NOT in told(window)
    session = drafted(desk)
    session.edit("Change knee", edits.set_side, "left")
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export()
    qtbot.waitUntil(dialogs.answer.exists, timeout=20_000)
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save_as()
    assert read_plan(tmp_path / "plan.json") == session.plan
    assert not window.close(), "the work is nowhere else"
    assert "cannot be kept" in window.strip.text
    assert ".json" not in window.strip.text
    assert desk.kept.status.work.text() == "Your changes are only in this window."

    data_folder().unlink()
    desk.kept.link.try_again()
    desk.kept.finish()
    desk.handover.save()
    assert [found.plan for found in in_store(desk)] == [session.plan]
    assert window.close()


def test_a_copy_saved_elsewhere_lets_the_therapist_leave(
    qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().touch()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    assert not window.close()
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save_as()
    assert read_plan(tmp_path / "plan.json") == session.plan
    assert window.close()
