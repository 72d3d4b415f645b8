"""Notices that nobody has touched the desk for a while."""

from collections.abc import Callable
from time import time
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_LOOK_EVERY_MS: Final = 5000
_Type = QEvent.Type
_TOUCHED: Final = frozenset(
    {
        _Type.KeyPress,
        _Type.MouseButtonPress,
        _Type.MouseButtonRelease,
        _Type.MouseMove,
        _Type.Wheel,
        _Type.TouchBegin,
        _Type.TouchUpdate,
        _Type.TabletPress,
        _Type.TabletMove,
        _Type.InputMethod,
        _Type.DragMove,
        _Type.NativeGesture,
    }
)


class IdleLock(QObject):
    """Looks at the clock, not only at a timer: a machine that slept was idle all the while.

    after_min: how long the desk may be left alone; asked for each time
    clock: seconds; goes on while the machine sleeps

    left_alone(): nobody has touched keyboard, mouse or screen for that long
    """

    left_alone = Signal()

    def __init__(self, after_min: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time
        self._after_min = after_min
        self._touched = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Count from now on."""
        self._touched = self.clock()
        self._timer.start()
        application().installEventFilter(self)

    def stop(self) -> None:
        self._timer.stop()
        application().removeEventFilter(self)

    def look(self) -> bool:
        """See what time it is; True when the desk was left alone too long."""
        now = self.clock()
        self._touched = min(self._touched, now)  # the clock may have been set back
        if not self.is_on or now - self._touched < self._after_min() * 60:
            return False
        self.left_alone.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The touch that wakes a machine comes too late; it reaches nothing any more."""
        if event.type() in _TOUCHED:
            if self.look():
                return True
            self._touched = self.clock()
        return False


def application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None  # noqa: S101 - there is no window without one
    return found
