"""The store that a command means: opened, and closed again when the command is done."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehabplanner.cli.passwords import asked_password, known_password
from rehabplanner.refusal import Refusal
from rehabplanner.settings import load_settings
from rehabplanner.storage.folders import store_file
from rehabplanner.storage.passphrase import is_sealed
from rehabplanner.storage.place import is_server, reachable, with_password
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotLetIn, PassphraseNeeded


@contextmanager
def opened(options: Namespace, *, make: bool = False) -> Iterator[Store]:
    """The store that is named, else the one of the settings, else this desk's own.

    make: whether a named file that is not there becomes a new store
    """
    place = options.store or load_settings().store or None
    if options.store and not make:
        refuse_missing(options.store)
    store = _open(place, known_password(options.password_file))
    try:
        yield store
    finally:
        store.close()


def file_of(options: Namespace) -> Path:
    """Where the file of the store is, or was. Raises Refusal for a server."""
    place = options.store or load_settings().store
    if is_server(place):
        raise Refusal(
            "A clinic's server is backed up by those who run it; “rehabplanner archive” writes"
            " all its plans to a file."
        )
    return Path(place).absolute() if place else store_file()


def passphrase_for(file: Path, options: Namespace) -> str | None:
    """What opens a store's file or a copy of it; None for one that everybody can read."""
    given = known_password(options.password_file)
    return _typed() if given is None and is_sealed(file) else given


def _typed() -> str:
    if not sys.stdin.isatty():
        raise Refusal("The store has a passphrase; give it with --password-file FILE.")
    return asked_password("Password of the store: ")


def refuse_missing(place: str) -> None:
    """Whoever wants to see plans has mistyped the name, and does not want an empty store."""
    if not is_server(place) and not Path(place).exists():
        raise Refusal(f"There is no store {Path(place).name}; check its name and folder.")


def _open(place: str | None, password: str | None) -> Store:
    try:
        return _at(place, password)
    except PassphraseNeeded:
        if password is not None:
            raise
    except NotLetIn:
        if password is not None or not sys.stdin.isatty():
            raise
    return _at(place, _typed())


def _at(place: str | None, password: str | None) -> Store:
    if place is None or not is_server(place):
        return Store.at(place, passphrase=password)
    return Store.at(reachable(place) if password is None else with_password(place, password))
