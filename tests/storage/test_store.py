"""Plans are kept with their history, on a desk's own file and on a clinic's server alike."""

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import A_DAY, a_plan

from rehabplanner.domain.people import Patient
from rehabplanner.refusal import Refusal
from rehabplanner.storage.folders import data_folder
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import GivenHandout, NotInStore, SavedByAnotherDesk

ANN, BOB = "Ann", "Bob"
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def _goals(store: Store, plan_id: str = "plan-1") -> list[str]:
    """The goal in each revision, oldest first."""
    numbers = sorted(row.number for row in store.revisions(plan_id))
    return [store.revision(plan_id, number).plan.goal for number in numbers]


def _handout(plan_id: str = "plan-1") -> GivenHandout:
    return GivenHandout(
        plan_id=plan_id, given_on=A_DAY, kind="print", to="Sample Patient", sha256="a" * 64
    )


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.recent() == ()
    assert store.binned().rows == ()


def test_a_saved_plan_comes_back_as_it_was(store: Store) -> None:
    store.save(a_plan(), None, ANN)

    kept = store.plan("plan-1")

    assert kept.plan == a_plan()
    assert (kept.revision, kept.saved_by) == (1, ANN)
    assert kept.saved_at.tzinfo is not None


def test_every_save_is_a_revision_that_can_be_looked_at(store: Store) -> None:
    store.save(a_plan(goal="Walk"), None, ANN)
    store.save(a_plan(goal="Run"), 1, BOB, label="after 2 weeks")

    newest, first = store.revisions("plan-1")

    assert (newest.number, newest.saved_by, newest.label) == (2, BOB, "after 2 weeks")
    assert (first.number, first.saved_by, first.label) == (1, ANN, "")
    assert newest.saved_at > first.saved_at
    assert _goals(store) == ["Walk", "Run"]


def test_an_old_revision_is_brought_back_by_saving_it_again(store: Store) -> None:
    store.save(a_plan(goal="Walk"), None, ANN)
    store.save(a_plan(goal="Run"), 1, ANN)

    store.save(store.revision("plan-1", 1).plan, 2, ANN)

    assert _goals(store) == ["Walk", "Run", "Walk"]


def test_saving_what_is_there_makes_no_revision(store: Store) -> None:
    store.save(a_plan(), None, ANN)

    assert store.save(a_plan(), 1, ANN) == 1
    assert len(store.revisions("plan-1")) == 1


def test_saving_again_what_got_through_unnoticed_is_no_conflict(store: Store) -> None:
    store.save(a_plan(goal="Walk"), None, ANN)
    store.save(a_plan(goal="Run"), 1, ANN)

    assert store.save(a_plan(goal="Run"), 1, ANN) == 2
    assert store.save(a_plan(goal="Run"), None, ANN) == 2


def test_who_saved_second_is_told_and_nothing_is_written(store: Store) -> None:
    store.save(a_plan(), None, ANN)
    store.save(a_plan(goal="Ann's goal"), 1, ANN)

    with pytest.raises(SavedByAnotherDesk, match="take theirs, or keep yours") as conflict:
        store.save(a_plan(goal="Bob's goal"), 1, BOB)

    assert (conflict.value.plan_id, conflict.value.revision) == ("plan-1", 2)
    assert conflict.value.saved_by == ANN
    assert store.plan("plan-1").plan.goal == "Ann's goal"


def test_a_plan_that_two_desks_make_anew_is_a_conflict_too(store: Store) -> None:
    store.save(a_plan(goal="Ann's goal"), None, ANN)

    with pytest.raises(SavedByAnotherDesk):
        store.save(a_plan(goal="Bob's goal"), None, BOB)


def test_mine_can_be_kept_as_a_copy(store: Store) -> None:
    store.save(a_plan(goal="Ann's goal"), None, ANN)

    store.save(a_plan(goal="Bob's goal", id="plan-2"), None, BOB)

    assert {row.goal for row in store.recent()} == {"Ann's goal", "Bob's goal"}


def test_the_list_shows_what_tells_plans_apart(store: Store) -> None:
    store.save(a_plan(), None, ANN)

    [row] = store.recent()

    assert (row.patient, row.diagnosis) == ("Sample Patient", "Patellofemoral pain")
    assert (row.side, row.goal, row.created) == ("left", "Run 5 km again", A_DAY)
    assert (row.revision, row.saved_by) == (1, ANN)


def test_the_plan_saved_last_comes_first(store: Store) -> None:
    for number in (1, 2, 3):
        store.save(a_plan(id=f"plan-{number}"), None, ANN)
    store.save(a_plan(id="plan-1", goal="Hop"), 1, ANN)

    assert [row.id for row in store.recent(2)] == ["plan-1", "plan-3"]


@pytest.mark.parametrize("number", [None, 1])
def test_a_plan_that_is_not_there_is_refused(store: Store, number: int | None) -> None:
    with pytest.raises(NotInStore, match="not in the store"):
        store.plan("gone") if number is None else store.revision("gone", number)


