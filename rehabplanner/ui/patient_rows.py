"""Patients in a list: the words of a row, and the question to the store that brings them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rehabplanner.handout.phrases import date_words
from rehabplanner.storage.stored import StoredPatient

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store


@dataclass(frozen=True)
class PatientRow:
    """What a list shows of a patient.

    plans: how many are filed, without those in the bin
    """

    patient: StoredPatient
    plans: int

    @property
    def title(self) -> str:
        return self.patient.name or "No name"

    @property
    def detail(self) -> str:
        """What tells namesakes apart: "born 3 May 1961 · 3 plans"."""
        plans = {0: "no plan", 1: "1 plan"}.get(self.plans, f"{self.plans} plans")
        return " · ".join((*born_words(self.patient.born), plans))


def born_words(born: date | None) -> tuple[str, ...]:
    """For joining with other words: nothing when it is not told."""
    return () if born is None else (f"born {date_words(born)}",)


def find_patients(
    store: "Store", text: str, limit: int = 50, after: StoredPatient | None = None
) -> tuple[PatientRow, ...]:
    """Who holds the start of every word in name or day of birth, by name; for `StoreLink.ask`.

    after: the patient of the last row before
    """
    from rehabplanner.storage.patients import Patients  # loads a database library

    return _counted(store, Patients(store).search(text, limit, after))


def find_namesakes(store: "Store", name: str, born: date | None) -> tuple[PatientRow, ...]:
    """Who is called so; first those born that day, last those born on another, then by plans."""
    from rehabplanner.storage.patients import Patients

    rows = _counted(store, Patients(store).namesakes(name))
    return tuple(sorted(rows, key=lambda row: (_unlike(row.patient.born, born), -row.plans)))


def _counted(store: "Store", patients: Sequence[StoredPatient]) -> tuple[PatientRow, ...]:
    from rehabplanner.storage.patients import Patients

    counts = Patients(store).plan_counts([patient.id for patient in patients])
    return tuple(PatientRow(patient, counts[patient.id]) for patient in patients)


def _unlike(born: date | None, wanted: date | None) -> int:
    if born is None or wanted is None:
        return 1
    return 0 if born == wanted else 2
