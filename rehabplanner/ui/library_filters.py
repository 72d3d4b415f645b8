"""Choosing a part of the library: a wrapping row of checkable chips."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QToolButton, QWidget

from rehabplanner.ui.library_shelf import Shown

FILTERS: Final[dict[Shown, str]] = {
    "stage": "For this stage",
    "all": "All",
    "favourites": "Favourites",
    "own": "Own",
    "mobility": "Mobility",
    "stretch": "Stretch",
    "isometric": "Isometric",
    "strength": "Strength",
    "unilateral": "Single leg",
    "balance": "Balance",
    "plyometric": "Jumps",
    "cardio": "Cardio",
    "self-care": "Self-care",
    "advice": "Advice",
}

_SIGNS: Final[dict[Shown, str]] = {"favourites": "★"}
"""Where a word would cost the list a row."""

_NONE_YET: Final[dict[Shown, str]] = {
    "stage": "The library has no suggestions for this stage. Choose “All” to see everything.",
    "favourites": "No favourites yet. Click the star on an exercise, or press Ctrl+B.",
    "own": "No exercises of your own yet. Choose one in the plan, change it, and keep it below.",
}

_SPACING: Final = 4


class FilterChips(QWidget):
    """One chip is always chosen; arrow keys go from chip to chip.

    changed(shown): another one was chosen by hand
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Filter")
        self._chips = {shown: _chip(shown, label) for shown, label in FILTERS.items()}
        self._group = QButtonGroup(self)
        row = FlowLayout(self)
        for number, chip in enumerate(self._chips.values()):
            self._group.addButton(chip, number)
            row.addWidget(chip)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda _: self.changed.emit(self.value()))

    def value(self) -> Shown:
        return list(FILTERS)[self._group.checkedId()]

    def chip(self, shown: Shown) -> QToolButton:
        return self._chips[shown]


def nothing_found(shown: Shown, text: str) -> str:
    """What is said in place of an empty list."""
    if not text and shown in _NONE_YET:
        return _NONE_YET[shown]
    if shown in ("stage", "all"):
        return f"Nothing found for “{text}”. Try a muscle or a piece of equipment."
    words = f" for “{text}”" if text else ""
    return f"Nothing found{words} in {FILTERS[shown]}. Choose “All” to look everywhere."


def _chip(shown: Shown, label: str) -> QToolButton:
    chip = QToolButton()
    chip.setText(_SIGNS.get(shown, label))
    chip.setAccessibleName(label)
    chip.setToolTip(label if shown in _SIGNS else "")
    chip.setCheckable(True)
    chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    chip.setAccessibleDescription("Filter of the library")
    return chip


class FlowLayout(QLayout):
    """Widgets in a row that goes on in the next line where it is full, like words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(QRect(0, 0, width, 0))
        return max((place.bottom() + 1 for place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect), strict=True):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _places(self, rect: QRect) -> list[QRect]:
        places = []
        corner, line_height = rect.topLeft(), 0
        for size in (item.sizeHint() for item in self._items):
            if corner.x() + size.width() > rect.right() + 1 and corner.x() > rect.left():
                corner = QPoint(rect.left(), corner.y() + line_height + _SPACING)
                line_height = 0
            places.append(QRect(corner, size))
            corner += QPoint(size.width() + _SPACING, 0)
            line_height = max(line_height, size.height())
        return places
