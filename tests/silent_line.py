"""A line to the clinic's server that can fall silent, as behind a firewall that drops all."""

import selectors
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Final
from urllib.parse import quote

from sqlalchemy import make_url

_NAME: Final = ".s.PGSQL.5432"
_BOUND_S: Final = 60


class SilentLine:
    """Passes on what desk and server say to each other, until it is silent.

    place: the server's, reached through this line
    """

    def __init__(self, server_place: str) -> None:
        host = str(make_url(server_place).query["host"])
        self._folder = Path(tempfile.mkdtemp(prefix="rehab-line-"))
        self._server = str(Path(host) / _NAME)
        self.place = server_place.replace(quote(host), quote(str(self._folder)))
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self._folder / _NAME))
        self._listening.listen()
        self._ends: dict[socket.socket, socket.socket] = {}
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(self._listening, selectors.EVENT_READ)
        self._talks, self._is_over = Event(), Event()
        self._talks.set()
        self._thread = Thread(target=self._pass_on, daemon=True)
        self._thread.start()

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Fails when somebody waits for the server as long as it is silent."""
        was_waited_for = Event()

        def end() -> None:
            was_waited_for.set()
            self._talks.set()

        bound = Timer(_BOUND_S, end)
        bound.start()
        self._talks.clear()
        try:
            yield
        finally:
            bound.cancel()
            self._talks.set()
        assert not was_waited_for.is_set()

    def close(self) -> None:
        self._is_over.set()
        self._talks.set()
        self._thread.join()
        for end in (*self._ends, self._listening):
            end.close()
        shutil.rmtree(self._folder)

    def _pass_on(self) -> None:
        while not self._is_over.is_set():
            self._talks.wait()
            for key, _ in self._waiting.select(0.02):
                if not self._talks.is_set():
                    break
                end = key.fileobj
                assert isinstance(end, socket.socket)
                self._take(end)

    def _take(self, end: socket.socket) -> None:
        if end is self._listening:
            self._connect(end.accept()[0])
            return
        data = b""
        with suppress(OSError):
            data = end.recv(65_536)
            self._ends[end].sendall(data)
        if not data:
            self._hang_up(end)

    def _connect(self, desk: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._server)
        for one, other in ((desk, server), (server, desk)):
            self._ends[one] = other
            self._waiting.register(one, selectors.EVENT_READ)

    def _hang_up(self, end: socket.socket) -> None:
        if end in self._ends:
            for each in (end, self._ends[end]):
                self._waiting.unregister(each)
                del self._ends[each]
                each.close()
