"""The window's commands, menu by menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from rehabplanner import __version__
from rehabplanner.storage.stored import PlanRow
from rehabplanner.ui.actions import Actions, Command, appearance_menu
from rehabplanner.ui.desk_settings import DeskSettings
from rehabplanner.ui.handover import Handover
from rehabplanner.ui.record_book import HasRecordBook, fill_record_book

_Key = QKeySequence.StandardKey

if TYPE_CHECKING:
    from rehabplanner.ui.plan_page import PlanPage


class Commanded(HasRecordBook, Protocol):
    """What the commands need from the desk."""

    @property
    def open_page(self) -> "PlanPage": ...
    @property
    def handover(self) -> Handover: ...
    @property
    def settings(self) -> DeskSettings: ...
    def show_start(self) -> None: ...
    def ask_open(self) -> None: ...
    def open_stored(self, plan_id: str) -> None: ...
    def recent_plans(self) -> tuple[PlanRow, ...]: ...
    def start_visit(self) -> None: ...
    def screen(self) -> None: ...
    def show_rules(self) -> None: ...
    def offer_newer_texts(self) -> None: ...


def fill_menus(actions: Actions, desk: Commanded) -> None:
    """Build menus and tool bar."""
    start = Command("&New plan", desk.show_start, _Key.New, "start", on_plan=False)
    actions.menu(
        "&File",
        [
            start,
            Command("&Open…", desk.ask_open, _Key.Open, "open", on_plan=False),
            actions.recent_menu(desk.recent_plans, desk.open_stored),
            None,
            Command("&Save", desk.handover.save, _Key.Save, "save"),
            Command("Save a copy as a &file…", desk.handover.save_as, _Key.SaveAs),
            Command("&Export PDF…", desk.handover.export, "Ctrl+E", "export"),
            Command("Export with pass&word…", desk.handover.export_locked),
            None,
            Command("&Clinic and paper…", desk.settings.ask, on_plan=False),
            None,
            Command("&Quit", _quit, _Key.Quit, on_plan=False),
        ],
    )
    _edit_menu(actions, desk)
    actions.menu(
        "&View",
        [
            Command("&Find in library", lambda: desk.open_page.library.focus_search(), _Key.Find),
            Command("Go to the &plan", lambda: desk.open_page.show_plan(), "Ctrl+1"),
            Command("Go to the &details", lambda: desk.open_page.show_details(), "Ctrl+2"),
            Command("Go to the &review", lambda: desk.open_page.review.focus_findings(), "Ctrl+3"),
            Command("Go to the pro&gress", lambda: desk.open_page.show_progress(), "Ctrl+4"),
            None,
            Command("Preview &larger", lambda: desk.open_page.preview.view.larger(), _Key.ZoomIn),
            Command(
                "Preview &smaller", lambda: desk.open_page.preview.view.smaller(), _Key.ZoomOut
            ),
            Command("Preview as &wide as its column", lambda: _fit(desk), "Ctrl+0"),
            None,
            appearance_menu(_application()),
        ],
    )
    fill_record_book(actions, desk)
    rules = Command(
        "Clinical &rules and sources", desk.show_rules, _Key.HelpContents, on_plan=False
    )
    about = Command("&About rehabplanner", lambda: _about(actions), on_plan=False)
    actions.menu("&Help", [rules, about])
    named = actions.named
    actions.tool_bar(
        left=[named("New plan"), named("Open…"), named("Save"), actions.undo, actions.redo],
        primary=named("Export PDF…"),
    )
    actions.colour_icons()


def _edit_menu(actions: Actions, desk: Commanded) -> None:
    actions.edit = actions.menu(
        "&Edit",
        [
            actions.undo,
            actions.redo,
            None,
            Command("Start today's &visit", desk.start_visit),
            Command("Screen for red &flags", desk.screen),
            Command("Ne&wer library texts…", desk.offer_newer_texts),
            None,
            _in_tree("M&ove up", lambda: desk.open_page.tree.move_selected(-1), "Alt+Up"),
            _in_tree("Move &down", lambda: desk.open_page.tree.move_selected(1), "Alt+Down"),
            _in_tree(
                "To the stage &before",
                lambda: desk.open_page.tree.move_selected_to_stage(-1),
                "Alt+PgUp",
            ),
            _in_tree(
                "To the stage af&ter",
                lambda: desk.open_page.tree.move_selected_to_stage(1),
                "Alt+PgDown",
            ),
            None,
            _in_tree("Du&plicate", lambda: desk.open_page.tree.duplicate_selected(), "Ctrl+D"),
            Command("&Add stage", lambda: desk.open_page.add_stage()),
            _in_tree("Re&move", lambda: desk.open_page.tree.remove_selected(), "Ctrl+Backspace"),
        ],
    )


def _in_tree(text: str, run: Callable[[], None], shortcut: str) -> Command:
    return Command(text, run, shortcut, in_tree=True)


def _fit(desk: Commanded) -> None:
    desk.open_page.preview.view.fit_width()


def _about(actions: Actions) -> None:
    actions.about(
        f"rehabplanner {__version__}. Decision support for licensed physical therapists:"
        " your examination and the physician's orders come first."
        " Nothing leaves this machine unless you send it."
    )


def _quit() -> None:
    for window in QApplication.topLevelWidgets():
        window.close()


def _application() -> QApplication:
    application = QCoreApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - there is no window without one
    return application
