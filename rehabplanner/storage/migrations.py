"""Brings an older store to the tables of this version, one schema at a time.

A new store gets the tables of `storage.schema` at once. Every later change of them adds a step
here; a test holds that both ways end in the same tables.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    insert,
    inspect,
    select,
    update,
)

from rehabplanner.storage.backups import copy_aside
from rehabplanner.storage.engine import lock_out_others, passphrase_of, refuse_others
from rehabplanner.storage.schema import meta, metadata
from rehabplanner.storage.stored import StoreDamaged, StoreTooNew

STORE_SCHEMA: Final = 2
"""The number of the tables that this version reads and writes."""

Step = Callable[[Connection], None]


def _add_own(connection: Connection) -> None:
    """A therapist's own exercises and templates; the table as it was when it came in."""
    bytewise = String().with_variant(String(collation="C"), "postgresql")
    columns = (
        Column("kind", String, primary_key=True),
        Column("key", bytewise, primary_key=True),
        Column("name", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("saved_at", BigInteger, nullable=False),
        Column("saved_by", String, nullable=False),
        Column("binned_at", BigInteger),
        Column("body", LargeBinary, nullable=False),
    )
    Table("own", MetaData(), *columns).create(connection)


STEPS: Final[Mapping[int, Step]] = MappingProxyType({1: _add_own})
"""From which schema a step leads to the next."""

_KEY: Final = "schema"


def migrate(engine: Engine, steps: Mapping[int, Step] = STEPS, target: int = STORE_SCHEMA) -> None:
    """Make the tables, or bring them up to date: all of it or nothing.

    A file is copied before it is changed. Raises StoreTooNew when a newer version made the store.
    """
    found = _found(engine)
    if found == target:
        return
    if found is not None:
        _check(found, target)
        _keep_copy(engine, found)
    with engine.execution_options(writes=True).begin() as connection:
        lock_out_others(connection)
        _bring(connection, steps, target)


def _found(engine: Engine) -> int | None:
    with engine.connect() as connection:
        return _schema(connection)


def _bring(connection: Connection, steps: Mapping[int, Step], target: int) -> None:
    """Another desk may have done it while this one waited, so look again."""
    schema = _schema(connection)
    if schema is None:
        metadata.create_all(connection)
        connection.execute(insert(meta).values(key=_KEY, value=str(target)))
        return
    _check(schema, target)
    for number in range(schema, target):
        steps[number](connection)
    connection.execute(update(meta).where(meta.c.key == _KEY).values(value=str(target)))


def _schema(connection: Connection) -> int | None:
    """None for a store without tables."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    refuse_others(tables)
    value = connection.scalar(select(meta.c.value).where(meta.c.key == _KEY))
    if value is None or not value.isdecimal():
        raise StoreDamaged("The store does not say its version; bring back a backup.")
    return int(value)


def _check(schema: int, target: int) -> None:
    if schema > target:
        raise StoreTooNew("A newer rehabplanner made this store; update the program to open it.")


def _keep_copy(engine: Engine, schema: int) -> None:
    """A server is backed up by those who run it."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        file, why = Path(engine.url.database), f"before-update-from-{schema}"
        copy_aside(file, why, passphrase_of(engine))
