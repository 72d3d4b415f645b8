"""Tells the windows of this machine from each other."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count

from PySide6.QtCore import QLockFile

from rehabplanner.storage.folders import data_folder


class WindowNumber:
    """The lowest number that no other open window has; a killed window gives its own back.

    value: None as long as this machine has no folder for the locks
    """

    def __init__(self) -> None:
        self.value: int | None = None
        self._lock: QLockFile | None = None

    def take(self) -> None:
        """Have a number from now on, if possible."""
        if self.value is not None:
            return
        with suppress(OSError):  # then no lock can be there either
            data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in count(1):
            lock = _lock(number)
            if lock.tryLock(0):
                self.value, self._lock = number, lock
                return
            if lock.error() is not QLockFile.LockError.LockFailedError:
                return

    def give_back(self) -> None:
        """Another window may have it now."""
        if self._lock is not None:
            self._lock.unlock()
        self.value = self._lock = None


@contextmanager
def has_ended(number: int) -> Iterator[bool]:
    """Whether no window has the number; none gets it inside the block."""
    lock = _lock(number)
    try:
        yield lock.tryLock(0)
    finally:
        lock.unlock()


def _lock(number: int) -> QLockFile:
    name = "window.lock" if number == 1 else f"window-{number}.lock"
    lock = QLockFile(str(data_folder() / name))
    lock.setStaleLockTime(0)  # as long as its process lives
    return lock
