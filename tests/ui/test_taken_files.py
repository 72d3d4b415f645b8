"""The store's file is deleted or replaced while the window is open: said, and nothing is lost."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from bad_luck import told
from builders import a_plan
from desks import drafted, in_store, plans_listed
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.refusal import Refusal
from rehabplanner.storage import watched_file
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.kept_aside import kept_aside
from rehabplanner.storage.store import Store
from rehabplanner.ui import store_link
from rehabplanner.ui.backups_dialog import BackupsDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.window import MainWindow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")


@pytest.fixture
def session(desk: Desk) -> PlanSession:
    """A plan that was saved once."""
    made = drafted(desk)
    made.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    in_store(desk)
    return made


def delete() -> None:
    for part in store_file().parent.glob("rehabplanner.sqlite3*"):
        part.unlink()


def replace(tmp_path: Path) -> None:
    """By another store, with one plan."""
    other = tmp_path / "other.sqlite3"
    store = Store.at(other)
    store.save(a_plan(goal="Swim"), None, "Ben")
    store.close()
    other.replace(store_file())


def goals_on_disk() -> list[str]:
    store = Store.at()
    goals = [store.plan(row.id).plan.goal for row in store.recent()]
    store.close()
    return goals


def sing(desk: Desk, session: PlanSession) -> None:
    session.edit("Change goal", edits.set_goal, "Sing")
    desk.handover.save()
    desk.kept.finish()


def test_what_is_saved_after_the_file_was_deleted_is_in_the_new_file_and_that_is_said(
    desk: Desk, window: MainWindow, session: PlanSession
) -> None:
    delete()
    sing(desk, session)
    assert "it is written again" in told(window)
    assert session.is_kept
    assert window.close()
    assert goals_on_disk() == ["Sing"]
    assert Drafts().pending() == []


@pytest.fixture
def wary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks at the file every 20 ms, where the program does every minute."""
    monkeypatch.setattr(store_link, "_LOOK_EVERY_MS", 20)


def test_a_file_that_is_deleted_while_nobody_saves_is_written_again_too(
    qtbot: QtBot, wary: None, desk: Desk, window: MainWindow, session: PlanSession
) -> None:
    delete()
    qtbot.waitUntil(lambda: "it is written again" in window.strip.text)
    qtbot.waitUntil(lambda: desk.kept.link.is_open)
    assert goals_on_disk() == ["Dance"]


def test_a_file_that_is_deleted_just_before_the_window_closes_is_written_again(
    desk: Desk, window: MainWindow, session: PlanSession
) -> None:
    delete()
    assert window.close()
    assert goals_on_disk() == ["Dance"]


def test_a_file_that_is_deleted_while_a_plan_is_saved_has_that_plan(
    desk: Desk, window: MainWindow, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    _while_saving(monkeypatch, delete)
    sing(desk, session)
    assert "it is written again" in told(window)
    assert goals_on_disk() == ["Sing"]


def _while_saving(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    save, still = Store.save, [happens]

    def saving(self: Store, *args: object, **named: object) -> int:
        if still:
            still.pop()()
        return save(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save", saving)


def test_a_file_that_cannot_be_written_again_keeps_the_work_on_the_desk_until_it_can(
    desk: Desk, window: MainWindow, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete()
    with monkeypatch.context() as patch:
        patch.setattr(watched_file, "private_part", _no_room)
        sing(desk, session)
        assert "cannot be written again" in told(window)
        assert "cannot be used" in desk.kept.status.where.text()
        assert [draft.plan for draft in Drafts().pending()] == [session.plan]
    window.strip.take_action()
    assert "it is written again" in told(window)
    desk.kept.finish()
    assert session.is_kept
    assert goals_on_disk() == ["Sing"]


def _no_room(_: Path) -> AbstractContextManager[Path]:
    raise Refusal("The disk is full.")


def test_another_file_in_its_place_is_opened_and_the_plans_of_until_now_are_among_the_copies(
    desk: Desk, window: MainWindow, session: PlanSession, tmp_path: Path
) -> None:
    desk.show_start()
    replace(tmp_path)
    desk.kept.link.look_at_file()
    assert "kept with the copies" in told(window)
    assert len(plans_listed(desk)) == 1
    assert goals_on_disk() == ["Swim"]
    [aside] = kept_aside(store_file())
    window.strip.take_action()
    [dialog] = window.findChildren(BackupsDialog)
    dialog.reject()
    before = Store.at(aside.path)
    assert [row.goal for row in before.recent()] == ["Dance"]
    before.close()


@pytest.mark.parametrize("is_while_saving", [False, True])
def test_a_plan_that_is_saved_after_another_file_took_the_place_is_in_that_file(
    desk: Desk,
    window: MainWindow,
    session: PlanSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_while_saving: bool,
) -> None:
    if is_while_saving:
        _while_saving(monkeypatch, lambda: replace(tmp_path))
    else:
        replace(tmp_path)
    sing(desk, session)
    assert "kept with the copies" in told(window)
    assert session.is_kept
    assert sorted(goals_on_disk()) == ["Sing", "Swim"]
