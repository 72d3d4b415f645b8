"""Copies of the store that no day's copy replaces: made by hand, or before something big."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime

from rehabplanner.storage.backups import Backup

BY_HAND: Final = "by-hand"

_DAMAGED: Final = "damaged"


class Aside(Backup):
    """A copy that stays until somebody deletes its file.

    why: "by-hand", "before-restore", "before-update-from-1" and the like
    """

    why: str
    made_at: AwareDatetime


def kept_aside(store: Path) -> tuple[Aside, ...]:
    """What can be brought back, newest first; damaged stores are kept too, but not told of."""
    name = re.compile(rf"{re.escape(store.stem)}-([a-z].*)-(\d{{8}}T\d{{12}})\.sqlite3")
    found = [aside for path in _files(store) if (aside := _aside(path, name))]
    return tuple(sorted(found, key=lambda aside: aside.made_at, reverse=True))


def _files(store: Path) -> list[Path]:
    with suppress(OSError):
        return list((store.parent / "backups").iterdir())
    return []


def _aside(path: Path, name: re.Pattern[str]) -> Aside | None:
    found = name.fullmatch(path.name)
    if found is None or found[1] == _DAMAGED:
        return None
    with suppress(OSError, ValueError):
        made_at = datetime.strptime(found[2], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
        day, size = made_at.astimezone().date(), path.stat().st_size
        return Aside(day=day, path=path, size_bytes=size, why=found[1], made_at=made_at)
    return None
