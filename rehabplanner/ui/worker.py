"""Work that would block the window: done in one background thread, in order."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal

Result = TypeVar("Result")

_counting: Final = Lock()
_uncollected: Final[list[None]] = []
"""As long as the tasks that are running now, in whatever thread."""


class Worker(QObject):
    """Runs functions one after another off the window's thread and brings the results back.

    One thread keeps their order (a draft is written before it is discarded) and spares the
    libraries that are not made for several.
    """

    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._finished.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `work` in the background, then `done` or `failed` in the window's thread.

        owner: whom the result is for; when it is gone by then, the result is dropped
        """

        def task() -> None:
            with _without_collection():
                try:
                    callback, value = done, work()
                except Exception as error:  # noqa: BLE001 - the window's thread decides about it
                    callback, value = failed, error  # type: ignore[assignment]
                if shiboken6.isValid(self):
                    self._finished.emit(owner, callback, value)

        self._pool.start(task)

    def finish(self) -> None:
        """Wait until everything that was asked for is done; results still come by signal."""
        self._pool.waitForDone()

    def _deliver(self, owner: QObject, callback: Callable[[object], None], value: object) -> None:
        if shiboken6.isValid(owner):
            callback(value)


@contextmanager
def _without_collection() -> Iterator[None]:
    """A collection in a thread like these would take old widgets apart there: Qt crashes.

    It is off for all threads or none, so the last of several workers turns it on again.
    """
    with _counting:
        _uncollected.append(None)
        gc.disable()
    try:
        yield
    finally:
        with _counting:
            _uncollected.pop()
            if not _uncollected:
                gc.enable()
