"""Stores to try things on: in a file, and on a real server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from rehabplanner.storage.store import Store

MORNING: Final = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


class Clock:
    """Every look at it is a minute later."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """An empty place, once on this desk and once on a server."""
    if request.param == "file":
        return tmp_path / "store" / "store.sqlite3"
    found: str = request.getfixturevalue("server_place")
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(place: Path | str, clock: Clock) -> Iterator[Store]:
    """A new store, in both kinds of place."""
    store = Store.at(place, clock)
    yield store
    store.close()


@pytest.fixture
def file_store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A new store in a file."""
    store = Store.at(tmp_path / "store" / "store.sqlite3", clock)
    yield store
    store.close()
