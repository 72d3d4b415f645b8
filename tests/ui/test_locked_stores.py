"""Another program keeps the store to itself: work goes on, and is saved once it lets go."""

from bad_luck import ALONE, KEPT_HERE, has_caught_up, kept_by_another_program, told, work_goes_on
from builders import a_plan
from desks import AnsweredDialogs, drafted, in_store, open_window, plans_listed, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.store import Store
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


def test_a_store_kept_by_another_program_at_the_start_is_opened_as_soon_as_it_is_free(
    impatient: None, qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    store = Store.at()
    store.save(a_plan(), None, "Ann")
    store.close()
    with kept_by_another_program(ALONE):
        window = open_window(qtbot, dialogs)
        desk = the_desk(window)
        assert "close it or wait" in told(window)
        assert "cannot be shown" in desk.start.plans.nothing.text()
        work_goes_on(desk)
    qtbot.waitUntil(lambda: desk.kept.link.is_open and not Drafts().pending())
    has_caught_up(desk)
    assert "close it or wait" not in window.strip.text
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


def test_a_lock_that_stays_is_spoken_of_once_for_each_save_that_somebody_asks_for(
    impatient: None, qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    in_store(desk)
    states: list[str] = []
    desk.kept.link.opened.connect(lambda: states.append("opened"))
    desk.kept.link.went_away.connect(lambda _: states.append("away"))
    with kept_by_another_program():
        session = drafted(desk)
        session.edit("Change goal", edits.set_goal, "Dance")
        desk.handover.save()
        told(window)
        window.strip.hide()
        with qtbot.waitSignals([desk.kept.filing.failed] * 3):
            pass
        assert (window.strip.text, states) == ("", [])
        assert KEPT_HERE in desk.kept.status.where.text()
        desk.handover.save()
        qtbot.waitUntil(lambda: "keeps the store to itself" in window.strip.text)
    qtbot.waitUntil(lambda: session.is_kept)


def test_a_sentence_about_a_lock_goes_when_the_work_is_saved(
    impatient: None, qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    in_store(desk)
    with kept_by_another_program():
        session = drafted(desk)
        session.edit("Change goal", edits.set_goal, "Dance")
        desk.handover.save()
        assert "keeps the store to itself" in told(window)
    qtbot.waitUntil(lambda: session.is_kept)
    assert window.strip.text == ""


def test_what_was_said_meanwhile_stays_when_a_lock_is_gone(
    impatient: None, qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    in_store(desk)
    with kept_by_another_program():
        session = drafted(desk)
        session.edit("Change goal", edits.set_goal, "Dance")
        desk.handover.save()
        told(window)
        window.strip.say("The sheet is in another folder.")
    qtbot.waitUntil(lambda: session.is_kept)
    assert window.strip.text == "The sheet is in another folder."
