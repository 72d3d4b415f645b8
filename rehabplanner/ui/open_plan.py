"""The open plan: its page in the window, its history of edits, its unsaved work on the disk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup

from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Settings
from rehabplanner.storage.drafts import Draft
from rehabplanner.ui.draft_keeper import FREE_SPACE, DraftKeeper
from rehabplanner.ui.filing import Filing
from rehabplanner.ui.frame import Frame
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.worker import Worker

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage


def _fetch_plan_page() -> None:
    """Import the plan page ahead of its use: it takes longer than all that the start needs."""
    import rehabplanner.ui.plan_page  # noqa: F401


def _cannot_fetch(error: Exception) -> None:
    raise error


class OpenPlan(QObject):
    """One plan at a time, or none. It is put away only when nothing of it would be lost.

    saved_or_not(): there is work now that the store does not have, or no longer
    """

    saved_or_not = Signal()

    def __init__(self, frame: Frame, filing: Filing) -> None:
        super().__init__(frame)
        self.page: PlanPage | None = None
        self.histories = QUndoGroup(self)
        self.frame = frame
        self._filing = filing
        self._keeper: DraftKeeper | None = None
        self._disk = Worker(self)
        """A sheet that is just being made keeps no draft waiting."""
        filing.filed.connect(self._filed)
        frame.worker.run(self, _fetch_plan_page, lambda _: None, _cannot_fetch)

    def show(self, session: PlanSession, settings: Settings) -> "PlanPage":
        """Give the plan a page and show it; the plan before it has been put away."""
        from rehabplanner.ui.plan_page import PlanPage  # see `_fetch_plan_page`

        frame = self.frame
        page = PlanPage(session, frame.worker, settings.clinic, _options(settings))
        session.setParent(page)
        strip = frame.strip
        session.refused.connect(lambda sentence: strip.say(sentence, "stop", of=session))
        page.message.connect(lambda sentence: strip.say(sentence, "caution", of=session))
        self._keeper = DraftKeeper(session, self._filing.drafts, self._disk, page)
        self._keeper.tried.connect(self.saved_or_not)
        self._keeper.failed.connect(lambda sentence: frame.strip.say(sentence, "stop"))
        self.histories.addStack(session.history)
        self.histories.setActiveStack(session.history)
        self.page = page
        frame.pages.addWidget(page)
        frame.pages.setCurrentWidget(page)
        frame.setWindowTitle(f"{session.plan.diagnosis.name}[*]")
        session.kept_changed.connect(self._show_saved)
        self._show_saved()
        return page

    def use(self, settings: Settings) -> None:
        """Print with other settings from now on."""
        if self.page is not None:
            self.page.preview.use(settings.clinic, _options(settings))

    def settled_page(self) -> "PlanPage | None":
        """The page, what is being typed taken over; None when a field holds what a plan cannot."""
        return self.page if self.page is not None and self.page.settle() else None

    def keep_now(self) -> None:
        """Bring unsaved work to the disk at once. Raises Refusal when that is not possible."""
        if self._keeper is not None:
            self._keeper.keep_now()

    def finish(self) -> None:
        """Wait until the disk has what it was given."""
        self._disk.finish()

    def let_go(self) -> None:
        """What the open plan is now need not be kept under its own name."""
        if self._keeper is not None:
            self._keeper.let_go()

    def put_away(self) -> bool:
        """Close the plan, its unsaved work kept. False when it has to be settled first."""
        if self.page is None:
            return True
        if self.settled_page() is None or not self._kept():
            return False
        if not self.page.session.is_kept:
            self._file()
        self.take_down()
        return True

    def take_down(self) -> None:
        """Close the plan as it is; whatever is unsaved has been taken care of."""
        if self.page is None:
            return
        if self._keeper is not None:
            self._keeper.release()
        self.finish()
        self.frame.worker.finish()  # a preview that is being made still calls its page
        self.frame.strip.forget(self.page.session)
        self.histories.removeStack(self.page.session.history)
        self.frame.pages.removeWidget(self.page)
        self.page.deleteLater()
        self.page = None
        self._keeper = None
        self._show_saved()

    def save(self) -> None:
        """Bring the plan into the store as its next revision."""
        session = self.session
        if session is not None and (session.revision is None or not session.is_kept):
            self._kept()
            self._file()

    @property
    def session(self) -> PlanSession | None:
        return self.page.session if self.page is not None else None

    @property
    def is_only_here(self) -> bool:
        """Whether the plan holds work that neither the store nor the disk could take."""
        is_kept = self.session is None or self.session.is_kept
        return not is_kept and self._keeper is not None and not self._keeper.is_writable

    def saved_elsewhere(self) -> None:
        """The plan as it is now is in a file; it may go where nothing else could take it."""
        if self.is_only_here:
            self.let_go()

    def _kept(self) -> bool:
        """Bring unsaved work to the disk; False, with a way out, when that is not possible."""
        try:
            self.keep_now()
        except Refusal:
            words = f"Your unsaved work cannot be kept: {FREE_SPACE}"
            self.frame.strip.say(words, "stop", "Give up my changes", self.let_go)
            return False
        return True

    def _file(self) -> None:
        if self._keeper is not None and not self._keeper.has_let_go:
            self._filing.file(self._keeper.draft())

    def _filed(self, draft: Draft, revision: int) -> None:
        session = self.session
        if session is None or session.plan.id != draft.plan.id:
            return
        session.saved(draft.plan, revision, draft.given)
        self._kept()  # what was done meanwhile builds on that revision
        self.saved_or_not.emit()

    def _show_saved(self) -> None:
        self.frame.setWindowModified(self.session is not None and not self.session.is_kept)
        self.saved_or_not.emit()


def _options(settings: Settings) -> HandoutOptions:
    """How this desk prints."""
    return HandoutOptions(paper=settings.paper)
