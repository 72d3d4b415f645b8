"""What was put away waits in the bin: it comes back whole, or goes for ever."""

import pytest
from builders import a_plan

from rehabplanner.domain.template import template_of
from rehabplanner.storage.bin import Bin
from rehabplanner.storage.binned import BinCount, BinCursor, Binned, BinnedPatient, BinPage
from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotInStore, OwnRow, PlanRow, StoredPatient

JANE = StoredPatient(id="jane", name="Jane Smith")


@pytest.fixture
def own(store: Store) -> OwnLibrary:
    """A library with one template; its clock runs with the store's."""
    library = OwnLibrary(store, store._clock)  # noqa: SLF001
    library.save(template_of(a_plan(), "My knee"), None, "Ann")
    return library


@pytest.fixture
def full(store: Store, own: OwnLibrary) -> Store:
    """In the bin, the oldest first: a plan, a patient with 2 plans, a template, another plan.

    Two plans and a patient stay in the lists.
    """
    patients = Patients(store, store._clock)  # noqa: SLF001
    patients.save(JANE)
    patients.save(StoredPatient(id="bob", name="Bob"))
    for number in range(1, 7):
        store.save(a_plan(id=f"plan-{number}"), None, "Ann")
    for number in (3, 4):
        patients.file(f"plan-{number}", "jane")
    store.to_bin("plan-1")
    patients.to_bin("jane")
    own.to_bin("template", own.templates()[0].key)
    store.to_bin("plan-2")
    return store


def _name(row: Binned) -> str:
    match row:
        case PlanRow():
            return row.id
        case OwnRow():
            return row.name
        case BinnedPatient():
            return f"{row.patient.name} and {row.plans}"


def _names(page: BinPage) -> list[str]:
    return [_name(row) for row in page.rows]


ALL = ["plan-2", "My knee", "Jane Smith and 2", "plan-1"]


def test_what_was_put_there_last_comes_first_and_a_patient_holds_their_plans(full: Store) -> None:
    page = Bin(full).page()

    assert _names(page) == ALL
    assert page.after is None


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_long_bin_is_read_page_by_page(full: Store, limit: int) -> None:
    found, after = list[str](), None
    for _ in range(len(ALL)):
        page = Bin(full).page(limit, after)
        found += _names(page)
        after = page.after
        if after is None:
            break

    assert found == ALL
    assert after is None


def test_a_page_goes_on_behind_a_row_that_has_left_meanwhile(full: Store) -> None:
    after = Bin(full).page(2).after
    assert isinstance(after, BinCursor)
    full.restore("plan-2")

    assert _names(Bin(full).page(2, after)) == ALL[2:]


def test_everything_comes_back(full: Store, own: OwnLibrary) -> None:
    Bin(full).bring_back(Bin(full).page().rows)

    assert Bin(full).page() == BinPage(rows=())
    assert {row.id for row in full.recent()} == {f"plan-{number}" for number in range(1, 7)}
    assert [row.id for row in Patients(full).plans("jane").rows] == ["plan-4", "plan-3"]
    assert [row.name for row in own.templates()] == ["My knee"]


def test_one_plan_is_deleted_with_its_history(full: Store) -> None:
    Bin(full).delete([row for row in Bin(full).page().rows if _name(row) == "plan-1"])

    assert _names(Bin(full).page()) == ALL[:-1]
    assert full.revisions("plan-1") == ()
    with pytest.raises(NotInStore):
        full.plan("plan-1")


def test_a_patient_is_deleted_with_the_plans_that_lie_there_with_them(full: Store) -> None:
    Patients(full).file("plan-5", None)
    Bin(full).delete([row for row in Bin(full).page().rows if isinstance(row, BinnedPatient)])

    assert _names(Bin(full).page()) == ["plan-2", "My knee", "plan-1"]
    assert full.revisions("plan-3") == full.revisions("plan-4") == ()
    assert [row.id for row in full.recent()] == ["plan-6", "plan-5"]
    with pytest.raises(NotInStore):
        Patients(full).patient("jane")


def test_a_plan_that_is_in_use_is_never_deleted(full: Store) -> None:
    rows = Bin(full).page().rows
    full.restore("plan-2")
    Patients(full).restore("jane")

    for row in (rows[0], rows[2]):
        with pytest.raises(NotInStore, match="not in the bin any more"):
            Bin(full).delete([row])

    with pytest.raises(NotInStore, match="not in the bin any more"):
        full.delete_binned("plan-5")
    assert len(full.recent()) == 5
    assert Patients(full).search("jane") == (JANE,)


def test_emptying_deletes_what_was_counted_and_nothing_that_came_later(
    full: Store, own: OwnLibrary
) -> None:
    count = Bin(full).count()
    full.to_bin("plan-6")

    Bin(full).empty(count)

    assert (count.plans, count.patients, count.templates, count.exercises) == (4, 1, 1, 0)
    assert _names(Bin(full).page()) == ["plan-6"]
    assert own.binned() == ()
    assert [row.id for row in full.recent()] == ["plan-5"]
    assert [patient.id for patient in Patients(full).search("")] == ["bob"]


def test_an_empty_bin_has_nothing_to_empty(store: Store) -> None:
    store.save(a_plan(), None, "Ann")

    assert Bin(store).count() == BinCount()
    Bin(store).empty(BinCount())

    assert Bin(store).page() == BinPage(rows=())
    assert len(store.recent()) == 1
