"""The order in which Tab goes through panels that make their fields when they are needed."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def go_through(panels: Iterable[QWidget]) -> None:
    """Let Tab go through the panels one after another, through each as it is laid out."""
    for before, after in pairwise(field for panel in panels for field in _fields(panel)):
        QWidget.setTabOrder(before, after)


def _fields(panel: QWidget) -> Iterator[QWidget]:
    for widget in (panel, *panel.findChildren(QWidget)):
        # What hands the focus on to a field stands before it: Qt stops there as well.
        field = widget.focusProxy() or widget
        takes_focus = field.focusPolicy() & Qt.FocusPolicy.TabFocus
        hands_up = field is not widget and field.isAncestorOf(widget)
        if takes_focus and not hands_up and not _is_part_of_a_field(widget):
            yield widget


def _is_part_of_a_field(widget: QWidget) -> bool:
    """A combo box or spin box is made of widgets, a list among them that pops up."""
    above = widget.parentWidget()
    while above is not None and not widget.isWindow():
        if isinstance(above, QComboBox | QAbstractSpinBox):
            return True
        widget, above = above, above.parentWidget()
    return above is not None
