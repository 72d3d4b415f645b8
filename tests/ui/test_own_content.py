"""The window knows the own exercises and templates that the store has, and hears of new ones."""

import pytest
from own_content import STEP, TEMPLATE, keep, names
from pytestqt.qtbot import QtBot
from questions import settle
from sqlalchemy import text

from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.store import Store
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.store_link import StoreLink


@pytest.fixture
def store(store: Store) -> Store:
    """With an exercise and a template in it."""
    keep(store, STEP, TEMPLATE)
    return store


def test_own_exercises_are_in_the_library_as_soon_as_the_store_is_open(own: OwnContent) -> None:
    assert names(own) == ["Kitchen step", "My runner's knee"]
    assert next(iter(own.library.exercises)) == STEP.key
    assert [row.name for row in own.templates] == ["My runner's knee"]


def test_what_another_desk_adds_and_puts_away_is_seen_at_the_next_look(
    own: OwnContent, store: Store, link: StoreLink, qtbot: QtBot
) -> None:
    other = OwnLibrary(store)
    other.save(STEP.replace(name="Stair step", version=2), 1, "Bob")
    other.to_bin("template", TEMPLATE.key)
    with qtbot.waitSignal(own.changed):
        own.load()
    assert names(own) == ["Stair step"]
    assert own.library.exercises[STEP.key].version == 2


def test_a_look_that_finds_nothing_new_changes_nothing(own: OwnContent, link: StoreLink) -> None:
    told: list[None] = []
    own.changed.connect(lambda: told.append(None))
    before = own.library
    own.load()
    settle(link)
    assert not told
    assert own.library is before


def test_a_locked_desk_shows_nothing_of_it_and_an_open_one_all_again(
    own: OwnContent, link: StoreLink
) -> None:
    link.lock()
    settle(link)
    assert names(own) == []
    assert STEP.key not in own.library.exercises

    own.load()  # a timer may ask while the desk is locked
    link.open()
    settle(link)
    assert names(own) == ["Kitchen step", "My runner's knee"]


def test_an_exercise_that_this_version_cannot_read_does_not_hide_the_others(
    own: OwnContent, store: Store, link: StoreLink
) -> None:
    with store.engine.begin() as connection:
        connection.execute(
            text("UPDATE own SET body = :body, revision = 2 WHERE kind = 'exercise'"),
            {"body": b"a newer program's"},
        )
    own.load()
    settle(link)
    assert own.exercises == ()
    assert [row.name for row in own.templates] == ["My runner's knee"]


def test_a_name_is_found_whatever_the_case_of_its_letters(own: OwnContent) -> None:
    found = own.named("template", "my RUNNER'S knee")
    assert found is not None
    assert found.key == TEMPLATE.key
    assert own.named("exercise", "my runner's knee") is None
