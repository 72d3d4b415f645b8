"""Menus and tool bar: every command with its words, shortcut and icon."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette, QUndoGroup
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from rehabplanner.storage.stored import PlanRow
from rehabplanner.ui.icons import SIZE, icon
from rehabplanner.ui.knees import plan_title
from rehabplanner.ui.theme import choose_scheme

_Key = QKeySequence.StandardKey
_Role = QPalette.ColorRole


@dataclass(frozen=True)
class Command:
    """One menu entry.

    on_plan: only with a plan open
    in_tree: its shortcut works only where the Edit menu is offered (`offer_edits`): in a text
        field the same keys belong to the field
    """

    text: str
    run: Callable[[], None]
    shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None
    icon: str = ""
    on_plan: bool = True
    in_tree: bool = False


class Actions:
    """Builds the window's menus and tool bar from commands and switches them on and off."""

    def __init__(self, window: QMainWindow, history: QUndoGroup) -> None:
        self._window = window
        self._on_plan: list[QAction] = []
        self.edit: QMenu | None = None
        self._primary: QAction | None = None
        self._icons: list[tuple[QAction, str]] = []
        self.undo = history.createUndoAction(window, "&Undo")
        self.undo.setShortcuts(_Key.Undo)
        self.redo = history.createRedoAction(window, "&Redo")
        self.redo.setShortcuts(_redo_keys())
        self._icons += [(self.undo, "undo"), (self.redo, "redo")]

    def menu(self, title: str, entries: list[Command | QAction | QMenu | None]) -> QMenu:
        """Add a menu to the menu bar; None is a separator."""
        menu = self._window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Command):
                menu.addAction(self._action(entry))
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)
        return menu

    def recent_menu(
        self, plans: Callable[[], tuple[PlanRow, ...]], open_plan: Callable[[str], None]
    ) -> QMenu:
        """The plans opened last; asked for anew each time the menu opens."""
        menu = QMenu("Open &recent", self._window)
        menu.setObjectName("recent")

        def fill() -> None:
            menu.clear()
            for plan in plans():
                action = menu.addAction(
                    plan_title(plan.patient, plan.diagnosis, plan.side).replace("&", "&&")
                )
                action.triggered.connect(lambda _checked=False, key=plan.id: open_plan(key))
            if menu.isEmpty():
                menu.addAction("No plans yet").setEnabled(False)

        menu.aboutToShow.connect(fill)
        return menu

    def tool_bar(self, left: list[QAction], primary: QAction) -> None:
        """Lay out the tool bar: actions with icon and word, the main one at the end."""
        bar = QToolBar("Tools")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(SIZE, SIZE))
        bar.addActions(left)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        bar.addAction(primary)
        self._primary = primary
        button = bar.widgetForAction(primary)
        if isinstance(button, QToolButton):
            button.setObjectName("primary")
        self._window.addToolBar(bar)

    def named(self, text: str) -> QAction:
        """The action with that text (without `&`); KeyError when there is none."""
        for action in self._window.findChildren(QAction):
            if action.text().replace("&", "") == text:
                return action
        raise KeyError(text)

    def offer_edits(self, widget: QWidget) -> None:
        """Give a widget the Edit menu as its context menu."""
        if self.edit is not None:
            widget.addActions(self.edit.actions())
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def before_edit(self, look: Callable[[], None]) -> None:
        """Call that each time the Edit menu is about to be seen."""
        if self.edit is not None:
            self.edit.aboutToShow.connect(look)

    def about(self, text: str) -> None:
        QMessageBox.about(self._window, "About rehabplanner", text)

    def show_for(self, *, plan_open: bool) -> None:
        for action in self._on_plan:
            action.setEnabled(plan_open)

    def colour_icons(self) -> None:
        """Draw the icons in the window's colours; again after a change to dark or light."""
        palette = self._window.palette()
        for action, name in self._icons:
            on_colour = action is self._primary
            role = _Role.HighlightedText if on_colour else _Role.ButtonText
            action.setIcon(icon(name, palette, role))

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.triggered.connect(lambda _checked=False: command.run())
        if command.shortcut is not None:
            action.setShortcut(command.shortcut)
        if command.in_tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if command.icon:
            self._icons.append((action, command.icon))
        if command.on_plan:
            self._on_plan.append(action)
        return action


def _redo_keys() -> list[QKeySequence]:
    """The system's keys, and Ctrl+Y, which many fingers know, where it is not one of them."""
    keys, habit = QKeySequence.keyBindings(_Key.Redo), QKeySequence("Ctrl+Y")
    return keys if habit in keys else [*keys, habit]


def appearance_menu(application: QApplication) -> QMenu:
    """Light, dark, or as the system has it."""
    menu = QMenu("&Appearance")
    group = QActionGroup(menu)
    for text, scheme in (
        ("As the &system", Qt.ColorScheme.Unknown),
        ("&Light", Qt.ColorScheme.Light),
        ("&Dark", Qt.ColorScheme.Dark),
    ):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(scheme == Qt.ColorScheme.Unknown)
        action.triggered.connect(lambda _checked, scheme=scheme: choose_scheme(application, scheme))
        group.addAction(action)
    return menu
