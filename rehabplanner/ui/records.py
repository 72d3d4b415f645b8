"""What the therapist keeps: patients, histories, the bin and the copies; each in its dialog."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rehabplanner.domain import edits
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.stored import PlanRow, StoredPlan
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.kept_plans import KeptPlans
from rehabplanner.ui.open_plan import OpenPlan
from rehabplanner.ui.session import PlanSession

if TYPE_CHECKING:
    from rehabplanner.storage.store import Store


class Records(QObject):
    """Opens the dialogs and does what is decided in them.

    The dialogs are imported when they are opened, after the first paint.

    plan_wanted(patient, patient_id): a new plan for a patient of the store
    found(plan): a StoredPlan that is to be opened
    """

    plan_wanted = Signal(object, str)
    found = Signal(object)

    def __init__(
        self,
        frame: Frame,
        kept: KeptPlans,
        plan: OpenPlan,
        dialogs: FileDialogs,
        settings: Callable[[], Settings],
        today: Callable[[], date],
    ) -> None:
        super().__init__(frame)
        self._frame, self._kept, self._plan = frame, kept, plan
        self._dialogs, self._settings, self._today = dialogs, settings, today

    def history(self) -> None:
        """The saved states of the open plan."""
        page = self._plan.settled_page()
        if page is not None:
            self._show_history(page.session.plan.id, page.session.plan)

    def history_of(self, row: PlanRow) -> None:
        """The saved states of a plan that is not open."""

        def show(found: StoredPlan) -> None:
            self._show_history(row.id, found.plan)

        self._kept.link.ask(self, lambda store: store.plan(row.id), show, self._cannot)

    def patient(self) -> None:
        """The record of the open plan's patient; the plan is saved first, so that it can be filed.

        Without an open plan: a new patient.
        """
        page = self._plan.settled_page()
        if page is not None:
            self._plan.save()
        if page is not None or self._plan.page is None:
            self.show_patient(page.session.plan if page is not None else None, None)

    def show_patient(self, plan: Plan | None, patient_id: str | None) -> None:
        from rehabplanner.ui.patient_dialog import PatientDialog

        dialog = PatientDialog(self._kept.link, plan, patient_id, self._frame, self._today)
        dialog.saved.connect(lambda _: self._kept.changed.emit())
        dialog.renamed.connect(self._rename)
        dialog.binned.connect(self._offer_patient)
        dialog.plan_chosen.connect(self._kept.plan_wanted)
        dialog.plan_wanted.connect(self.plan_wanted)
        dialog.open()

    def bin(self) -> None:
        from rehabplanner.ui.bin_dialog import BinDialog

        dialog = BinDialog(self._kept.link, self._frame)
        dialog.changed.connect(self._kept.changed)
        dialog.open()

    def backups(self) -> None:
        """Copies of the store, and everything as one file."""
        from rehabplanner.ui.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._kept.link, self._dialogs, self._today, self._frame)
        dialog.changed.connect(self._kept.changed)
        dialog.said.connect(self._frame.strip.say)
        dialog.open()

    def _show_history(self, plan_id: str, now: Plan) -> None:
        from rehabplanner.ui.history_dialog import HistoryDialog
        from rehabplanner.ui.history_sheet import Printing

        settings = self._settings()
        options = HandoutOptions(paper=settings.paper)
        printing = Printing(self._frame.worker, settings.clinic, options)
        dialog = HistoryDialog(self._kept.link, plan_id, now, printing, self._frame)
        dialog.bring_back.connect(self._bring_back)
        dialog.open()

    def _bring_back(self, plan: Plan) -> None:
        """An edit like any other; a plan that is not open is saved with it as its newest state."""
        session = self._plan.session
        if session is not None and session.plan.id == plan.id:
            self._put_in_place(session, plan)
            return

        def on_top(found: StoredPlan) -> None:
            self.found.emit(found)
            if self._plan.session is not None:
                self._put_in_place(self._plan.session, plan)

        self._kept.link.ask(self, lambda store: store.plan(plan.id), on_top, self._cannot)

    def _put_in_place(self, session: PlanSession, plan: Plan) -> None:
        session.edit("Bring back a saved state", lambda _plan: plan)
        said = "The saved state is back."
        self._frame.strip.say(said, "accent", "Undo", session.history.undo, of=session)

    def _rename(self, patient: Patient) -> None:
        if self._plan.session is not None:
            self._plan.session.edit("Change patient", edits.set_patient, patient)

    def _offer_patient(self, patient_id: str) -> None:
        """Their plans went to the bin with them, and come back with them."""

        def restore(store: "Store") -> None:
            from rehabplanner.storage.patients import Patients  # loads a database library

            Patients(store).restore(patient_id)

        def undo() -> None:
            self._kept.link.ask(self, restore, lambda _: self._kept.changed.emit(), self._cannot)

        self._kept.changed.emit()
        said = "The patient is in the bin, with all their plans."
        self._frame.strip.say(said, "accent", "Undo", undo)

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")
