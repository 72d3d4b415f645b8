"""The desk: start page and plan page, and how the therapist moves between them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoGroup

from rehabplanner.domain import charting
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Screening
from rehabplanner.domain.side import Side
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.drafting import draft_plan
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.recent import RecentPlan, RecentPlans
from rehabplanner.storage.settings_file import save_settings
from rehabplanner.ui.actions import Actions
from rehabplanner.ui.commands import fill_menus
from rehabplanner.ui.draft_keeper import DraftKeeper
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.incoming import Incoming
from rehabplanner.ui.outgoing import Outgoing
from rehabplanner.ui.screening_step import ScreeningStep
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.start_page import StartPage, draft_title
from rehabplanner.ui.stock import Stock
from rehabplanner.ui.visit_start import VisitStart

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage


def fetch_plan_page() -> None:
    """Import the plan page ahead of its use: it takes longer than all that the start needs."""
    import rehabplanner.ui.plan_page  # noqa: F401


def _todays_date() -> date:
    return date.today()  # noqa: DTZ011 - the date at this desk


class Desk(QObject):
    """Owns the pages and the open plan; the window is only its frame."""

    def __init__(self, frame: Frame, start: StartPage, stock: Stock, dialogs: FileDialogs) -> None:
        super().__init__(frame)
        self.library = stock.library
        self.settings = stock.settings
        self.drafts = Drafts()
        self.recent = RecentPlans()
        self.page: PlanPage | None = None
        self.today: Callable[[], date] = _todays_date
        self._frame = frame
        self._dialogs = dialogs
        self._incoming = Incoming(frame)
        self._incoming.plan_read.connect(self._open_file)
        self._incoming.handout_read.connect(self._open_handout)
        self._outgoing = Outgoing(frame, dialogs)
        self._visit = VisitStart(frame.strip, lambda: self.today())
        self.screening = ScreeningStep(
            frame, dialogs, self.library, lambda: self.settings, lambda: self.today()
        )
        self._keeper: DraftKeeper | None = None
        self._histories = QUndoGroup(self)
        self._histories.cleanChanged.connect(self._show_saved)  # a lambda would outlive the frame
        self.start = start
        self._wire_start_page()
        frame.worker.run(self, fetch_plan_page, lambda _: None, self._cannot_fetch)
        self.actions = Actions(frame, self._histories)
        fill_menus(self.actions, self)
        self.actions.show_for(plan_open=False)
        self.screening.shown.connect(self._give_way)
        frame.recoloured.connect(self.actions.colour_icons)

    @property
    def open_page(self) -> "PlanPage":
        """The page of the open plan; only commands that need a plan ask for it."""
        if self.page is None:
            raise RuntimeError("no plan is open")
        return self.page

    # --- moving between the pages ---

    def show_work(self) -> None:
        """Bring the start page's lists of unsaved and recent plans up to date."""
        self.start.show_work(self.drafts.pending(), self.recent.plans())

    def show_start(self) -> None:
        """Show the start page; the open plan stays as unsaved work if it has changed."""
        if not self._leave_plan():
            return
        self.show_work()
        self.start.chooser.search.clear()
        self._frame.pages.setCurrentWidget(self.start)
        self._frame.setWindowTitle("rehabplanner[*]")
        self._offer_commands(plan_open=False)
        self.start.chooser.search.setFocus()

    def choose(self, key: str) -> None:
        """Ask for the red flags of a diagnosis; its plan or a referral follows."""
        protocol = self.library.protocols[key]

        def draft(screening: Screening, patient: Patient, side: Side | None) -> None:
            on = screening.on
            plan = draft_plan(self.library, protocol, created=on, patient=patient, side=side)
            self._open(PlanSession(charting.screen(plan, screening), self.library))

        self.screening.before_draft(protocol.diagnosis, draft)

    def ask_open(self) -> None:
        path = self._dialogs.plan_to_open(self._frame)
        if path is not None:
            self.open_plan(path)

    def open_plan(self, path: Path) -> None:
        """Open a plan file or a handout; what cannot be opened is said in one sentence.

        A handout is only read: the plan inside it is a new, unsaved one, and today's visit begins.
        """
        self._incoming.read(path)

    def _open_file(self, plan: Plan, path: Path) -> None:
        if not self._leave_plan():
            return
        session = PlanSession(plan, self.library, path)
        session.stored = plan
        self._open(session)
        self._visit.offer(session)
        self._bring_back_changes(path)
        self._remember()

    def _open_handout(self, plan: Plan) -> None:
        """A patient who brings the handout back is here for the next visit."""
        if not self._leave_plan():
            return
        session = PlanSession(plan, self.library)
        session.history.resetClean()
        self._open(session)
        self._visit.begin(session)

    def recent_plans(self) -> tuple[RecentPlan, ...]:
        return self.recent.plans()

    def open_draft(self, draft: Draft) -> None:
        """Go on with unsaved work; it counts as changed until it is saved."""
        session = PlanSession(draft.plan, self.library, draft.origin)
        session.history.resetClean()
        self._open(session)

    def discard_draft(self, draft: Draft) -> None:
        """Throw unsaved work away; the strip offers it back."""
        try:
            self.drafts.discard(draft.plan.id, draft.origin)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        self.show_start()

        def bring_back() -> None:
            try:
                self.drafts.keep(draft.plan, draft.origin)
            except Refusal as refusal:
                self._frame.strip.say(str(refusal), "stop", "Try again", bring_back)
            self.show_start()

        self._frame.strip.say("The unsaved plan is discarded.", "accent", "Undo", bring_back)

    # --- going out ---

    def save(self) -> None:
        if self._settled() and self._outgoing.save(self.open_page.session):
            self._remember()

    def save_as(self) -> None:
        if self._settled() and self._outgoing.save_as(self.open_page.session):
            self._remember()

    def export(self) -> None:
        self._ready_to_export(lambda: self._export(None))

    def export_locked(self) -> None:
        """Export the handout with a password, for the way by e-mail."""
        self._ready_to_export(self._ask_password)

    def _ready_to_export(self, export: Callable[[], None]) -> None:
        from rehabplanner.ui.last_look import look_before  # see `fetch_plan_page`

        if self._settled():
            page, strip = self.open_page, self._frame.strip
            self.screening.screened(page.session, lambda: look_before(export, page, strip))

    def start_visit(self) -> None:
        """Date the plan with today; the sheet will say what has changed."""
        if self._settled():
            self._visit.begin(self.open_page.session)

    def screen(self) -> None:
        """Ask for red flags again, at this visit."""
        if self._settled():
            self.screening.on_plan(self.open_page.session)

    def keep_draft_now(self) -> None:
        """Bring unsaved work to the disk at once."""
        if self._keeper is not None:
            self._keeper.keep_now()

    def may_close(self) -> bool:
        """Settle and keep the work; False when something needs a second look first."""
        return self._leave_plan()

    # --- settings and help ---

    def change_settings(self) -> None:
        from rehabplanner.ui.clinic_dialog import ClinicDialog

        dialog = ClinicDialog(self.settings, self._dialogs, self._frame)
        if dialog.exec():
            self.use_settings(dialog.value())
        dialog.deleteLater()

    def use_settings(self, settings: Settings) -> None:
        """Keep other settings and print with them from now on."""
        try:
            save_settings(settings)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        self.settings = settings
        if self.page is not None:
            self.page.preview.use(settings.clinic, self._options())

    def show_rules(self) -> None:
        from rehabplanner.ui.rules_dialog import RulesDialog

        dialog = RulesDialog(self.library, self._frame)
        dialog.exec()
        dialog.deleteLater()

    # --- inside ---

    def _export(self, password: str | None) -> None:
        page = self.open_page
        self._outgoing.export(
            page.session, self.settings.clinic, page.preview.sheet, page.preview.options, password
        )

    def _ask_password(self) -> None:
        from rehabplanner.ui.password_dialogs import NewPasswordDialog  # see `fetch_plan_page`

        dialog = NewPasswordDialog(self._frame)
        dialog.chosen.connect(self._export)
        dialog.open()

    def _show_saved(self, clean: bool) -> None:
        self._frame.setWindowModified(not clean)

    def _options(self) -> HandoutOptions:
        return HandoutOptions(paper=self.settings.paper)

    def _open(self, session: PlanSession) -> None:
        if not self._leave_plan():
            return
        from rehabplanner.ui.plan_page import PlanPage  # see `fetch_plan_page`

        self._frame.strip.hide()
        page = PlanPage(session, self._frame.worker, self.settings.clinic, self._options())
        session.setParent(page)
        self._wire_screening(page, session)
        page.message.connect(lambda sentence: self._frame.strip.say(sentence, "caution"))
        self._keeper = DraftKeeper(session, self.drafts, self._frame.worker, page)
        self._keeper.failed.connect(lambda sentence: self._frame.strip.say(sentence, "stop"))
        self._histories.addStack(session.history)
        self._histories.setActiveStack(session.history)
        self.actions.offer_edits(page.tree)
        self.page = page
        self._frame.pages.addWidget(page)
        self._frame.pages.setCurrentWidget(page)
        self._frame.setWindowTitle(f"{session.plan.diagnosis.name}[*]")
        self._frame.setWindowModified(not session.history.isClean())
        self._offer_commands(plan_open=True)
        session.plan_changed.connect(self._offer_visit)
        page.patient.name.setFocus()

    def _wire_screening(self, page: "PlanPage", session: PlanSession) -> None:
        page.screening.screen_asked.connect(self.screen)
        page.screening.referral_asked.connect(lambda: self.screening.refer(session))
        page.screening.outcome_asked.connect(lambda: self.screening.record_outcome(session))

    def _offer_commands(self, *, plan_open: bool) -> None:
        self.actions.show_for(plan_open=plan_open)
        if plan_open:
            self._offer_visit()

    def _offer_visit(self) -> None:
        """A visit can be started on a later day than the plan's alone."""
        is_due = self._visit.is_due(self.open_page.session.plan)
        self.actions.named("Start today's visit").setEnabled(is_due)

    def _give_way(self, screening: bool) -> None:
        """While the screening page is there, no command reaches the plan behind it."""
        self._offer_commands(plan_open=self.page is not None and not screening)
        if self.page is not None:
            self.page.session.history.setActive(not screening)

    def _cannot_fetch(self, error: Exception) -> None:
        raise error

    def _leave_plan(self) -> bool:
        """Put the open plan away, its unsaved work kept. False when it has to be settled first."""
        self.screening.close()
        if self.page is None:
            return True
        if not self._settled() or not self._kept_work():
            return False
        if self._keeper is not None:
            self._keeper.release()
        self._frame.worker.finish()  # a preview that is being made still calls its page
        self._histories.removeStack(self.page.session.history)
        self._frame.pages.removeWidget(self.page)
        self.page.deleteLater()
        self.page = None
        self._keeper = None
        self._frame.setWindowModified(False)
        return True

    def _settled(self) -> bool:
        return self.page is None or self.page.settle()

    def _kept_work(self) -> bool:
        """Bring unsaved work to the disk; False, with a way out, when that is not possible."""
        try:
            self.keep_draft_now()
        except Refusal as refusal:
            let_go = self._keeper.let_go if self._keeper else None
            words = f"Your unsaved work cannot be kept: {refusal} Or save the plan elsewhere."
            self._frame.strip.say(words, "stop", "Give up my changes", let_go)
            return False
        return True

    def _bring_back_changes(self, path: Path) -> None:
        """What was left unsaved of this plan file comes back, as a step that can be undone."""
        session = self.open_page.session
        draft = self.drafts.of(session.plan.id, path)
        if draft is None or draft.plan == session.plan:
            return
        unsaved = draft.plan
        session.edit("Bring back changes", lambda _plan: unsaved)
        self._frame.strip.say(
            "Your unsaved changes to this plan are back.", "accent", "Undo", session.history.undo
        )

    def _remember(self) -> None:
        session = self.open_page.session
        if session.origin is None:
            return
        try:
            self.recent.add(session.origin, draft_title(session.plan))
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "caution")

    def _wire_start_page(self) -> None:
        self.start.plan_chosen.connect(self.open_plan)
        self.start.draft_chosen.connect(self.open_draft)
        self.start.draft_discarded.connect(self.discard_draft)
        self.start.open_asked.connect(self.ask_open)
