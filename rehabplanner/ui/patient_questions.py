"""What the patient's record asks the store; each function is for `StoreLink.ask`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rehabplanner.domain.plan import Plan
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui.patient_rows import PatientRow, find_namesakes

if TYPE_CHECKING:
    from rehabplanner.storage.patients import Patients
    from rehabplanner.storage.store import Store

NAMESAKE: Final = (
    "Somebody of this name is kept already: find them on the first page,"
    " or save again for another person."
)


@dataclass(frozen=True)
class Found:
    """What the store knows at first.

    patient: None for somebody who is not kept yet
    is_filed: the open plan is filed under the patient
    namesakes: whom it could be filed under
    """

    patient: StoredPatient | None = None
    is_filed: bool = False
    namesakes: tuple[PatientRow, ...] = ()


def look(store: "Store", plan: Plan | None, patient_id: str | None) -> Found:
    """The patient that is asked for, else the one of the plan, else who has the same name."""
    patients = _patients(store)
    theirs = patients.of_plan(plan.id) if plan else None
    patient = patients.patient(patient_id) if patient_id else theirs
    if patient is not None:
        return Found(patient, is_filed=theirs is not None and theirs.id == patient.id)
    if plan is None:
        return Found()
    return Found(namesakes=find_namesakes(store, plan.patient.name, plan.patient.born))


def keep(
    store: "Store",
    before: StoredPatient | None,
    typed: StoredPatient,
    plan_id: str | None,
    told_of: str | None = None,
) -> StoredPatient | None:
    """The record as it is kept now; None when it is not: somebody else may be meant.

    before: None for a new patient; the plan is then filed with them in the same step
    told_of: the name that is known to be somebody else's too
    """
    patients = _patients(store)
    if before is not None:
        return patients.change(before, typed) if before != typed else typed
    if plan_id is None:
        if told_of != typed.name and patients.namesakes(typed.name):
            return None
        patients.save(typed)
    else:
        patients.add(typed, plan_id)
    return typed


def file(store: "Store", plan_id: str, patient_id: str | None) -> None:
    """Put the plan with the patient's others; None takes it out."""
    _patients(store).file(plan_id, patient_id)


def set_binned(store: "Store", patient_id: str, *, binned: bool) -> StoredPatient:
    """Into the bin with all plans, or back from it; the record as it is then."""
    patients = _patients(store)
    if binned:
        patients.to_bin(patient_id)
    else:
        patients.restore(patient_id)
    return patients.patient(patient_id)


def _patients(store: "Store") -> "Patients":
    from rehabplanner.storage.patients import Patients  # loads a database library

    return Patients(store)
