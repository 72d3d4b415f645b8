"""The inspector: shows what is selected in the plan and lets the therapist change it."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.plan import Plan
from rehabplanner.ui.inspector_about import AboutPage
from rehabplanner.ui.inspector_advice import AdvicePage
from rehabplanner.ui.inspector_empty import EmptyPage
from rehabplanner.ui.inspector_exercise import ExercisePage
from rehabplanner.ui.inspector_gates import GatesPage
from rehabplanner.ui.inspector_stage import StagePage
from rehabplanner.ui.part import Part
from rehabplanner.ui.session import PlanSession

PartPage = AboutPage | ExercisePage | AdvicePage | StagePage | GatesPage
Page = PartPage | EmptyPage

_NOTHING: Final = "Select a stage, an exercise or criteria in the plan to change them here."
_GONE: Final = "This part is no longer in the plan. Select another one, or undo to bring it back."


class Inspector(QWidget):
    """Editors for one part of the plan; it writes through the session only.

    A page is made once and shows one part after the other. A page with words that do not fit is
    kept for its part until the therapist comes back.

    keep_asked(item_id): an exercise of the plan is to be the therapist's own
    """

    keep_asked = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._part: Part | None = None
        self._pages: dict[type[PartPage], PartPage] = {}
        self._unfinished: dict[Part, PartPage] = {}
        self._empty = EmptyPage()
        self._page: Page = self._empty
        self.setAccessibleName("Inspector")
        self._lay_out()
        self._show()
        session.plan_changed.connect(self._follow)

    @property
    def part(self) -> Part | None:
        """What was asked for last, in the plan or not."""
        return self._part

    @property
    def page(self) -> Page:
        """The page on show."""
        return self._page

    def show_part(self, part: Part | None) -> None:
        """Show the editors for a part, or what to do next when there is none."""
        if part == self._part:
            return
        if not self.settle():
            self._keep_page()
        self._part = part
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def focus_words(self) -> None:
        """Put the cursor into the first words. No focus proxy: Tab would leave fields out."""
        page = self._page
        (page.words if isinstance(page, StagePage) else page).setFocus()

    def unfinished(self) -> Part | None:
        """A part that was left with words that do not fit; None when there is none."""
        return next(iter(self._unfinished), None)

    def settle(self) -> bool:
        """Take over what is being typed. False when it does not fit; it stays in its field."""
        return self._page.settle()

    def _lay_out(self) -> None:
        ground = QWidget()
        ground.setObjectName("page")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._empty)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(ground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _follow(self, _before: Plan, plan: Plan) -> None:
        for part in [part for part in self._unfinished if not _holds(plan, part)]:
            self._drop(self._unfinished.pop(part))
        if self._part is None:
            return
        if isinstance(self._page, EmptyPage):
            self._show()
        elif _holds(plan, self._part):
            self._page.refresh()
        else:
            self._drop(self._page)
            self._show()

    def _show(self) -> None:
        page = self._page_for(self._part)
        if page is not self._page:
            self._page.hide()
            self._page = page
            page.show()

    def _page_for(self, part: Part | None) -> Page:
        if part is None or not _holds(self._session.plan, part):
            self._empty.say(_NOTHING if part is None else _GONE)
            return self._empty
        kept = self._unfinished.pop(part, None)
        page = kept or self._ready_page(_kind_of_page(self._session.plan, part))
        page.show_part(part)
        return page

    def _ready_page(self, kind: type[PartPage]) -> PartPage:
        if kind not in self._pages:
            self._pages[kind] = self._made(kind)
        page = self._pages[kind]
        for text in page.findChildren(QPlainTextEdit):
            text.document().clearUndoRedoStacks()  # the undo of another part's words
        return page

    def _made(self, kind: type[PartPage]) -> PartPage:
        page = kind(self._session)
        if isinstance(page, ExercisePage):
            page.keep_asked.connect(self.keep_asked)
        self._column.addWidget(page)
        return page

    def _keep_page(self) -> None:
        if self._part is not None and not isinstance(self._page, EmptyPage):
            self._unfinished[self._part] = self._page
            self._pages.pop(type(self._page), None)

    def _drop(self, page: PartPage) -> None:
        """A page that loses the focus hands in its words; these are for a part that is gone."""
        for child in page.findChildren(QObject):
            child.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        if self._pages.get(type(page)) is page:
            del self._pages[type(page)]
        page.hide()
        page.deleteLater()


def _kind_of_page(plan: Plan, part: Part) -> type[PartPage]:
    if part.kind == "about":
        return AboutPage
    if part.kind == "stage":
        return StagePage
    if part.kind != "item":
        return GatesPage
    return AdvicePage if isinstance(plan.item(part.id).content, Advice) else ExercisePage


def _holds(plan: Plan, part: Part) -> bool:
    if part.kind == "item":
        return any(item.id == part.id for stage in plan.stages for item in stage.items)
    return part.kind in ("about", "return") or any(stage.id == part.id for stage in plan.stages)
