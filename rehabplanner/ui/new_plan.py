"""How a plan begins: with the red flags of its diagnosis, then from the library or a template."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from rehabplanner.domain import charting
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.own import is_own
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Screening
from rehabplanner.domain.side import Side
from rehabplanner.domain.template import Template, plan_from
from rehabplanner.library.drafting import draft_plan
from rehabplanner.refusal import Refusal
from rehabplanner.storage.stored import StoredTemplate
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.screening_step import ScreeningStep

Draft = Callable[[date, Patient, Side | None], Plan]


class NewPlan(QObject):
    """Asks for red flags first, whatever the plan is made from.

    drafted(plan, patient_id): it may begin; the id is empty unless it is for a patient of the store
    """

    drafted = Signal(object, str)

    def __init__(self, frame: Frame, screening: ScreeningStep, own: OwnContent) -> None:
        super().__init__(frame)
        self._patient: tuple[Patient, str] | None = None
        """Whose the next plan is, and their id in the store, when it is for one of its patients."""
        self._frame, self._screening, self._own = frame, screening, own

    def begin_for(self, patient: Patient, patient_id: str) -> None:
        """The next diagnosis that is chosen is for this patient of the store."""
        self._patient = patient, patient_id
        said = f"A new plan for {patient.name}: choose the diagnosis."
        self._frame.strip.say(said, "accent", "For somebody else", self.begin_for_nobody)

    def begin_for_nobody(self) -> None:
        """The next plan is for whoever is named in it."""
        self._patient = None

    def begin(self, key: str) -> None:
        """Begin with a diagnosis of the library, or with an own template."""
        if is_own(key):
            self._own.ask(self, lambda kept: kept.template(key), self._from_stored, self._cannot)
            return
        library = self._own.library
        protocol = library.protocols[key]

        def draft(on: date, patient: Patient, side: Side | None) -> Plan:
            return draft_plan(library, protocol, created=on, patient=patient, side=side)

        self._screen(protocol.diagnosis, draft)

    def _from_stored(self, found: StoredTemplate) -> None:
        """The red flags are the library's of today, not those of the template's day."""
        template = found.template
        protocol = self._own.library.protocols.get(template.diagnosis.key)
        diagnosis = protocol.diagnosis if protocol is not None else template.diagnosis
        self._screen(diagnosis, partial(_from_template, template))

    def _screen(self, diagnosis: Diagnosis, draft: Draft) -> None:
        known, self._patient = self._patient, None

        def begin(screening: Screening, patient: Patient, side: Side | None) -> None:
            patient_id = ""
            if known is not None and patient.name == known[0].name:
                patient, patient_id = known  # with the day of birth
            plan = charting.screen(draft(screening.on, patient, side), screening)
            self.drafted.emit(plan, patient_id)

        self._screening.before_draft(diagnosis, begin, known[0].name if known else "")

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")
        self._own.load()


def _from_template(template: Template, on: date, patient: Patient, side: Side | None) -> Plan:
    return plan_from(template, created=on, patient=patient, side=side)
