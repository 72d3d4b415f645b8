"""Today's copy is made without anybody asking for it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import A_DAY
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.storage.backups import Backups
from rehabplanner.ui.daily_copy import DailyCopy
from rehabplanner.ui.store_link import StoreLink


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path) -> Iterator[StoreLink]:
    """Not opened yet."""
    link = StoreLink(tmp_path / "store" / "store.sqlite3")
    yield link
    link.close()


class Today:
    """A day that a test can let pass."""

    def __init__(self) -> None:
        self.day = A_DAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def today() -> Today:
    return Today()


def settle(link: StoreLink, daily: DailyCopy) -> None:
    for _ in range(2):
        link.finish()
        QApplication.processEvents()
        daily.finish()
        QApplication.processEvents()


def days(link: StoreLink) -> list[date]:
    assert link.file is not None
    return [copy.day for copy in Backups(link.file).copies()]


def block(link: StoreLink) -> Path:
    """A file lies where the folder of the copies should be."""
    assert link.file is not None
    blocked = link.file.parent / "backups"
    blocked.parent.mkdir(exist_ok=True)
    blocked.touch()
    return blocked


def test_a_copy_is_made_as_soon_as_the_store_is_open(link: StoreLink, today: Today) -> None:
    daily = DailyCopy(link, today)
    assert days(link) == []

    link.open()
    settle(link, daily)

    assert days(link) == [A_DAY]
    daily.deleteLater()


def test_a_window_that_stays_open_makes_one_every_day(link: StoreLink, today: Today) -> None:
    daily = DailyCopy(link, today)
    link.open()
    settle(link, daily)

    daily.make()
    settle(link, daily)
    assert days(link) == [A_DAY]
    today.day += timedelta(days=1)
    daily.make()
    settle(link, daily)

    assert days(link) == [A_DAY + timedelta(days=1), A_DAY]
    daily.deleteLater()


def test_a_copy_that_fails_is_told_once(link: StoreLink, today: Today) -> None:
    daily, told = DailyCopy(link, today), list[tuple[str, bool]]()
    daily.failed.connect(lambda *said: told.append(said))
    blocked = block(link)

    link.open()
    settle(link, daily)
    daily.make()
    settle(link, daily)
    assert len(told) == 1
    assert "free some space or check the rights" in told[0][0]
    assert not told[0][1]
    assert link.is_open, "the store itself is well"

    blocked.unlink()
    daily.make()
    settle(link, daily)
    assert days(link) == [A_DAY]
    assert len(told) == 1
    daily.deleteLater()


def test_a_damaged_store_is_told_and_its_copies_stay(link: StoreLink, today: Today) -> None:
    daily, told = DailyCopy(link, today), list[tuple[str, bool]]()
    daily.failed.connect(lambda *said: told.append(said))
    link.open()
    settle(link, daily)
    assert link.file is not None
    for part in link.file.parent.glob("store.sqlite3-*"):
        part.unlink()
    link.file.write_bytes(b"Dear colleague" * 1000)
    today.day += timedelta(days=1)

    daily.make()
    settle(link, daily)

    assert told == [
        ("The store is damaged and there is no copy of today; bring back an earlier copy.", True)
    ]
    assert days(link) == [A_DAY]
    daily.deleteLater()


def test_a_clinics_server_is_not_copied(qtbot: QtBot, today: Today) -> None:
    link = StoreLink("postgresql+psycopg://ann@127.0.0.1/clinic")
    daily, told = DailyCopy(link, today), list[tuple[str, bool]]()
    daily.failed.connect(lambda *said: told.append(said))

    link.opened.emit()
    settle(link, daily)

    assert told == []
    daily.deleteLater()
    link.close()
