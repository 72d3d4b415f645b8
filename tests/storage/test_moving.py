"""Moving to the clinic's server: what is there, and the plans of this machine come along."""

import pytest
from builders import a_plan

from rehabplanner.refusal import Refusal
from rehabplanner.storage.moving import bring_along, plans_at
from rehabplanner.storage.store import Store


def _own(*ids: str) -> None:
    store = Store.at()
    for plan_id in ids:
        store.save(a_plan(id=plan_id), None, "Ann")
    store.close()


def test_a_new_place_holds_no_plans_and_is_ready(server_place: str) -> None:
    assert plans_at(server_place) == 0
    assert plans_at(server_place) == 0


def test_plans_in_the_bin_are_not_counted(server_place: str) -> None:
    store = Store.at(server_place)
    for plan_id in ("one", "two"):
        store.save(a_plan(id=plan_id), None, "Ann")
    store.to_bin("one")
    store.close()

    assert plans_at(server_place) == 1


def test_the_plans_of_this_machine_come_along_and_stay_here_too(server_place: str) -> None:
    _own("one", "two")
    said: list[str] = []

    counts = bring_along(Store.at, server_place, said.append)

    assert counts.added == 2
    assert [word.split()[0] for word in said] == ["Reading", "Copying"]
    for store in (Store.at(server_place), Store.at()):
        assert {row.id for row in store.recent()} == {"one", "two"}
        assert store.revisions("one")[0].saved_by == "Ann"
        store.close()


def test_bringing_them_twice_makes_nothing_double(server_place: str) -> None:
    _own("one")
    bring_along(Store.at, server_place)

    assert bring_along(Store.at, server_place).known == 1
    assert plans_at(server_place) == 1


def test_a_server_that_is_not_there_takes_nothing_and_loses_nothing() -> None:
    _own("one")
    nowhere = "postgresql+psycopg://desk@127.0.0.1:1/clinic"

    with pytest.raises(Refusal):
        plans_at(nowhere)
    with pytest.raises(Refusal):
        bring_along(Store.at, nowhere)

    store = Store.at()
    assert [row.id for row in store.recent()] == ["one"]
    store.close()
