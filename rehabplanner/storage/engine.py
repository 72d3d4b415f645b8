"""Opens the database: a file of this desk (SQLite) or a clinic's server (PostgreSQL).

What differs between the two is here; everything else in this room is written once.
"""

import os
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from rehabplanner.refusal import Refusal
from rehabplanner.storage.failures import READ_ONLY

WAIT_S: Final = 5
"""How long to wait for a lock, or for a server to answer."""

_PRAGMAS: Final = {
    "busy_timeout": str(WAIT_S * 1000),  # first, so that it holds for what follows
    "journal_mode": "WAL",  # who reads does not wait for who writes
    "synchronous": "FULL",  # what was saved survives a power cut
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "secure_delete": "ON",  # emptying the bin takes the words off the disk
}

_CREATING: Final = 0x7265_6861  # any number that every version of this program agrees on


def open_engine(place: Path | str) -> Engine:
    """The database at a path, or at a URL such as `postgresql+psycopg://name@host/clinic`.

    Raises Refusal when the place cannot be one.
    """
    url = make_private_url(place)
    if url.get_backend_name() == "sqlite":
        return _file_engine(url)
    return _server_engine(url)


def make_private_url(place: Path | str) -> URL:
    """The place as a URL that hides its password when it is printed."""
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite+pysqlite", database=str(Path(place).absolute()))
    try:
        url = make_url(place)
    except ArgumentError:
        url = URL.create("none")
    if url.get_backend_name() != "postgresql":
        raise Refusal(
            "This is no place for a store; name a file, or a server as"
            " postgresql+psycopg://user@host/database."
        )
    return url.set(drivername="postgresql+psycopg")


def lock_out_others(connection: Connection) -> None:
    """Until the transaction ends, no other desk creates or changes tables.

    SQLite has done it already: a transaction that writes is alone.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATING})")


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,  # a connection from before the server's restart is replaced
            pool_size=2,
            connect_args={"connect_timeout": WAIT_S, "application_name": "rehabplanner"},
        )
    except (ImportError, NoSuchModuleError) as error:
        raise Refusal(
            "A store on a server needs more of this program; install rehabplanner[postgresql]."
        ) from error


def _file_engine(url: URL) -> Engine:
    _make_private_file(Path(url.database or ""))
    engine = create_engine(url, hide_parameters=True, connect_args={"isolation_level": None})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private_file(path: Path) -> None:
    """SQLite's own side files take over the rights of the file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        kind, sentence = READ_ONLY
        raise kind(sentence) from error


def _set_up(connection: Any, _: object) -> None:
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin(connection: Connection) -> None:
    """Who will write says so at once: two readers who both turn writers would never finish."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
