"""The library has newer texts: said once, taken as one step, never in the way."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import a_plan, an_exercise
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_library import small_library

from rehabplanner.domain import edits
from rehabplanner.domain.exercise import Exercise
from rehabplanner.library.library import Library
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.library_news import LibraryNews
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.updates_dialog import UpdatesDialog

NEWER = an_exercise(version=2, position="on a step")
OFFER = "The library has newer texts for 2 parts of this plan."


def library_of(*exercises: Exercise) -> Library:
    library = small_library()
    return replace(library, exercises={each.key: each for each in exercises})


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[Frame]:
    made = Frame()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.worker.finish()


@pytest.fixture
def news(frame: Frame) -> LibraryNews:
    return LibraryNews(frame)


@pytest.fixture
def owner() -> Iterator[QObject]:
    """What the sessions end with."""
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def session(owner: QObject) -> PlanSession:
    """A plan with an older step-up in both stages."""
    return PlanSession(a_plan(), library_of(NEWER), parent=owner)


@pytest.fixture
def current(owner: QObject) -> PlanSession:
    """A plan for which the library has nothing newer."""
    return PlanSession(a_plan(), library_of(an_exercise()), parent=owner)


def dialog_of(frame: Frame) -> UpdatesDialog:
    (found,) = frame.findChildren(UpdatesDialog)
    return found


def test_newer_texts_are_offered_with_a_button(
    frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    news.look_at(session)
    assert frame.strip.text == OFFER
    frame.strip.take_action()

    assert dialog_of(frame).list.count() == 2


def test_one_newer_text_is_told_as_one(
    frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    session.edit("Remove", edits.remove_item, "item-2a")
    news.look_at(session)

    assert frame.strip.text == "The library has a newer text for 1 part of this plan."


def test_a_plan_with_the_newest_texts_is_passed_in_silence(
    frame: Frame, news: LibraryNews, current: PlanSession
) -> None:
    news.look_at(current)

    assert frame.strip.text == ""


def test_asked_for_newer_texts_it_says_that_there_are_none(
    frame: Frame, news: LibraryNews, current: PlanSession
) -> None:
    news.ask(current)

    assert frame.strip.text == "This plan has the newest texts."
    assert not frame.findChildren(UpdatesDialog)


def test_taking_them_is_one_step_that_can_be_undone(
    frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    before = session.plan
    news.ask(session)
    dialog_of(frame).accept()

    assert session.plan.item("item-1a").content == NEWER
    assert session.plan.item("item-2a").content == NEWER
    assert session.history.undoText() == "Take newer library text"
    assert frame.strip.text == "2 parts of this plan have the library's newest texts now."
    frame.strip.take_action()
    assert session.plan == before
    assert session.history.count() == 1


def test_the_undo_of_the_strip_goes_with_the_next_step(
    frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    news.ask(session)
    dialog_of(frame).accept()
    session.edit("Change goal", edits.set_goal, "Hike")

    assert frame.strip.text == ""


def test_keeping_them_changes_nothing_and_is_not_asked_again(
    frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    news.look_at(session)
    frame.strip.take_action()
    dialog_of(frame).reject()
    frame.strip.say("Saved.")
    frame.strip.hide()
    QApplication.processEvents()

    assert frame.strip.text == ""
    assert session.history.count() == 0


def test_what_matters_more_is_said_first(
    qtbot: QtBot, frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    frame.strip.say("This plan is of an earlier day.")
    news.look_at(session)
    assert frame.strip.text == "This plan is of an earlier day."
    frame.strip.hide()

    qtbot.waitUntil(lambda: frame.strip.text == OFFER)


def test_a_message_that_leads_to_another_is_not_cut_short(
    qtbot: QtBot, frame: Frame, news: LibraryNews, session: PlanSession
) -> None:
    frame.strip.say("Old plan.", "accent", "Start", lambda: frame.strip.say("Visit begun."))
    news.look_at(session)
    frame.strip.take_action()
    QApplication.processEvents()

    assert frame.strip.text == "Visit begun."
    frame.strip.hide()
    qtbot.waitUntil(lambda: frame.strip.text == OFFER)


def test_an_offer_goes_when_another_plan_is_opened(
    frame: Frame, news: LibraryNews, session: PlanSession, current: PlanSession
) -> None:
    news.look_at(session)
    news.look_at(current)

    assert frame.strip.text == ""


def test_the_offer_for_a_plan_that_was_put_away_does_nothing(
    qtbot: QtBot, frame: Frame, news: LibraryNews
) -> None:
    owner = QObject()
    session = PlanSession(a_plan(), library_of(NEWER), parent=owner)
    news.look_at(session)
    with qtbot.waitSignal(session.destroyed):
        owner.deleteLater()
    frame.strip.take_action()

    assert not frame.findChildren(UpdatesDialog)


def test_a_plan_that_was_put_away_is_not_spoken_of(
    qtbot: QtBot, frame: Frame, news: LibraryNews
) -> None:
    frame.strip.say("Something else.")
    owner = QObject()
    session = PlanSession(a_plan(), library_of(NEWER), parent=owner)
    news.look_at(session)
    with qtbot.waitSignal(session.destroyed):
        owner.deleteLater()
    frame.strip.hide()
    QApplication.processEvents()

    assert frame.strip.text == ""
