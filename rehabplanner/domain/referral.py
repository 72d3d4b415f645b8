"""A referral: what was found, for the physician who is to look at it."""

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.people import Patient
from rehabplanner.domain.record import Line, Note, Record
from rehabplanner.domain.screening import Screening
from rehabplanner.domain.side import Side


class ClotItems(Record):
    """The Wells items for a suspected leg clot: the physician completes them, nobody else.

    reading: what their number means
    """

    items: tuple[Line, ...]
    reading: Note


class Referral(Record):
    """Whom and what a referral note is about.

    diagnosis: what the patient was seen for
    clot: only where a clot is suspected
    """

    patient: Patient = Patient()
    side: Side | None = None
    diagnosis: Diagnosis
    screening: Screening
    clot: ClotItems | None = None
