"""How the window comes to a screening: before a draft, on the open plan, before an export."""

from collections.abc import Callable
from datetime import date

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rehabplanner.delivery.export import export_referral, referral_name
from rehabplanner.domain import charting
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.people import Patient
from rehabplanner.domain.problem import problem
from rehabplanner.domain.referral import Referral
from rehabplanner.domain.screening import Outcome, Screening
from rehabplanner.domain.side import Side
from rehabplanner.handout.barred import refuse_referred
from rehabplanner.library.library import Library
from rehabplanner.library.screening import referral
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.outcome_dialog import ask_outcome
from rehabplanner.ui.outgoing import opener
from rehabplanner.ui.screening_page import ScreeningPage
from rehabplanner.ui.session import PlanSession


class ScreeningStep(QObject):
    """Shows the screening page over the page before it, and takes it away again.

    settings, today: asked for when they are needed
    ask_outcome: the dialog for a physician's answer

    shown(is_there): the page has come or gone
    """

    shown = Signal(bool)

    def __init__(
        self,
        frame: Frame,
        dialogs: FileDialogs,
        library: Library,
        settings: Callable[[], Settings],
        today: Callable[[], date],
    ) -> None:
        super().__init__(frame)
        self.page: ScreeningPage | None = None
        self.ask_outcome: Callable[[date, QWidget], Outcome | None] = ask_outcome
        self._frame, self._dialogs, self._library = frame, dialogs, library
        self._settings, self._today = settings, today
        self._behind: QWidget | None = None

    def before_draft(
        self,
        diagnosis: Diagnosis,
        draft: Callable[[Screening, Patient, Side | None], None],
        name: str = "",
    ) -> None:
        """Ask what belongs to a diagnosis; `draft` follows unless the patient must be referred.

        name: the patient's, when it is known already
        """
        page = ScreeningPage(self._library, diagnosis, self._today())
        page.foot.name.setText(name)

        def refer(screening: Screening) -> None:
            patient = self._named(page)
            if patient is not None:
                self.write_note(
                    referral(self._library, diagnosis, screening, patient, page.foot.knee)
                )

        def go_on(screening: Screening) -> None:
            patient = self._named(page)
            if patient is not None:
                self.close()
                draft(screening, patient, page.foot.knee)

        page.referral_asked.connect(refer)
        page.went_on.connect(go_on)
        self._open(page)

    def on_plan(self, session: PlanSession, then: Callable[[], None] | None = None) -> None:
        """Screen the open plan, again or at last; `then` follows when the plan may go on."""
        plan = session.plan
        page = ScreeningPage(self._library, plan.diagnosis, self._today(), plan)

        def record(screening: Screening) -> None:
            session.edit("Screen for red flags", charting.screen, screening)
            self.close()

        def refer(screening: Screening) -> None:
            record(screening)
            self.refer(session)

        def go_on(screening: Screening) -> None:
            record(screening)
            if then is not None:
                then()

        page.referral_asked.connect(refer)
        page.went_on.connect(go_on)
        self._open(page)

    def screened(self, session: PlanSession, then: Callable[[], None]) -> None:
        """Do it when the plan has a screening that lets it; else ask for that first."""
        if not session.plan.screenings:
            self.on_plan(session, then)
            self._frame.strip.say("Screen for red flags first; the handout follows.", "accent")
            return
        try:
            refuse_referred(session.plan)
        except Refusal as refusal:
            self._frame.strip.say(
                str(refusal),
                "stop",
                "Referral note…",
                lambda: self.refer(session),
                of=session,
            )
        else:
            then()

    def refer(self, session: PlanSession) -> None:
        """Write the referral note for the plan's last screening."""
        plan = session.plan
        last = plan.screenings[-1]
        self.write_note(referral(self._library, plan.diagnosis, last, plan.patient, plan.side))

    def record_outcome(self, session: PlanSession) -> None:
        """Ask for the physician's answer to the plan's last screening, and record it."""
        outcome = self.ask_outcome(self._today(), self._frame)
        if outcome is not None:
            session.edit("Record the outcome", charting.record_outcome, outcome)

    def write_note(self, told: Referral) -> None:
        """Ask where, and write the note in the background."""
        path = self._dialogs.referral_to_save(self._frame, referral_name(told.screening.on))
        if path is None:
            return
        settings = self._settings()
        self._frame.worker.run(
            self,
            lambda: export_referral(told, path, settings.clinic, settings.paper),
            lambda _: self._frame.strip.say(
                f"The referral note is in {path.name}.",
                "accent",
                "Show in folder",
                opener(path.parent),
            ),
            self._cannot,
        )

    def close(self) -> None:
        """Take the page away, if it is there; what was behind it comes back."""
        page, self.page = self.page, None
        if page is None:
            return
        if self._frame.pages.currentWidget() is page and self._behind is not None:
            self._frame.pages.setCurrentWidget(self._behind)
        self._frame.pages.removeWidget(page)
        page.deleteLater()
        self._frame.strip.hide()  # it spoke of this page
        self.shown.emit(False)  # noqa: FBT003 - a signal has no names

    def _open(self, page: ScreeningPage) -> None:
        self.close()
        self._behind = self._frame.pages.currentWidget()
        self.page = page
        page.left.connect(self.close)
        page.foot.outcome_asked.connect(lambda: self._answer(page))
        self._frame.strip.hide()
        self._frame.pages.addWidget(page)
        self._frame.pages.setCurrentWidget(page)
        self.shown.emit(True)  # noqa: FBT003 - a signal has no names
        page.form.start()

    def _answer(self, page: ScreeningPage) -> None:
        outcome = self.ask_outcome(self._today(), self._frame)
        if outcome is not None:
            page.use_outcome(outcome)

    def _named(self, page: ScreeningPage) -> Patient | None:
        """The patient as named on the page; None, with a word why, when it cannot be a name."""
        try:
            return Patient(name=page.foot.name.text())
        except ValidationError as error:
            self._frame.strip.say(f"The patient's {problem(error)}.", "stop")
            page.foot.name.setFocus()
            return None

    def _cannot(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._frame.strip.say(str(error), "stop")
