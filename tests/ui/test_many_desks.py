"""A window on the clinic's server: shared with other desks, and when the server is gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import a_plan
from clinic_server import ClinicServer
from desks import AnsweredDialogs, asked, drafted, in_store, open_window, plans_listed, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.settings import load_settings
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotLetIn
from rehabplanner.ui.conflict_dialog import ConflictDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.server_password import ServerPasswordDialog
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.store_dialog import StoreDialog
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, dialogs: AnsweredDialogs, server_place: str) -> Iterator[MainWindow]:
    """The main window on the clinic's server."""
    made = open_window(qtbot, dialogs, server_place)
    yield made
    the_desk(made).close()
    made.worker.finish()


@pytest.fixture
def other_desk(server_place: str) -> Iterator[Store]:
    store = Store.at(server_place)
    yield store
    store.close()


@pytest.fixture
def no_server(server: ClinicServer) -> Iterator[ClinicServer]:
    """Stopped; `start` brings it back."""
    server.stop()
    yield server
    server.start()


def come_back(desk: Desk, server: ClinicServer) -> None:
    server.start()
    desk.kept.link.try_again()
    desk.kept.finish()


def test_the_status_bar_says_which_server_and_not_with_whom_it_was_opened(desk: Desk) -> None:
    said = desk.kept.status.where.text()
    assert "clinic's server" in said
    assert "desk@" not in said


def test_what_one_desk_saves_the_other_finds(desk: Desk, other_desk: Store) -> None:
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    in_store(desk)
    assert [row.goal for row in other_desk.search("dance").rows] == ["Dance"]
    other_desk.save(a_plan(goal="Sing"), None, "Ben")
    desk.start.chooser.search.setText("sing")
    assert len(plans_listed(desk)) == 1


def test_while_the_server_is_gone_work_goes_on_and_is_saved_when_it_is_back(
    qtbot: QtBot, desk: Desk, window: MainWindow, server: ClinicServer
) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    in_store(desk)
    server.stop()
    session.edit("Change goal", edits.set_goal, "Sing")
    desk.handover.save()
    desk.kept.finish()
    assert "go on working" in window.strip.text
    assert "cannot be reached" in desk.kept.status.where.text()
    assert not session.is_kept
    session.edit("Change goal", edits.set_goal, "Ski")
    desk.keep_draft_now()
    come_back(desk, server)
    assert [found.plan.goal for found in in_store(desk)] == ["Ski"]
    assert session.is_kept
    assert "clinic's server" in desk.kept.status.where.text()


def test_a_plan_that_was_left_while_the_server_was_gone_is_saved_when_it_is_back(
    desk: Desk, server: ClinicServer
) -> None:
    session = drafted(desk)
    server.stop()
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.show_start()
    desk.kept.finish()
    assert desk.start.drafts.list.count() == 1
    come_back(desk, server)
    assert [found.plan.goal for found in in_store(desk)] == ["Dance"]
    assert desk.start.drafts.list.count() == 0


def test_a_window_that_starts_without_its_server_is_ready_for_work(
    qtbot: QtBot, server: ClinicServer, server_place: str, dialogs: AnsweredDialogs
) -> None:
    server.stop()
    window = open_window(qtbot, dialogs, server_place)
    desk = the_desk(window)
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    assert window.close()
    server.start()
    window = open_window(qtbot, dialogs, server_place)
    desk = the_desk(window)
    assert [found.plan.goal for found in in_store(desk)] == ["Dance"]
    desk.close()


def test_work_for_the_clinic_never_reaches_this_desks_own_store(
    qtbot: QtBot, server: ClinicServer, server_place: str, dialogs: AnsweredDialogs
) -> None:
    server.stop()
    window = open_window(qtbot, dialogs, server_place)
    drafted(the_desk(window)).edit("Change goal", edits.set_goal, "Dance")
    assert window.close()
    server.start()
    own = the_desk(open_window(qtbot, dialogs))
    assert in_store(own) == []
    assert own.start.drafts.list.count() == 0
    own.close()


# --- two desks on one plan ---


@dataclass(frozen=True)
class Clash:
    """Both desks went on from one revision, and the other one saved first."""

    session: PlanSession
    dialog: ConflictDialog


@pytest.fixture
def clash(qtbot: QtBot, desk: Desk, window: MainWindow, other_desk: Store) -> Clash:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    [both] = in_store(desk)
    other_desk.save(both.plan.replace(goal="Theirs"), both.revision, "Ben")
    session.edit("Change goal", edits.set_goal, "Mine")
    desk.handover.save()
    desk.kept.finish()
    assert window.strip.text.startswith("Ben saved this plan")
    window.strip.take_action()
    [dialog] = window.findChildren(ConflictDialog)
    qtbot.waitUntil(dialog.take.isEnabled)
    return Clash(session, dialog)


