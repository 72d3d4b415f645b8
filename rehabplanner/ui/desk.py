"""The desk: start page and plan page, and how the therapist moves between them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoGroup

from rehabplanner.delivery.opening import is_handout, open_any
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.drafting import draft_plan
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.drafts import Draft, Drafts
from rehabplanner.storage.plan_file import read_plan
from rehabplanner.storage.recent import RecentPlan, RecentPlans
from rehabplanner.storage.settings_file import save_settings
from rehabplanner.ui.actions import Actions
from rehabplanner.ui.commands import fill_menus
from rehabplanner.ui.draft_keeper import DraftKeeper
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.outgoing import Outgoing
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.start_page import StartPage, draft_title
from rehabplanner.ui.stock import Stock

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage


def fetch_plan_page() -> None:
    """Import the plan page ahead of its use: it takes longer than all that the start needs."""
    import rehabplanner.ui.plan_page  # noqa: F401


class Desk(QObject):
    """Owns the pages and the open plan; the window is only its frame."""

    def __init__(self, frame: Frame, start: StartPage, stock: Stock, dialogs: FileDialogs) -> None:
        super().__init__(frame)
        self.library = stock.library
        self.settings = stock.settings
        self.drafts = Drafts()
        self.recent = RecentPlans()
        self.page: PlanPage | None = None
        self._frame = frame
        self._dialogs = dialogs
        self._outgoing = Outgoing(frame, dialogs)
        self._keeper: DraftKeeper | None = None
        self._histories = QUndoGroup(self)
        self._histories.cleanChanged.connect(lambda clean: frame.setWindowModified(not clean))
        self.start = start
        self._wire_start_page()
        frame.worker.run(self, fetch_plan_page, lambda _: None, self._cannot_fetch)
        self.actions = Actions(frame, self._histories)
        fill_menus(self.actions, self)
        self.actions.show_for(plan_open=False)
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
        self.actions.show_for(plan_open=False)
        self.start.chooser.search.setFocus()

    def draft(self, key: str) -> None:
        """Draft the staged plan of a diagnosis and open it."""
        protocol = self.library.protocols[key]
        today = date.today()  # noqa: DTZ011 - the date at this desk
        try:
            plan = draft_plan(self.library, protocol, created=today)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        self._open(PlanSession(plan, self.library))

    def ask_open(self) -> None:
        path = self._dialogs.plan_to_open(self._frame)
        if path is not None:
            self.open_plan(path)

    def open_plan(self, path: Path) -> None:
        """Open a plan file or a handout; what cannot be opened is said in one sentence.

        A handout is only read: the plan inside it is a new, unsaved one.
        """
        if is_handout(path):
            self._open_handout(path)
            return
        try:
            plan = read_plan(path)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        if not self._leave_plan():
            return
        session = PlanSession(plan, self.library, path.absolute())
        session.stored = plan
        self._open(session)
        self._bring_back_changes(path.absolute())
        self._remember()

    def _open_handout(self, path: Path) -> None:
        try:
            plan = open_any(path)
        except Refusal as refusal:
            self._frame.strip.say(str(refusal), "stop")
            return
        session = PlanSession(plan, self.library)
        session.history.resetClean()
        self._open(session)

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
        if self._settled():
            session = self.open_page.session
            self._outgoing.export(session, self.settings.clinic, self._options())

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

        dialog = ClinicDialog(self.settings, self._frame)
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

    def _options(self) -> HandoutOptions:
        return HandoutOptions(paper=self.settings.paper)

    def _open(self, session: PlanSession) -> None:
        if not self._leave_plan():
            return
        from rehabplanner.ui.plan_page import PlanPage  # see `fetch_plan_page`

        self._frame.strip.hide()
        page = PlanPage(session, self._frame.worker, self.settings.clinic, self._options())
        session.setParent(page)
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
        self.actions.show_for(plan_open=True)
        page.patient.name.setFocus()

    def _cannot_fetch(self, error: Exception) -> None:
        raise error

    def _leave_plan(self) -> bool:
        """Put the open plan away, its unsaved work kept. False when it has to be settled first."""
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
