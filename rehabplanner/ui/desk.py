"""The desk: start page and plan page, and how the therapist moves between them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.library.library import Library
from rehabplanner.settings import Settings
from rehabplanner.storage.stored import PlanRow
from rehabplanner.ui.actions import Actions
from rehabplanner.ui.arrivals import Arrivals
from rehabplanner.ui.commands import fill_menus
from rehabplanner.ui.conflicts import Conflicts
from rehabplanner.ui.daily_copy import DailyCopy
from rehabplanner.ui.desk_lock import DeskLock
from rehabplanner.ui.desk_settings import DeskSettings
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.handover import Handover
from rehabplanner.ui.kept_plans import KeptPlans, who
from rehabplanner.ui.library_news import LibraryNews
from rehabplanner.ui.new_plan import NewPlan
from rehabplanner.ui.open_plan import OpenPlan
from rehabplanner.ui.outgoing import Outgoing
from rehabplanner.ui.own_content import OwnContent
from rehabplanner.ui.own_work import OwnWork
from rehabplanner.ui.records import Records
from rehabplanner.ui.screening_step import ScreeningStep
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.start_desk import StartDesk
from rehabplanner.ui.start_page import StartPage
from rehabplanner.ui.stock import Stock
from rehabplanner.ui.store_place import StorePlace
from rehabplanner.ui.visit_start import VisitStart
from rehabplanner.ui.work_aside import WorkAside

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage

_RECENT: Final = 12


def _todays_date() -> date:
    return date.today()  # noqa: DTZ011 - the date at this desk


class Desk(QObject):
    """Brings plans to the window and puts them away; the window is only its frame."""

    def __init__(
        self,
        frame: Frame,
        start: StartPage,
        stock: Stock,
        dialogs: FileDialogs,
        store: Path | str | None = None,
    ) -> None:
        """store: a file or a server's URL; None for what the settings say"""
        super().__init__(frame)
        self.start = start
        self.today: Callable[[], date] = _todays_date
        self._frame = frame
        self._dialogs = dialogs
        self.settings = DeskSettings(stock.settings, frame, dialogs)
        self.kept = KeptPlans(frame, store or stock.settings.store or None, self._settings)
        self._own = OwnContent(self.kept.link, stock.library, lambda: who(self._settings()), self)
        self._plan = OpenPlan(frame, self.kept.filing)
        self.own_work = OwnWork(frame, self._own, self._plan, self.settings, dialogs)
        outgoing = Outgoing(frame, dialogs)
        self._visit = VisitStart(frame.strip, lambda: self.today())
        self.screening = ScreeningStep(
            frame, dialogs, self.library, self._settings, lambda: self.today()
        )
        self._new = NewPlan(frame, self.screening, self._own)
        self.handover = Handover(
            self._plan, self.screening, outgoing, self._settings, lambda: self.today()
        )
        self._arrivals = Arrivals(
            frame, self.kept.link, self.kept.drafts, lambda: self.library, self._visit, self._open
        )
        self.records = Records(
            frame, self.kept, self._plan, dialogs, self._settings, lambda: self.today()
        )
        self._conflicts = Conflicts(
            frame, self.kept.link, self.kept.filing, self._plan, self._arrivals.open_draft
        )
        aside = WorkAside(self._plan, self.kept, self._arrivals)
        self.lock = DeskLock(frame, start, self.kept, aside, self.screening, self.settings)
        self.place = StorePlace(frame, self.kept, self.settings, self._leave)
        self._daily_copy = DailyCopy(self.kept.link, lambda: self.today(), self)
        self._news = LibraryNews(frame)
        self._start = StartDesk(frame, start, self.kept, self._own, self._arrivals, self.records)
        self._wire()
        self.actions = Actions(frame, self._plan.histories)
        fill_menus(self.actions, self)
        self.actions.before_edit(self._offer_visit)  # a day may have passed since the last edit
        self.actions.show_for(plan_open=False)
        frame.recoloured.connect(self.actions.colour_icons)
        self.kept.open()

    @property
    def library(self) -> Library:
        """The library with the therapist's own exercises."""
        return self._own.library

    @property
    def page(self) -> "PlanPage | None":
        """The page of the open plan, if there is one."""
        return self._plan.page

    @property
    def open_page(self) -> "PlanPage":
        """The page of the open plan; only commands that need a plan ask for it."""
        if self.page is None:
            raise RuntimeError("no plan is open")
        return self.page

    # --- moving between the pages ---

    def show_work(self) -> None:
        """Bring the start page's lists of unsaved work and plans up to date."""
        self._start.show_work()

    def show_start(self) -> None:
        """Show the start page; the open plan is saved if it has changed."""
        if self.may_close():
            self._start.show()
            self._offer_commands(plan_open=False)

    def choose(self, key: str) -> None:
        """Ask for the red flags of a diagnosis, or of a template's; a plan or referral follows."""
        if not self.lock.is_locked:
            self._new.begin(key)

    def ask_open(self) -> None:
        path = self._dialogs.plan_to_open(self._frame)
        if path is not None:
            self.open_plan(path)

    def open_plan(self, path: Path) -> None:
        """Open a plan file or a handout; what cannot be opened is said in one sentence."""
        self._arrivals.read(path)

    def open_stored(self, plan_id: str) -> None:
        """Open a plan of the store, as it was saved last."""
        self._arrivals.open_stored(plan_id)

    def recent_plans(self) -> tuple[PlanRow, ...]:
        """The plans that the start page shows first."""
        return self.kept.search.model.plans[:_RECENT]

    def keep_draft_now(self) -> None:
        """Bring unsaved work to the disk at once."""
        self._plan.keep_now()

    def may_close(self) -> bool:
        """Settle and keep the work; False when something needs a second look first."""
        self.screening.close()
        return self._plan.put_away()

    def close(self) -> None:
        """Wait until the store has everything, and close it; `may_close` came first."""
        self._plan.finish()
        self.kept.close()
        self._daily_copy.finish()  # it begins as soon as the store is open, be it only just now

    def start_visit(self) -> None:
        """Date the plan with today; the sheet will say what has changed."""
        page = self._plan.settled_page()
        if page is not None:
            self._visit.begin(page.session)

    def screen(self) -> None:
        """Ask for red flags again, at this visit."""
        page = self._plan.settled_page()
        if page is not None:
            self.screening.on_plan(page.session)

    def offer_newer_texts(self) -> None:
        """Show what the library says in newer words than the plan."""
        page = self._plan.settled_page()
        if page is not None:
            self._news.ask(page.session)

    def show_rules(self) -> None:
        from rehabplanner.ui.rules_dialog import RulesDialog

        dialog = RulesDialog(self.library, self._frame)
        dialog.exec()
        dialog.deleteLater()

    # --- inside ---

    def _leave(self) -> bool:
        """Back to the start page; False when the open plan has to be settled first."""
        self.show_start()
        return self.page is None

    def _open(self, session: PlanSession) -> bool:
        """Show a plan; False when the one before it has to be settled first."""
        if self.lock.is_locked or not self.may_close():
            return False
        self._frame.strip.hide()
        page = self._plan.show(session, self.settings.value)
        page.screening.screen_asked.connect(self.screen)
        page.screening.referral_asked.connect(lambda: self.screening.refer(session))
        page.screening.outcome_asked.connect(lambda: self.screening.record_outcome(session))
        self.actions.offer_edits(page.tree)
        self._offer_commands(plan_open=True)
        session.plan_changed.connect(self._offer_visit)
        page.patient.record_asked.connect(self.records.patient)
        self.own_work.attach(page)
        page.patient.name.setFocus()
        self._news.look_at(session)
        return True

    def _open_new(self, plan: Plan, patient_id: str) -> None:
        session = PlanSession(plan, self.library, is_kept=plan.bars is None)
        if self._open(session) and patient_id:
            self._plan.save()
            self.kept.file_under(patient_id, plan.id)

    def _offer_commands(self, *, plan_open: bool) -> None:
        self.actions.show_for(plan_open=plan_open)
        if plan_open:
            self._offer_visit()

    def _offer_visit(self) -> None:
        """A visit can be started on a later day than the plan's alone."""
        is_due = self.page is not None and self._visit.is_due(self.page.session.plan)
        self.actions.named("Start today's visit").setEnabled(is_due)

    def _give_way(self, screening: bool) -> None:
        """While the screening page is there, no command reaches the plan behind it."""
        self._offer_commands(plan_open=self.page is not None and not screening)
        if self.page is not None:
            self.page.session.history.setActive(not screening)

    def _settings(self) -> Settings:
        return self.settings.value

    def _plan_for(self, patient: Patient, patient_id: str) -> None:
        if self._leave():
            self._new.begin_for(patient, patient_id)

    def _show_kept(self) -> None:
        self.kept.status.show_work(self._plan.session, is_only_here=self._plan.is_only_here)

    def _tell_no_copy(self, said: str, is_damaged: bool) -> None:
        if is_damaged:
            self._frame.strip.say(said, "stop", "Copies…", self.records.backups)
        else:
            self._frame.strip.say(said, "caution")

    def _tell_mended(self, said: str) -> None:
        self._frame.strip.say(said, "caution", "Copies…", self.records.backups)

    def _wire(self) -> None:
        self.settings.changed.connect(self._plan.use)
        self.lock.locked.connect(self._new.begin_for_nobody)
        self.lock.change.about_to_begin.connect(lambda: self._daily_copy.finish())
        self.lock.locked.connect(lambda: self._offer_commands(plan_open=False))
        self.screening.shown.connect(self._give_way)
        self._new.drafted.connect(self._open_new)
        self._arrivals.shared_read.connect(self.own_work.take_in)
        self.kept.changed.connect(self._own.load)
        self._plan.saved_or_not.connect(self._show_kept)
        self.kept.plan_wanted.connect(self.open_stored)
        self.kept.disk.save_wanted.connect(self._plan.save)
        self.kept.trouble.copies_wanted.connect(self.records.backups)
        self.kept.trouble.place_wanted.connect(self.place.ask)
        self.kept.link.mended.connect(self._tell_mended)
        self.records.plan_wanted.connect(self._plan_for)
        self.records.found.connect(self._arrivals.open_found)
        self._daily_copy.failed.connect(self._tell_no_copy)
        self.start.open_asked.connect(self.ask_open)