def test_a_revision_that_never_was_is_refused(store: Store) -> None:
    store.save(a_plan(), None, ANN)

    with pytest.raises(NotInStore):
        store.revision("plan-1", 2)


def test_the_history_of_a_plan_that_is_not_there_is_empty(store: Store) -> None:
    assert store.revisions("gone") == ()


def test_a_plan_in_the_bin_is_in_no_other_list_but_opens(store: Store) -> None:
    store.save(a_plan(), None, ANN)
    store.to_bin("plan-1")

    assert store.recent() == ()
    assert store.search("sample").rows == ()
    assert [row.id for row in store.binned().rows] == ["plan-1"]
    assert store.plan("plan-1").plan == a_plan()


def test_a_plan_is_brought_back_from_the_bin(store: Store) -> None:
    store.save(a_plan(), None, ANN)
    store.to_bin("plan-1")
    store.restore("plan-1")

    assert [row.id for row in store.search("sample").rows] == ["plan-1"]
    assert store.binned().rows == ()


def test_work_on_a_plan_takes_it_out_of_the_bin(store: Store) -> None:
    store.save(a_plan(), None, ANN)
    store.to_bin("plan-1")
    store.save(a_plan(goal="Hop"), 1, BOB)

    assert [row.goal for row in store.recent()] == ["Hop"]


def test_emptying_the_bin_spares_what_was_thrown_away_later(store: Store) -> None:
    for name in ("old", "new", "kept"):
        store.save(a_plan(id=name), None, ANN)
    store.record_handout(_handout("old"))
    store.to_bin("old")
    store.to_bin("new")
    [new, old] = sorted(store.binned().rows, key=lambda row: row.id)
    assert new.binned_at is not None
    assert old.binned_at is not None

    assert store.empty_bin(before=new.binned_at) == 1

    assert [row.id for row in store.binned().rows] == ["new"]
    assert store.revisions("old") == ()
    assert store.handouts("old") == ()
    with pytest.raises(NotInStore):
        store.restore("old")


def test_work_on_a_plan_that_another_desk_deleted_for_ever_is_kept(store: Store) -> None:
    store.save(a_plan(), None, ANN)
    store.save(a_plan(goal="Hop"), 1, ANN)
    store.to_bin("plan-1")
    assert store.empty_bin(before=LATER) == 1

    assert store.save(a_plan(goal="Jump"), 2, BOB) == 3
    assert store.plan("plan-1").plan.goal == "Jump"


def test_nothing_can_be_binned_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.to_bin("gone")


def test_what_was_handed_over_is_remembered(store: Store) -> None:
    store.save(a_plan(), None, ANN)
    second = _handout().replace(kind="e-mail", given_on=A_DAY + timedelta(days=1))
    store.record_handout(_handout())
    store.record_handout(second)

    assert store.handouts("plan-1") == (_handout(), second)


def test_a_handout_of_a_plan_that_was_never_saved_is_refused(store: Store) -> None:
    with pytest.raises(NotInStore, match="Save the plan"):
        store.record_handout(_handout("gone"))


def test_what_was_saved_is_there_when_the_store_is_opened_again(place: Path | str) -> None:
    first = Store.at(place)
    first.save(a_plan(), None, ANN)
    first.close()

    again = Store.at(place)

    assert again.plan("plan-1").plan == a_plan()
    again.close()


def test_two_desks_see_each_others_plans(place: Path | str) -> None:
    ann, bob = Store.at(place), Store.at(place)
    ann.save(a_plan(goal="Walk"), None, ANN)
    bob.save(a_plan(goal="Run"), 1, BOB)

    assert ann.plan("plan-1").plan.goal == "Run"
    ann.close()
    bob.close()


def test_a_desk_without_another_place_has_its_own_store() -> None:
    store = Store.at()
    store.save(a_plan(), None, ANN)
    store.close()

    assert Path(store.where) == data_folder() / "store" / "rehabplanner.sqlite3"
    assert Path(store.where).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "own" / "store.sqlite3")
    store.save(a_plan(), None, ANN)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "own").iterdir()}
    store.close()

    assert set(rights.values()) == {0o600}
    assert len(rights) == 3, rights
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700


@pytest.mark.parametrize("place", ["mysql://desk@host/clinic", "https://example.org", "://"])
def test_a_place_that_cannot_hold_a_store_is_refused(place: str) -> None:
    with pytest.raises(Refusal, match="no place for a store"):
        Store.at(place)


def test_what_is_shown_of_a_server_holds_no_password(server_place: str) -> None:
    store = Store.at(server_place.replace("desk@", "desk:secret@"))

    assert store.where == "postgres on this machine"
    store.close()


def test_what_was_deleted_for_ever_leaves_no_name_on_the_disk(file_store: Store) -> None:
    file_store.save(a_plan(patient=Patient(name="Zebulon Quist")), None, ANN)
    file_store.to_bin("plan-1")
    file = Path(file_store.where)
    assert any(b"Zebulon" in part.read_bytes() for part in file.parent.iterdir())

    file_store.empty_bin(before=LATER)
    file_store.close()

    assert all(b"ebulon" not in part.read_bytes() for part in file.parent.iterdir())
