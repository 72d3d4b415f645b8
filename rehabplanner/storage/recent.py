"""The plans opened last on this machine."""

from pathlib import Path
from typing import Final

from pydantic import ValidationError

from rehabplanner.domain.record import Record
from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.drafts import data_folder
from rehabplanner.storage.kept_path import KeptPath

LIMIT: Final = 12


class RecentPlan(Record):
    """A plan file with the words that tell it from others in a list."""

    path: KeptPath
    title: str


class _RecentFile(Record):
    plans: tuple[RecentPlan, ...] = ()


class RecentPlans:
    """A short list on disk, newest first; plan files that are gone are left out."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or data_folder() / "recent.json"

    def plans(self) -> tuple[RecentPlan, ...]:
        return tuple(plan for plan in self._read() if _is_there(plan.path))

    def add(self, path: Path, title: str) -> None:
        """Put a plan first. Raises Refusal when the list cannot be written."""
        newest = RecentPlan(path=path.absolute(), title=title)
        others = [plan for plan in self._read() if plan.path != newest.path]
        kept = _RecentFile(plans=(newest, *others[: LIMIT - 1]))
        write_atomic(self._file, kept.model_dump_json().encode())

    def _read(self) -> tuple[RecentPlan, ...]:
        try:
            return _RecentFile.model_validate_json(self._file.read_bytes()).plans
        except (OSError, ValidationError):
            return ()


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that is closed to this user
        return False
