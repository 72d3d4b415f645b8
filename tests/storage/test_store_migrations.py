"""Stores of every earlier version open: brought up to date whole or not at all, copied before."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from builders import a_plan
from sqlalchemy import Connection, Engine, inspect, text

from rehabplanner.domain.template import template_of
from rehabplanner.refusal import Refusal
from rehabplanner.storage.copying import is_sound
from rehabplanner.storage.engine import open_engine
from rehabplanner.storage.migrations import STEPS, STORE_SCHEMA, migrate
from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoreTooNew

GOLDEN: Final = Path(__file__).parent.parent / "golden" / "stores"
"""One store of each schema, as SQL. They are never rewritten."""

NOW: Final = STORE_SCHEMA
"""What a store made here has; the steps tried here lead on from it."""


def _add_room(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE plan ADD COLUMN room VARCHAR NOT NULL DEFAULT ''"))


def _fail_half_way(connection: Connection) -> None:
    _add_room(connection)
    connection.execute(text("UPDATE plan SET revision = NULL"))


def _tables(engine: Engine) -> dict[str, tuple[set[str], set[str]]]:
    """The columns and indexes of each table: an updated store has those of a new one."""
    found = inspect(engine)
    return {
        table: (
            {f"{column['name']} {column['type']}" for column in found.get_columns(table)},
            {f"{index['name']} {index['column_names']}" for index in found.get_indexes(table)},
        )
        for table in found.get_table_names()
    }


def _columns(engine: Engine) -> set[str]:
    return {column["name"] for column in inspect(engine).get_columns("plan")}


@pytest.fixture
def kept(place: Path | str) -> Engine:
    """A store of today's schema with one plan, closed; here is its way in for a later version."""
    store = Store.at(place)
    store.save(a_plan(), None, "Ann")
    store.close()
    return open_engine(place)


def test_a_step_leads_from_every_earlier_schema() -> None:
    assert set(STEPS) == set(range(1, STORE_SCHEMA))


def test_a_store_of_every_earlier_schema_is_kept_here() -> None:
    names = {path.name for path in GOLDEN.iterdir()}

    assert names == {f"schema-{number}.sql" for number in range(1, STORE_SCHEMA + 1)}


@pytest.mark.parametrize("file", sorted(GOLDEN.iterdir()), ids=lambda file: file.stem)
def test_a_store_of_an_earlier_version_opens_with_all_it_holds(
    file: Path, tmp_path: Path, file_store: Store
) -> None:
    with closing(sqlite3.connect(tmp_path / "store.sqlite3")) as connection:
        connection.executescript(file.read_text(encoding="utf-8"))

    store = Store.at(tmp_path / "store.sqlite3")

    assert [row.patient for row in store.search("sample run").rows] == ["Sample Patient"]
    assert [row.label for row in store.revisions("plan-1")] == ["after 2 weeks", ""]
    assert store.plan("plan-1").plan.goal == "Run 5 km again"
    assert store.revision("plan-1", 1).plan.goal == "Walk"
    assert len(store.handouts("plan-1")) == 1
    assert [row.id for row in store.binned().rows] == ["plan-2"]
    store.save(store.plan("plan-1").plan.replace(goal="Hop"), 2, "Ann")
    assert _tables(store.engine) == _tables(file_store.engine)
    store.close()
    assert is_sound(tmp_path / "store.sqlite3")


def test_own_exercises_and_templates_came_in_with_schema_2(place: Path | str, store: Store) -> None:
    store.save(a_plan(), None, "Ann")
    new = _tables(store.engine)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE own"))
        connection.execute(text("UPDATE meta SET value = '1'"))

    updated = Store.at(place)

    assert _tables(updated.engine) == new
    assert updated.plan("plan-1").plan == a_plan()
    assert OwnLibrary(updated).save(template_of(a_plan(), "My plan"), None, "Ann") == 1
    updated.close()


def test_what_therapists_made_is_read_from_every_schema_that_had_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "store.sqlite3")) as connection:
        connection.executescript((GOLDEN / "schema-2.sql").read_text(encoding="utf-8"))
    store = Store.at(tmp_path / "store.sqlite3")
    own = OwnLibrary(store)

    [kept] = own.exercises()
    [row] = own.templates()

    assert (kept.exercise.name, kept.exercise.based_on) == ("My step-up", "step-up")
    assert (row.name, row.revision) == ("My runner's knee", 2)
    assert len(own.template(row.key).template.stages) == 2
    assert [row.name for row in own.binned()] == ["Old template"]
    store.close()


def test_a_step_changes_the_tables_and_keeps_the_plans(kept: Engine, place: Path | str) -> None:
    migrate(kept, {NOW: _add_room}, target=NOW + 1)

    assert "room" in _columns(kept)
    with kept.connect() as connection:
        assert connection.scalar(text("SELECT patient FROM plan")) == "Sample Patient"
    with pytest.raises(StoreTooNew):
        Store.at(place)
    kept.dispose()


def test_steps_follow_each_other(kept: Engine) -> None:
    made: list[int] = []

    def step(number: int) -> Callable[[Connection], None]:
        return lambda _: made.append(number)

    numbers = [NOW, NOW + 1, NOW + 2]
    migrate(kept, {number: step(number) for number in reversed(numbers)}, target=NOW + 3)
    migrate(kept, {}, target=NOW + 3)

    assert made == numbers
    kept.dispose()


@pytest.mark.parametrize(
    "steps", [{NOW: _fail_half_way}, {NOW: _add_room, NOW + 1: _fail_half_way}]
)
def test_a_step_that_fails_leaves_the_store_as_it_was(
    kept: Engine, place: Path | str, steps: Mapping[int, Callable[[Connection], None]]
) -> None:
    with pytest.raises(Exception, match=r"(?i)null|duplicate|exists"):
        migrate(kept, steps, target=NOW + len(steps))

    assert "room" not in _columns(kept)
    kept.dispose()
    again = Store.at(place)
    assert again.plan("plan-1").plan == a_plan()
    again.close()


def test_two_desks_that_open_a_new_store_at_once_both_get_in(place: Path | str) -> None:
    ann, bob = open_engine(place), open_engine(place)
    with ann.connect() as waiting:
        waiting.exec_driver_sql("SELECT 1")
        migrate(bob)
    migrate(ann)

    assert _columns(ann) == _columns(bob)
    ann.dispose()
    bob.dispose()


def test_a_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite3"
    store = Store.at(place)
    store.save(a_plan(), None, "Ann")
    store.close()
    later = open_engine(place)
    migrate(later, {NOW: _add_room}, target=NOW + 1)
    later.dispose()

    [copy] = (tmp_path / "backups").iterdir()

    assert f"before-update-from-{NOW}" in copy.name
    before = Store.at(copy)
    assert before.plan("plan-1").plan == a_plan()
    before.close()


def test_without_a_copy_nothing_is_changed(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite3"
    Store.at(place).close()
    (tmp_path / "backups").touch()
    later = open_engine(place)

    with pytest.raises(Refusal, match="copy"):
        migrate(later, {NOW: _add_room}, target=NOW + 1)

    assert "room" not in _columns(later)
    later.dispose()
    Store.at(place).close()
