"""The one place where the window speaks to the therapist: a strip, never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from rehabplanner.ui.roles import Tone


class MessageStrip(QFrame):
    """Shows one sentence, with at most one action, until it is closed or replaced.

    is_silenced: what is said is not shown; nothing of it is kept
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAccessibleName("Message")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.clicked.connect(self.take_action)
        self._on_action: Callable[[], None] | None = None
        self._of: object = None
        self.is_silenced = False
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName("Close message")
        close.setAutoRaise(True)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says now; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self,
        text: str,
        tone: Tone = "accent",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        *,
        of: object = None,
    ) -> None:
        """Show a sentence, with a button when there is something to do about it.

        of: what it is about, so that it can go with it: the plan's session
        """
        if self.is_silenced:
            return
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action, self._of = on_action, of
        self.setProperty("tone", tone)
        for widget in (self, self._text):
            self.style().polish(widget)
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # not before the first paint

        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def forget(self, of: object) -> None:
        """Clear what was said of something that is there no longer."""
        if self._of is of:
            self.clear()

    def clear(self) -> None:
        """Hide the strip and forget what it said."""
        self.hide()
        self._text.clear()
        self._action.setText("")
        self._on_action = self._of = None

    def take_action(self) -> None:
        """What the button does: hide the strip, then act."""
        action = self._on_action
        self.hide()
        if action is not None:
            action()
