"""Opens the database: a file of this desk (SQLite) or a clinic's server (PostgreSQL).

What differs between the two is here; everything else in this room is written once.
"""

import os
from collections.abc import Collection
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import make_private_file
from rehabplanner.storage.failures import READ_ONLY
from rehabplanner.storage.sqlite_file import WAIT_S, open_file, sqlite
from rehabplanner.storage.stored import NotOurs, StoreUnavailable

_PRAGMAS: Final = {
    "busy_timeout": str(WAIT_S * 1000),  # first, so that it holds for what follows
    "journal_mode": "WAL",  # who reads does not wait for who writes
    "synchronous": "FULL",  # what was saved survives a power cut
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "secure_delete": "ON",  # emptying the bin takes the words off the disk
    "temp_store": "MEMORY",  # nothing of a sealed store lies about in the open
}

_TABLES: Final = frozenset({"meta", "plan", "revision"})
"""What a store of every version has."""

_NAMES: Final = "SELECT name FROM sqlite_master WHERE type = 'table'"
_OPENED_WITH: Final = "opened with"
_CREATING: Final = 0x7265_6861  # any number that every version of this program agrees on


def open_engine(
    place: Path | str, passphrase: str | None = None, hurry: Event | None = None
) -> Engine:
    """The database at a path, or at a URL such as `postgresql+psycopg://name@host/clinic`.

    passphrase: opens a sealed file; a readable one needs none
    hurry: set while a silent server should be waited for less long
    Raises Refusal when the place cannot be one.
    """
    url = make_private_url(place)
    if url.get_backend_name() == "sqlite":
        return _file_engine(url, passphrase)
    return _server_engine(url, hurry)


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


def passphrase_of(engine: Engine) -> str | None:
    """What the file was opened with."""
    found: str | None = engine.get_execution_options().get(_OPENED_WITH)
    return found


def refuse_others(tables: Collection[str]) -> None:
    """Raises NotOurs for the tables of another program; without any, a store can be made there."""
    if tables and not _TABLES.issubset(tables):
        raise NotOurs("This is another program's database; choose another file or server.")


def lock_out_others(connection: Connection) -> None:
    """Until the transaction ends, no other desk creates or changes tables.

    SQLite has done it already: a transaction that writes is alone.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATING})")


def _server_engine(url: URL, hurry: Event | None) -> Engine:
    try:
        from rehabplanner.storage.server_line import connect  # not everybody has its library

        engine = create_engine(
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
    event.listen(engine, "do_connect", partial(connect, hurry))
    return engine


def _file_engine(url: URL, passphrase: str | None) -> Engine:
    file = Path(url.database or "")
    _make_file(file)
    _refuse_others(file)
    wait_s = int(_PRAGMAS["busy_timeout"]) / 1000
    engine = create_engine(
        url,
        hide_parameters=True,
        module=sqlite,
        creator=partial(open_file, file, passphrase, wait_s=wait_s),
        execution_options={_OPENED_WITH: passphrase},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _make_file(path: Path) -> None:
    """SQLite's own side files take over the rights of the file.

    SQLite would open what may only be read, and keep that in mind after the rights are mended.
    """
    kind, sentence = READ_ONLY
    try:
        make_private_file(path)
    except OSError as error:
        raise kind(sentence) from error
    effective = os.access in os.supports_effective_ids
    if path.is_dir() or not os.access(path, os.R_OK | os.W_OK, effective_ids=effective):
        raise kind(sentence)


def _refuse_others(file: Path) -> None:
    """Opening a file to write in it changes it already. Raises NotOurs.

    What goes wrong here goes wrong again when the store is opened, and is told then.
    """
    tables: set[str] = set()
    with (
        suppress(sqlite.Error, StoreUnavailable, OSError),
        closing(open_file(file, None, "ro", wait_s=0)) as connection,
    ):
        tables.update(name for (name,) in connection.execute(_NAMES))
    refuse_others(tables)


def _set_up(connection: Any, _: object) -> None:
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin(connection: Connection) -> None:
    """Who will write says so at once: two readers who both turn writers would never finish."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
