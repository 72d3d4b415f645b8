"""Patients are kept, found by a few letters, and hold their plans together."""

from datetime import UTC, date, datetime

import pytest
from builders import a_plan

from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotInStore, StoredPatient

LATER = datetime(2100, 1, 1, tzinfo=UTC)
JANE = StoredPatient(id="jane", name="Jane Smith", born=date(1980, 2, 3), contact="555 0100")


@pytest.fixture
def patients(store: Store) -> Patients:
    """Jane is in, with one plan; another plan is nobody's."""
    patients = Patients(store)
    patients.save(JANE)
    store.save(a_plan(), None, "Ann")
    store.save(a_plan(id="plan-2"), None, "Ann")
    patients.file("plan-1", "jane")
    return patients


def _plans(patients: Patients) -> list[str]:
    return [row.id for row in patients.plans("jane").rows]


def test_a_patient_comes_back_as_saved(patients: Patients) -> None:
    assert patients.patient("jane") == JANE


def test_a_changed_patient_replaces_the_old_one(patients: Patients) -> None:
    married = JANE.replace(name="Jane Miller", notes="Calls on Fridays.")
    patients.save(married)

    assert patients.patient("jane") == married
    assert patients.search("mill") == (married,)
    assert patients.search("smith") == ()


@pytest.mark.parametrize("text", ["jan", "SMI ja", "1980-02", "2/3/1980", ""])
def test_a_few_letters_or_the_day_of_birth_find_a_patient(patients: Patients, text: str) -> None:
    assert patients.search(text) == (JANE,)


def test_patients_come_by_name_page_by_page(patients: Patients) -> None:
    for name in ("Bob", "Ann", "Zoe"):
        patients.save(StoredPatient(id=name.lower(), name=name))

    first = patients.search("", 2)
    second = patients.search("", 2, first[-1])

    assert [patient.name for patient in first + second] == ["Ann", "Bob", "Jane Smith", "Zoe"]
    assert patients.search("", 2, second[-1]) == ()


def test_only_filed_plans_are_the_patients(patients: Patients) -> None:
    assert _plans(patients) == ["plan-1"]


def test_a_saved_plan_stays_filed(patients: Patients, store: Store) -> None:
    store.save(a_plan(goal="Hop"), 1, "Ann")

    assert _plans(patients) == ["plan-1"]


def test_a_plan_is_taken_out_again(patients: Patients) -> None:
    patients.file("plan-1", None)

    assert _plans(patients) == []


def test_a_patient_goes_into_the_bin_and_comes_back_with_the_plans(
    patients: Patients, store: Store
) -> None:
    patients.to_bin("jane")
    assert patients.search("") == ()
    assert [row.id for row in store.recent()] == ["plan-2"]

    patients.restore("jane")
    assert patients.search("") == (JANE,)
    assert _plans(patients) == ["plan-1"]


def test_a_plan_binned_before_stays_in_the_bin(patients: Patients, store: Store) -> None:
    store.to_bin("plan-1")
    patients.to_bin("jane")
    patients.restore("jane")

    assert _plans(patients) == []


def test_emptying_the_bin_deletes_the_patient_for_ever(patients: Patients, store: Store) -> None:
    patients.to_bin("jane")

    assert store.empty_bin(LATER) == 1
    with pytest.raises(NotInStore):
        patients.patient("jane")


def test_what_is_not_there_is_refused(patients: Patients) -> None:
    with pytest.raises(NotInStore, match="choose another"):
        patients.patient("gone")
    with pytest.raises(NotInStore, match="choose another"):
        patients.file("plan-1", "gone")
    with pytest.raises(NotInStore, match="Save the plan"):
        patients.file("gone", "jane")
    with pytest.raises(NotInStore):
        patients.to_bin("gone")
    with pytest.raises(NotInStore):
        patients.restore("gone")


def test_a_new_patient_comes_with_the_plan(patients: Patients) -> None:
    maria = StoredPatient(id="maria", name="Maria Meyer")
    patients.add(maria, "plan-2")

    assert patients.of_plan("plan-2") == maria
    assert patients.of_plan("plan-1") == JANE


def test_a_new_patient_is_not_kept_without_the_plan(patients: Patients) -> None:
    with pytest.raises(NotInStore, match="Save the plan"):
        patients.add(StoredPatient(id="maria", name="Maria Meyer"), "gone")

    assert patients.search("") == (JANE,)


def test_a_plan_that_is_nobodys_has_no_patient(patients: Patients) -> None:
    assert patients.of_plan("plan-2") is None
    assert patients.of_plan("gone") is None


def test_what_two_desks_change_of_one_patient_is_all_kept(patients: Patients) -> None:
    patients.change(JANE, JANE.replace(contact="555 0199"))
    now = patients.change(JANE, JANE.replace(notes="Calls on Fridays."))

    assert now == patients.patient("jane")
    assert now == JANE.replace(contact="555 0199", notes="Calls on Fridays.")


def test_a_change_leaves_a_patient_in_the_bin(patients: Patients) -> None:
    patients.to_bin("jane")
    patients.change(JANE, JANE.replace(name="Jane Miller"))

    assert patients.search("") == ()
    assert patients.patient("jane").binned_at is not None


@pytest.mark.parametrize("name", ["jane smith", "SMITH, Jane", "Jané  Smith"])
def test_namesakes_are_found_however_the_name_is_written(patients: Patients, name: str) -> None:
    twin = JANE.replace(id="twin", born=None)
    patients.save(twin)
    for other in ("Jane", "Jane Smithson", "Jane Ann Smith", "Smith"):
        patients.save(StoredPatient(name=other))

    assert patients.namesakes(name) == (twin, JANE)
    assert patients.namesakes(name, limit=1) == (twin,)


@pytest.mark.parametrize("name", ["", " - ", "Jane", "Smit", "February"])
def test_nobody_is_a_namesake_by_half_a_name(patients: Patients, name: str) -> None:
    assert patients.namesakes(name) == ()


def test_who_is_in_the_bin_is_no_namesake(patients: Patients) -> None:
    patients.to_bin("jane")
    assert patients.namesakes("Jane Smith") == ()


def test_the_plans_of_many_patients_are_counted_in_one_go(patients: Patients, store: Store) -> None:
    patients.save(StoredPatient(id="maria", name="Maria Meyer"))
    patients.file("plan-2", "jane")
    assert patients.plan_counts(["jane", "maria"]) == {"jane": 2, "maria": 0}

    store.to_bin("plan-1")
    assert patients.plan_counts(["jane"]) == {"jane": 1}
    assert patients.plan_counts([]) == {}


def test_no_plan_is_filed_with_a_patient_in_the_bin(patients: Patients) -> None:
    patients.to_bin("jane")
    with pytest.raises(NotInStore, match="bring them back"):
        patients.file("plan-2", "jane")


def test_a_patient_put_into_the_bin_twice_comes_back_with_all_plans(patients: Patients) -> None:
    patients.to_bin("jane")
    patients.to_bin("jane")
    patients.restore("jane")

    assert _plans(patients) == ["plan-1"]


def test_work_on_a_plan_goes_into_the_bin_again_with_the_others(
    patients: Patients, store: Store
) -> None:
    patients.file("plan-2", "jane")
    patients.to_bin("jane")
    store.save(a_plan(goal="Hop"), 1, "Ann")  # work brings it out of the bin
    patients.to_bin("jane")
    assert store.recent() == ()

    patients.restore("jane")
    assert _plans(patients) == ["plan-1", "plan-2"]
