"""What lies in the bin, as plain records. Light: the window knows them before the database."""

from pydantic import AwareDatetime

from rehabplanner.domain.record import Id, Record
from rehabplanner.storage.stored import OwnRow, PlanRow, StoredPatient


class BinnedPatient(Record):
    """A patient in the bin.

    plans: how many went into the bin with them, and come back with them
    """

    patient: StoredPatient
    plans: int = 0


Binned = PlanRow | BinnedPatient | OwnRow
"""One thing in the bin."""


class BinCursor(Record):
    """Where a page ended; the next one goes on from there."""

    binned_at: AwareDatetime
    key: Id


class BinPage(Record):
    """Some of the bin, and where the next page begins; None at the end."""

    rows: tuple[Binned, ...]
    after: BinCursor | None = None


class BinCount(Record):
    """How much lies in the bin, and the moment after all of it was put there; None if empty."""

    plans: int = 0
    patients: int = 0
    templates: int = 0
    exercises: int = 0
    before: AwareDatetime | None = None
