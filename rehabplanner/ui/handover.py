"""Handing the open plan over: saved; or settled, screened, looked at once more, and exported."""

from collections.abc import Callable
from datetime import date

from rehabplanner.settings import Settings
from rehabplanner.storage.stored import GivenHandout
from rehabplanner.ui.open_plan import OpenPlan
from rehabplanner.ui.outgoing import Outgoing
from rehabplanner.ui.screening_step import ScreeningStep
from rehabplanner.ui.session import PlanSession


class Handover:
    """What leads out of the open plan. What is being typed is taken over first."""

    def __init__(
        self,
        plan: OpenPlan,
        screening: ScreeningStep,
        outgoing: Outgoing,
        settings: Callable[[], Settings],
        today: Callable[[], date],
    ) -> None:
        self._plan = plan
        self._screening = screening
        self._outgoing = outgoing
        self._settings, self._today = settings, today
        outgoing.handed_over.connect(self._note)

    def save(self) -> None:
        """Bring the plan into the store as its next revision."""
        if self._plan.settled_page() is not None:
            self._plan.save()

    def save_as(self) -> None:
        page = self._plan.settled_page()
        if page is not None and self._outgoing.save_as(page.session):
            self._plan.saved_elsewhere()

    def export(self) -> None:
        self._when_ready(lambda: self._export(None))

    def export_locked(self) -> None:
        """Export the handout with a password, for the way by e-mail."""
        self._when_ready(self._ask_password)

    def _note(self, session: PlanSession, digest: str) -> None:
        """What was given, when, to whom: the store keeps it beside the state that was given."""
        plan = session.plan
        given = GivenHandout(
            plan_id=plan.id,
            given_on=self._today(),
            kind="file",
            to=plan.patient.name,
            sha256=digest,
        )
        session.handed_over(given)
        if session is self._plan.session:
            self._plan.save()

    def _when_ready(self, export: Callable[[], None]) -> None:
        from rehabplanner.ui.last_look import look_before  # not before the first paint

        page = self._plan.settled_page()
        if page is not None:
            self._screening.screened(
                page.session, lambda: look_before(export, page, self._plan.frame.strip)
            )

    def _ask_password(self) -> None:
        from rehabplanner.ui.password_dialogs import NewPasswordDialog  # not before the first paint

        dialog = NewPasswordDialog(self._plan.frame)
        dialog.chosen.connect(self._export)
        dialog.open()

    def _export(self, password: str | None) -> None:
        page = self._plan.page
        if page is not None:
            sheet, options = page.preview.sheet, page.preview.options
            clinic = self._settings().clinic
            self._outgoing.export(page.session, clinic, sheet, options, password)
