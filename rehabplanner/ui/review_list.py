"""The findings of the review, grouped by how grave they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from rehabplanner.library.sources import Source
from rehabplanner.review.finding import Finding, Severity
from rehabplanner.ui.editors.elided import tip
from rehabplanner.ui.finding_delegate import FindingDelegate
from rehabplanner.ui.roles import Role

_GROUPS: Final[dict[Severity, str]] = {"stop": "Stops", "warning": "Warnings", "note": "Notes"}
_DECIDED: Final = "Going on anyway"
_FINDING: Final = Qt.ItemDataRole.UserRole
_RETURN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class _Row:
    """What is seen of a finding; equal rows need no new painting."""

    group: str
    rule: str
    part: str | None
    severity: Severity
    message: str
    detail: str


class ReviewList(QTreeWidget):
    """Shows findings; what has been decided lies folded at the end.

    picked(finding or None): another one is the current one
    opened(finding, by_key): go to its place; Return, a click or a double click asked for it
    """

    picked = Signal(object)
    opened = Signal(object, bool)

    def __init__(self, registry: Mapping[str, Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._rows: tuple[_Row, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self._folded = {_DECIDED}
        self.setAccessibleName("Findings of the review")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(FindingDelegate(self))
        self.currentItemChanged.connect(lambda: self.picked.emit(self.current()))
        self.itemClicked.connect(lambda: self._open(by_key=False))
        self.itemExpanded.connect(lambda group: self._folded.discard(_title(group)))
        self.itemCollapsed.connect(lambda group: self._folded.add(_title(group)))

    def current(self) -> Finding | None:
        item = self.currentItem()
        finding = item.data(0, _FINDING) if item is not None else None
        return finding if isinstance(finding, Finding) else None

    def pick_first(self) -> None:
        """Select the first finding unless one is selected."""
        if self.current() is None and self._items:
            self.setCurrentItem(self._items[0])

    def show_findings(self, found: Iterable[Finding], place_of: Callable[[Finding], str]) -> None:
        """Show other findings; the current one stays current as long as it is there."""
        listed = [(_row(finding, place_of(finding)), finding) for finding in found]
        listed.sort(key=lambda pair: pair[0].group == _DECIDED)
        rows = tuple(row for row, _ in listed)
        if rows == self._rows:
            for item, (_, finding) in zip(self._items, listed, strict=True):
                item.setData(0, _FINDING, finding)
        else:
            self._rebuild(listed)
        self._rows = rows
        self.picked.emit(self.current())

    def height_of_rows(self) -> int:
        """What it takes to show all that is not folded away."""
        rows, index = 0, self.model().index(0, 0)
        while index.isValid():
            rows += self.rowHeight(index)
            index = self.indexBelow(index)
        frame = self.contentsMargins()
        return rows + frame.top() + frame.bottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN and self.current() is not None:
            self._open(by_key=True)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # messages wrap

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 3 * self.fontMetrics().lineSpacing())

    def _rebuild(self, listed: list[tuple[_Row, Finding]]) -> None:
        before, number = self.current(), self._current_number()
        with QSignalBlocker(self):
            self._items = []
            self.clear()
            groups: dict[str, QTreeWidgetItem] = {}
            for row, finding in listed:
                if row.group not in groups:
                    groups[row.group] = self._add_group(row.group)
                item = self._item(row, finding)
                groups[row.group].addChild(item)
                self._items.append(item)
            for title, group in groups.items():
                group.setText(0, f"{title} · {group.childCount()}")
                group.setExpanded(title not in self._folded)
            self._stay_at(before, number)

    def _add_group(self, title: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self)
        group.setData(0, _FINDING, title)
        return group

    def _item(self, row: _Row, finding: Finding) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.message])
        item.setData(0, _FINDING, finding)
        item.setData(0, Role.DETAIL, row.detail)
        item.setData(0, Role.VALUE, row.severity)
        spoken = f"{row.severity.capitalize()}: {row.message} {row.detail}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(0, "".join(tip(self._cited(key)) for key in finding.sources))
        return item

    def _cited(self, key: str) -> str:
        source = self._registry.get(key)
        return f"{key}: {source.text}" if source else key

    def _current_number(self) -> int:
        item = self.currentItem()
        rows = self._items
        return rows.index(item) if item in rows else 0

    def _stay_at(self, before: Finding | None, number: int) -> None:
        """The same finding, or the one that took its place; folded ones are left alone."""
        rows = self._items
        if before is None or not rows:
            return
        same = [item for item in rows if _key(item.data(0, _FINDING)) == _key(before)]
        item = (same or rows[min(number, len(rows) - 1) :])[0]
        group = item.parent()
        if group is not None and group.isExpanded():
            self.setCurrentItem(item)

    def _open(self, *, by_key: bool) -> None:
        finding = self.current()
        if finding is not None:
            self.opened.emit(finding, by_key)


def _key(finding: Finding) -> tuple[str, str | None]:
    return finding.rule, finding.part


def _row(finding: Finding, place: str) -> _Row:
    group = _GROUPS[finding.severity] if finding.override is None else _DECIDED
    detail = f"{place}  ·  {', '.join(finding.sources)}"
    if finding.override is not None:
        detail = f"Reason: {finding.override.reason}\n{detail}"
    return _Row(group, *_key(finding), finding.severity, finding.message, detail)


def _title(group: QTreeWidgetItem) -> str:
    return str(group.data(0, _FINDING))
