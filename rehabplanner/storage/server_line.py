"""The line to a clinic's server: whoever waits at it hears something soon, or is told.

A server that is stopped is noticed at once. One that hangs, or lies behind a firewall that lets
nothing through any more, is not: the database library would wait for ever.
"""

from collections.abc import Generator
from threading import Event
from time import monotonic
from typing import Any, Final, TypeVar

from psycopg import Connection, OperationalError

Result = TypeVar("Result")

SILENT_S: Final = 10.0
"""How long a server may say nothing while it is waited for."""

HURRIED_S: Final = 3.0
"""The same, while somebody waits who can do nothing else."""

_SILENT: Final = "the server is silent"


class Line(Connection[Any]):
    """A connection that breaks when the server says nothing for too long.

    hurry: set while somebody waits who can do nothing else
    """

    hurry: Event | None = None

    def wait(self, gen: Generator[Any, Any, Result], *args: Any, **named: Any) -> Result:
        """All waiting for the server is done here."""
        return super().wait(self._bounded(gen), *args, **named)

    def _bounded(self, waiting: Generator[Any, Any, Result]) -> Generator[Any, Any, Result]:
        """Every tenth of a second it is told whether there is something to read or write."""
        heard = monotonic()
        try:
            wanted = next(waiting)
            while True:
                is_ready = yield wanted
                if is_ready:
                    heard = monotonic()
                elif monotonic() - heard > self._patience_s:
                    self.close()
                    raise OperationalError(_SILENT)
                wanted = waiting.send(is_ready)
        except StopIteration as ended:
            result: Result = ended.value
            return result

    @property
    def _patience_s(self) -> float:
        return HURRIED_S if self.hurry is not None and self.hurry.is_set() else SILENT_S


def connect(
    hurry: Event | None, _dialect: object, _record: object, args: list[Any], named: dict[str, Any]
) -> Line:
    """As SQLAlchemy asks for it."""
    line = Line.connect(*args, **named)
    line.hurry = hurry
    return line
