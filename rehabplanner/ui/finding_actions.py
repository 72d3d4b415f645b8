"""What can be done about the selected finding: fix it, go on with a reason, take that back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rehabplanner.review.finding import Finding
from rehabplanner.ui.editors.tidy import tidied

_LONGEST_REASON: Final = 400


class FindingActions(QWidget):
    """Buttons for one finding; the reason is written in place.

    fix_asked(), taken_back(): for the finding on show
    reason_given(reason): the therapist goes on in spite of the finding on show
    """

    fix_asked = Signal()
    reason_given = Signal(str)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self.fix = QPushButton()
        self.go_on = QPushButton("&Go on anyway…")
        self.take_back = QPushButton("T&ake back")
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.setPlaceholderText("Why is it all right for this patient?")
        self.reason.setAccessibleName("Reason to go on")
        self.record = QPushButton("&Record")
        self.cancel = QPushButton("Cancel")
        self._lay_out()
        self._listen()
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Offer what fits; a reason that is being written for the same finding stays."""
        before, self._finding = self._finding, finding
        if not _is_same(before, finding):
            self.reason.clear()
            self._ask_reason(asking=False)
        self.setVisible(finding is not None)
        if finding is None:
            return
        is_open = finding.is_open
        self.fix.setVisible(is_open and finding.fix is not None)
        self.fix.setText(finding.fix.label if finding.fix else "")
        self.go_on.setVisible(is_open)
        self.take_back.setVisible(not is_open)

    def _lay_out(self) -> None:
        self._choices, self._writing = QWidget(), QWidget()
        choices, writing = QHBoxLayout(self._choices), QHBoxLayout(self._writing)
        for button in (self.fix, self.go_on, self.take_back):
            choices.addWidget(button)
        choices.addStretch(1)
        writing.addWidget(self.reason, 1)
        writing.addWidget(self.record)
        writing.addWidget(self.cancel)
        column = QVBoxLayout(self)
        for layout in (choices, writing, column):
            layout.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._choices)
        column.addWidget(self._writing)

    def _listen(self) -> None:
        self.fix.clicked.connect(lambda: self.fix_asked.emit())
        self.take_back.clicked.connect(lambda: self.taken_back.emit())
        self.go_on.clicked.connect(lambda: self._ask_reason(asking=True))
        self.cancel.clicked.connect(lambda: self._ask_reason(asking=False))
        self.reason.textChanged.connect(self._allow_record)
        self.reason.returnPressed.connect(self._give)
        self.record.clicked.connect(self._give)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._writing)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel.click)

    def _ask_reason(self, *, asking: bool) -> None:
        had_focus = self._writing.isAncestorOf(self.focusWidget() or self)
        self._choices.setVisible(not asking)
        self._writing.setVisible(asking)
        self._allow_record()
        if asking:
            self.reason.setFocus()
        elif had_focus:
            self.go_on.setFocus()

    def _allow_record(self) -> None:
        self.record.setEnabled(bool(tidied(self.reason.text())))

    def _give(self) -> None:
        reason = tidied(self.reason.text())
        if reason:
            self.reason_given.emit(reason)


def _is_same(one: Finding | None, other: Finding | None) -> bool:
    if one is None or other is None:
        return False
    return (one.rule, one.part, one.is_open) == (other.rule, other.part, other.is_open)
