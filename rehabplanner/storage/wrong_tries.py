"""Wrong passphrases make the next try wait: longer each time, also after a new start."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Annotated, Final

from pydantic import Field, ValidationError

from rehabplanner.domain.record import Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.folders import data_folder

_LONGEST_S: Final = 60
_ENOUGH: Final = 7
"""So many wrong ones lead to the longest wait."""


class _Tries(Record):
    """last_s: when, in seconds since 1970"""

    wrong: Annotated[int, Field(ge=0)] = 0
    last_s: float = 0


class WrongTries:
    """How many there were in a row, and when; a file beside the store remembers.

    clock: seconds since 1970
    """

    def __init__(self, file: Path | None = None, clock: Callable[[], float] = time) -> None:
        self.clock = clock
        self._file = file or data_folder() / "wrong-tries.json"
        self._tries = self._read()

    def wait_s(self) -> float:
        """How long until the next try; 0 when it can be now."""
        tries = self._tries
        if not tries.wrong:
            return 0
        now = self.clock()
        if now < tries.last_s:  # the clock was set back; nobody waits for years
            self._keep(tries.replace(last_s=now))
            tries = self._tries
        delay = min(1 << (min(tries.wrong, _ENOUGH) - 1), _LONGEST_S)
        return max(0.0, tries.last_s + delay - now)

    def add(self) -> None:
        """One more was wrong."""
        self._keep(_Tries(wrong=self._tries.wrong + 1, last_s=self.clock()))

    def forget(self) -> None:
        """One was right."""
        self._tries = _Tries()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _keep(self, tries: _Tries) -> None:
        """Where the file cannot be written, the count lasts as long as the program."""
        self._tries = tries
        with suppress(Refusal):
            write_atomic(self._file, tries.model_dump_json().encode())

    def _read(self) -> _Tries:
        with suppress(OSError, ValidationError):
            return _Tries.model_validate_json(self._file.read_bytes())
        return _Tries()
