"""The page in front of a locked store: one field, and nothing about anybody."""

from math import ceil
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rehabplanner.storage.wrong_tries import WrongTries
from rehabplanner.ui.labels import hint

_WIDTH: Final = 400
_SECOND_MS: Final = 1000
_WRONG: Final = "This passphrase does not open the plans; type it again."
_COPIES: Final = "If you are sure of your passphrase, bring back a copy that it opens."
_HONEST: Final = "A lost passphrase cannot be recovered."


class LockPage(QWidget):
    """Asks for the passphrase; a wrong one makes the next try wait.

    is_opening: a passphrase is being tried

    unlock_asked(passphrase)
    copies_asked(): the passphrase is right, so the store must be damaged
    """

    unlock_asked = Signal(str)
    copies_asked = Signal()

    def __init__(self, tries: WrongTries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tries = tries
        self.is_opening = False
        self.setAccessibleName("Locked")
        self.passphrase = QLineEdit()
        self.passphrase.setAccessibleName("Passphrase")
        self.passphrase.setObjectName("bigSearch")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText("Passphrase")
        self.passphrase.setMaximumWidth(_WIDTH)
        self.passphrase.setAcceptDrops(False)
        self.wrong = QLabel()
        self.wrong.setObjectName("fieldError")
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.hide()
        self.unlock = QPushButton()
        self.unlock.setObjectName("primary")
        self.copies = QPushButton("Copies…")
        self.copies.setObjectName("link")
        self.copies.setToolTip(_COPIES)
        self.copies.setAccessibleDescription(_COPIES)
        self.copies.hide()
        self._lay_out()
        self.passphrase.textChanged.connect(self.look)
        self.passphrase.returnPressed.connect(self._ask)
        self.unlock.clicked.connect(self._ask)
        self.copies.clicked.connect(self.copies_asked)
        self._each_second = QTimer(self, interval=_SECOND_MS)
        self._each_second.timeout.connect(self.look)
        self.setFocusProxy(self.passphrase)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.setFocus()

    def look(self) -> None:
        """Show how long to wait, or that a try can be made now."""
        wait = ceil(self._tries.wait_s())
        if wait and not self._each_second.isActive():
            self._each_second.start()
        elif not wait:
            self._each_second.stop()
        self.unlock.setText(self._button_words(wait))
        self.unlock.setEnabled(self._may_try(wait))
        self.copies.setEnabled(not self.is_opening)

    def is_wrong(self) -> None:
        """The passphrase did not open the store; a damaged one says no to the right one too."""
        self._tries.add()
        self.copies.show()
        self.refuse(_WRONG)

    def refuse(self, sentence: str) -> None:
        """Say why the store is not open, and let somebody try again."""
        self.is_opening = False
        self.wrong.setText(sentence)
        self.wrong.show()
        self.passphrase.setReadOnly(False)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self.look()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # not before the first paint

        QAccessible.updateAccessibility(QAccessibleEvent(self.wrong, QAccessible.Event.Alert))

    def _ask(self) -> None:
        if not self._may_try(self._tries.wait_s()):
            return
        self.is_opening = True
        self.wrong.hide()
        self.passphrase.setReadOnly(True)  # disabled, it would lose the focus
        self.look()
        self.unlock_asked.emit(self.passphrase.text())

    def _may_try(self, wait: float) -> bool:
        return not wait and not self.is_opening and bool(self.passphrase.text())

    def _button_words(self, wait: int) -> str:
        if self.is_opening:
            return "Opening…"
        if wait:
            return "Wait 1 second" if wait == 1 else f"Wait {wait} seconds"
        return "Unlock"

    def _lay_out(self) -> None:
        title = QLabel("The plans are locked")
        title.setObjectName("display")
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(hint("Type your passphrase to go on where you were."))
        column.addSpacing(6)
        column.addWidget(self.passphrase)
        column.addWidget(self.wrong)
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addStretch()
        row.addWidget(self.copies)
        column.addLayout(row)
        column.addSpacing(10)
        column.addWidget(hint(_HONEST))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
