"""What every test gets: no screen, no folder of the user's, and no warning that nobody expects."""

import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before any test imports Qt

import clinic_server
import pytest
from clinic_server import ClinicServer

from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_library

_numbers = count(1)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and unsaved work live in a folder of this test alone, here and in subprocesses.

    Nobody's keyring is asked or written to.
    """
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

    def config(name: str, **_: object) -> Path:
        return home / "config" / name

    def data(name: str, **_: object) -> Path:
        return home / "data" / name

    # Only Linux listens to the XDG variables.
    monkeypatch.setattr("rehabplanner.settings.user_config_path", config)
    monkeypatch.setattr("rehabplanner.storage.folders.user_data_path", data)


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that provokes a warning on purpose checks it and calls `caplog.clear()`."""
    yield
    logged = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not logged, [record.getMessage() for record in logged]


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return read_library()


@pytest.fixture(scope="session")
def server() -> Iterator[ClinicServer]:
    """Running; a test that stops it starts it again."""
    if not clinic_server.can_run():
        pytest.skip("PostgreSQL comes with the test extra, but not for this system")
    server = ClinicServer()
    server.start()
    yield server
    server.close()


@pytest.fixture
def server_place(server: ClinicServer) -> str:
    """An empty place on the server."""
    from sqlalchemy import create_engine, text  # most tests need no database

    schema = f"clinic_{next(_numbers)}"
    engine = create_engine(server.url(schema))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    return server.url(schema)
