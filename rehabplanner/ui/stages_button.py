"""Which stages are printed: a button whose menu stays open while stages are ticked."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rehabplanner.domain.language import in_language
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.side import sided
from rehabplanner.ui.sheet_choice import Extent, SheetChoice

_EXTENTS: Final[dict[Extent, str]] = {
    "onward": "From today on",
    "today": "Only today's stage",
}
_NAME: Final = "Stages on the sheet"
_TICKING_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StagesButton(QPushButton):
    """Says which stages are printed; its menu changes that.

    changed(): other stages were chosen by hand
    """

    changed = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._extent: Extent = "onward"
        self._chosen: frozenset[str] = frozenset()
        self.setObjectName("choice")
        self.setToolTip(_NAME)
        menu = QMenu(self)
        menu.installEventFilter(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._say()

    def value(self) -> SheetChoice:
        """The stages alone; the rest of the choice is the usual one."""
        return SheetChoice(extent=self._extent, chosen=self._chosen)

    def show_plan(self, plan: Plan) -> None:
        """Offer this plan's stages; with the last chosen one gone it is "from today on" again."""
        self._plan = plan
        chosen = self._chosen & {stage.id for stage in plan.stages}
        if self._extent == "chosen" and not chosen:
            self._extent = "onward"
        self._chosen = chosen
        self._say()

    def eventFilter(self, menu: QObject, event: QEvent) -> bool:
        """A stage is ticked without closing the menu: the next one may follow."""
        action = _ticked(menu, event)
        if action is None:
            return super().eventFilter(menu, event)
        action.trigger()
        return True

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        extents = QActionGroup(menu)
        for extent, words in _EXTENTS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(extent == self._extent)
            action.triggered.connect(lambda _checked, extent=extent: self._choose(extent))
            extents.addAction(action)
        menu.addSeparator()
        side = self._plan.side
        printed = self.value().stages(self._plan) if self._extent != "onward" else ()
        for number, stage in enumerate(self._plan.stages, 1):
            action = menu.addAction(
                f"Stage {number}: {sided(in_language(stage.text).name, side)}".replace("&", "&&")
            )
            action.setCheckable(True)
            action.setChecked(number in printed)
            action.setData(stage.id)
            action.triggered.connect(self._tick)

    def _choose(self, extent: Extent) -> None:
        self._extent, self._chosen = extent, frozenset()
        self._say()
        self.changed.emit()

    def _tick(self) -> None:
        actions = self.menu().actions()
        self._chosen = frozenset(each.data() for each in actions if each.isChecked() if each.data())
        self._extent = "chosen" if self._chosen else "onward"
        for extent, action in zip(_EXTENTS, actions, strict=False):
            action.setChecked(extent == self._extent)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = _EXTENTS.get(self._extent) or self._numbers()
        self.setText(words)
        self.setAccessibleName(f"{_NAME}: {words}")

    def _numbers(self) -> str:
        numbers = ", ".join(str(number) for number in sorted(self.value().stages(self._plan)))
        return f"Stages {numbers}" if "," in numbers else f"Stage {numbers}"


def _ticked(menu: QObject, event: QEvent) -> QAction | None:
    """The menu's entry of a stage that this event ticks."""
    if not isinstance(menu, QMenu):
        return None
    by_mouse = event.type() == QEvent.Type.MouseButtonRelease
    by_key = isinstance(event, QKeyEvent) and event.key() in _TICKING_KEYS
    if not by_mouse and not (by_key and event.type() == QEvent.Type.KeyPress):
        return None
    action = menu.activeAction()
    return action if action is not None and action.data() else None
