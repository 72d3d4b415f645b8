"""Which arguments open the window, and with which plans."""

import sys
from pathlib import Path

import pytest

from rehabplanner.__main__ import main
from rehabplanner.storage.folders import store_file

URL = "postgresql+psycopg://desk@server/clinic"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The stores that windows were opened with."""
    stores: list[str | None] = []

    def open_window(store: str | None) -> int:
        stores.append(store)
        return 0

    monkeypatch.setattr("rehabplanner.app.open_window", open_window)
    return stores


def start(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["rehabplanner", *arguments])
    return main()


def test_without_arguments_the_window_opens_with_the_plans_of_the_settings(
    opened: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start(monkeypatch) == 0
    assert opened == [None]


@pytest.mark.parametrize("place", [URL, "plans.sqlite3"])
def test_a_store_alone_opens_the_window_with_it(
    opened: list[str | None], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    assert start(monkeypatch, "--store", place) == 0
    assert start(monkeypatch, f"--store={place}") == 0
    assert opened == [place, place]


def test_what_is_no_place_is_told_before_a_window_opens(
    opened: list[str | None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert start(monkeypatch, "--store", "mysql://desk@server/clinic") == 2

    told = capsys.readouterr().err
    assert told.startswith("This is no place for a store;")
    assert told.count("\n") == 1
    assert opened == []


def test_with_a_command_no_window_opens(
    opened: list[str | None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    assert start(monkeypatch, "--store", str(tmp_path / "none.sqlite3"), "plans") == 2
    assert "There is no store none.sqlite3" in capsys.readouterr().err
    assert start(monkeypatch, "plans") == 0
    assert store_file().is_file()
    assert opened == []


def test_help_tells_of_the_window_and_of_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        start(monkeypatch, "--help")

    told = capsys.readouterr().out
    assert end.value.code == 0
    assert "Without a command the window opens." in told
    assert "--store URL|FILE" in told
    assert "plans" in told
