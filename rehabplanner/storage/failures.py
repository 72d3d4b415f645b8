"""Says in one sentence why the database did not do what was asked, and what to do now.

An error of the database may quote the row it could not write. It is therefore never chained to
what is shown, nor logged.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from rehabplanner.storage import sqlite_file
from rehabplanner.storage.stored import (
    NotLetIn,
    ServerGone,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnavailable,
)

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

FULL: Final = StoreFull, "The disk is full and nothing was written; free some space and save again."
READ_ONLY: Final = (
    StoreReadOnly,
    "The store or its folder may not be written; check the rights of the folder or choose"
    " another one.",
)
LOCKED: Final = (
    StoreLocked,
    "Another program keeps the store to itself; close it or wait a moment, then save again.",
)
DAMAGED: Final = StoreDamaged, sqlite_file.DAMAGED
GONE: Final = (
    ServerGone,
    "The clinic's server does not answer; go on working, and save again when it is back.",
)
CLOSED_TO_US: Final = (
    NotLetIn,
    "The clinic's server did not let this desk in; check database, user and password.",
)
UNSAFE_LINE: Final = (
    StoreUnavailable,
    "The clinic's server offers no encrypted line that this desk can trust; ask those who run it.",
)
DISK: Final = (
    StoreUnavailable,
    "The disk with the store does not work as it should; check that it is connected and has"
    " space, then save again.",
)
UNKNOWN: Final = (
    StoreUnavailable,
    "The store could not do this and nothing was changed; try again, or start the program anew.",
)

_Reason = tuple[type[StoreUnavailable], str]

# The beginning of SQLite's error name decides; the more exact name comes first.
_OF_SQLITE: Final[tuple[tuple[str, _Reason], ...]] = (
    ("SQLITE_FULL", FULL),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_CANTOPEN", READ_ONLY),
    ("SQLITE_PERM", READ_ONLY),
    ("SQLITE_BUSY", LOCKED),
    ("SQLITE_LOCKED", LOCKED),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_IOERR", DISK),
)

# The same for the SQLSTATE of PostgreSQL.
_OF_POSTGRESQL: Final[tuple[tuple[str, _Reason], ...]] = (
    ("53100", FULL),
    ("53", GONE),
    ("25006", READ_ONLY),
    ("42501", READ_ONLY),
    ("28", CLOSED_TO_US),
    ("3D", CLOSED_TO_US),
    ("55P03", LOCKED),
    ("40", LOCKED),
    ("XX", DAMAGED),
    ("08", GONE),
    ("57P", GONE),
)


# What the server says when it makes no connection; the first words that fit decide.
_UNCONNECTED: Final[tuple[tuple[str, _Reason], ...]] = (
    ("pg_hba.conf", CLOSED_TO_US),
    ("SSL", UNSAFE_LINE),
    ("certificate", UNSAFE_LINE),
    ("password", CLOSED_TO_US),
    ("authentication", CLOSED_TO_US),
    ("does not exist", CLOSED_TO_US),
)


def told(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """The function, with a Refusal in place of the database's own error."""

    @wraps(function)
    def telling(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        try:
            return function(*arguments, **named)
        except SQLAlchemyError as error:
            kind, sentence = _reason(error)
        except ValidationError:  # a row that this program would never have written
            kind, sentence = DAMAGED
        raise kind(sentence)  # outside of `except`: the error does not travel along

    return telling


def _reason(error: SQLAlchemyError) -> _Reason:
    if not isinstance(error, DBAPIError):
        return UNKNOWN
    name = getattr(error.orig, "sqlite_errorname", None)
    if name:
        return _starting(_OF_SQLITE, name)
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return _starting(_OF_POSTGRESQL, state)
    return _without_code(error)


def _without_code(error: DBAPIError) -> _Reason:
    """A connection that breaks or is never made has no code, only the words of the server."""
    said = str(error.orig)
    for words, reason in _UNCONNECTED:
        if words in said:
            return reason
    kinds = {kind.__name__ for kind in type(error.orig).__mro__}
    is_broken = error.connection_invalidated or kinds & {"OperationalError", "InterfaceError"}
    return GONE if is_broken else UNKNOWN


def _starting(reasons: tuple[tuple[str, _Reason], ...], code: str) -> _Reason:
    return next((reason for start, reason in reasons if code.startswith(start)), UNKNOWN)