def goals(desk: Desk) -> list[tuple[str, int]]:
    return sorted((found.plan.goal, found.revision) for found in in_store(desk))


def test_what_another_desk_saved_is_not_overwritten_without_a_word(
    desk: Desk, clash: Clash
) -> None:
    assert goals(desk) == [("Theirs", 2)]
    clash.dialog.reject()
    draft = desk.kept.drafts.of(clash.session.plan.id)
    assert draft is not None
    assert draft.plan.goal == "Mine"


def test_theirs_is_taken_and_undo_brings_mine_back_on_top(desk: Desk, clash: Clash) -> None:
    clash.dialog.take.click()
    assert clash.session.plan.goal == "Theirs"
    assert clash.session.is_kept
    clash.session.history.undo()
    desk.handover.save()
    assert goals(desk) == [("Mine", 3)]


def test_mine_is_kept_as_a_copy_beside_theirs(desk: Desk, clash: Clash) -> None:
    clash.dialog.copy.click()
    assert goals(desk) == [("Mine", 1), ("Theirs", 2)]
    assert desk.open_page.session.plan.goal == "Mine"
    assert desk.open_page.session.is_kept
    assert desk.kept.drafts.pending() == []


def test_mine_on_top_leaves_theirs_in_the_history(desk: Desk, clash: Clash) -> None:
    clash.dialog.on_top.click()
    assert goals(desk) == [("Mine", 3)]
    plan_id = clash.session.plan.id
    assert asked(desk, lambda store: store.revision(plan_id, 2).plan.goal) == "Theirs"


def test_a_plan_that_was_left_in_conflict_is_opened_to_compare(
    qtbot: QtBot, desk: Desk, window: MainWindow, other_desk: Store
) -> None:
    session = drafted(desk)
    session.edit("Change goal", edits.set_goal, "Dance")
    desk.handover.save()
    [both] = in_store(desk)
    other_desk.save(both.plan.replace(goal="Theirs"), both.revision, "")
    session.edit("Change goal", edits.set_goal, "Mine")
    desk.show_start()
    desk.kept.finish()
    assert "Another desk saved this plan" in window.strip.text
    assert desk.start.drafts.list.count() == 1
    window.strip.take_action()
    assert desk.open_page.session.plan.goal == "Mine"
    [dialog] = window.findChildren(ConflictDialog)
    qtbot.waitUntil(dialog.on_top.isEnabled)
    dialog.on_top.click()
    assert goals(desk) == [("Mine", 3)]


# --- coming to the clinic's store, and leaving it ---


def test_the_desk_moves_to_the_store_that_was_chosen_and_back(
    qtbot: QtBot, dialogs: AnsweredDialogs, server_place: str, other_desk: Store
) -> None:
    other_desk.save(a_plan(goal="Sing"), None, "Ben")
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    drafted(desk).edit("Change goal", edits.set_goal, "Dance")
    desk.place.ask()
    [dialog] = window.findChildren(StoreDialog)
    dialog.chosen.emit(desk.settings.value.replace(store=server_place), server_place, "Brought.")
    assert [found.plan.goal for found in in_store(desk)] == ["Sing"]
    assert "clinic's server" in desk.kept.status.where.text()
    assert len(plans_listed(desk)) == 1
    assert load_settings().store == server_place
    dialog.chosen.emit(desk.settings.value.replace(store=""), None, "")
    assert [found.plan.goal for found in in_store(desk)] == ["Dance"]
    assert "on this machine" in desk.kept.status.where.text()
    dialog.reject()
    desk.close()


def test_a_server_that_lets_nobody_in_leads_to_its_password(
    qtbot: QtBot, dialogs: AnsweredDialogs, server_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "The clinic's server did not let this desk in."

    def closed(*_: object, **__: object) -> Store:
        raise NotLetIn(said)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "at", closed)
        window = open_window(qtbot, dialogs, server_place)
        desk = the_desk(window)
        qtbot.waitUntil(lambda: window.strip.text == said)
        window.strip.take_action()
        [dialog] = window.findChildren(ServerPasswordDialog)
        assert dialog.wrong.text() == said
    dialog.given.emit(server_place, "")
    assert in_store(desk) == []
    assert desk.kept.link.is_open
    dialog.reject()
    desk.close()


def test_a_place_in_the_settings_that_can_be_none_is_said(
    qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    window = open_window(qtbot, dialogs, "mysql://clinic/plans")
    desk = the_desk(window)
    qtbot.waitUntil(lambda: "no place for a store" in window.strip.text)
    assert drafted(desk).plan.stages
    desk.close()


def test_another_file_has_unsaved_work_of_its_own(
    qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    Drafts().keep(a_plan(goal="Dance"), None)
    desk = the_desk(open_window(qtbot, dialogs, str(tmp_path / "other.sqlite3")))
    assert in_store(desk) == []
    assert [draft.plan.goal for draft in Drafts().pending()] == ["Dance"]
    desk.close()
