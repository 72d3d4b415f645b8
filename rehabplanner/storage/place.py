"""Where a store is: a file of this desk, or a clinic's server as a URL.

A password is no part of a place that is kept or shown. It is put in at the last moment.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import Field, StringConstraints, ValidationError

from rehabplanner.domain.problem import problem
from rehabplanner.domain.record import Record
from rehabplanner.refusal import Refusal
from rehabplanner.storage.credentials import password_for

if TYPE_CHECKING:
    from sqlalchemy import URL

PORT: Final = 5432
"""Where PostgreSQL listens unless somebody has changed it."""

ENCRYPTED: Final = {"sslmode": "require"}
"""The options of a server that is spoken to over an encrypted line or not at all."""

_NO_PORT: Final = f"The server's port must be a number; usually it is {PORT}."
_SECRET_OPTIONS: Final = ("password", "sslpassword")
_HOST_WITH_PORT: Final = re.compile(r"([^:/]+):(\d+)")


def _words(pattern: str) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=pattern)


_Host = Annotated[str, _words(r"^(/\S*|[^\s/?#@]+)$")]
_Name = Annotated[str, _words(r"^\S+$")]


class Server(Record):
    """A clinic's server and who this desk is there, without the password.

    host: its name or address, or the folder of its socket
    options: what stands behind the `?` of its URL
    """

    host: _Host
    port: Annotated[int, Field(ge=1, le=65535)] = PORT
    database: _Name
    user: _Name
    options: dict[str, str] = {}

    @classmethod
    def of(cls, place: str) -> Self:
        """The server at a URL. Raises Refusal when something is missing there."""
        url = _url(place)
        options = {name: value for name, value in url.query.items() if isinstance(value, str)}
        for secret in _SECRET_OPTIONS:
            options.pop(secret, None)
        host = url.host or options.pop("host", "")
        port = str(url.port or options.pop("port", PORT))
        return cls.typed(host, port, url.database or "", url.username or "", options)

    @classmethod
    def typed(cls, host: str, port: str, database: str, user: str, options: dict[str, str]) -> Self:
        """The server that somebody means; the port may stand behind the host.

        Raises Refusal with the field that is wrong.
        """
        host = host.strip()
        found = _HOST_WITH_PORT.fullmatch(host)
        if found:
            host, port = found.groups()
        if not (port := port.strip() or str(PORT)).isdecimal():
            raise Refusal(_NO_PORT)
        try:
            return cls(
                host=host,
                port=int(port),
                database=database,
                user=user,
                options=options,
            )
        except ValidationError as error:
            raise Refusal(f"The server's {problem(error)}; type it as you were told it.") from None

    @property
    def url(self) -> str:
        from sqlalchemy import URL  # a database library; not before the first paint

        is_folder = self.host.startswith("/")
        return URL.create(
            "postgresql+psycopg",
            username=self.user,
            host=None if is_folder else self.host,
            port=None if self.port == PORT else self.port,
            database=self.database,
            query={**({"host": self.host} if is_folder else {}), **self.options},
        ).render_as_string(hide_password=False)


def is_server(place: Path | str | None) -> bool:
    return isinstance(place, str) and "://" in place


def checked(place: str) -> str:
    """What somebody has typed as the place of a store. Raises Refusal when it can be none."""
    if not place.strip():
        raise Refusal("Name a file, or a server as postgresql+psycopg://user@host/database.")
    if is_server(place):
        Server.of(place)
    return place


def without_password(place: str) -> str:
    """The URL as it can be kept and shown."""
    from sqlalchemy import URL

    url = _url(place).difference_update_query(_SECRET_OPTIONS)
    bare = URL.create(url.drivername, url.username, None, url.host, url.port, url.database)
    return bare.set(query=url.query).render_as_string(hide_password=False)


def with_password(place: str, password: str) -> str:
    """The URL as a store is opened with. Show it to nobody."""
    return _url(place).set(password=password).render_as_string(hide_password=False)


def reachable(place: Path | str | None) -> Path | str | None:
    """The place with the password that the system's keyring has for it, as `Store.at` takes it.

    Slow: the keyring is another program, and may ask to be unlocked.
    """
    if place is None or not is_server(place) or password_in(str(place)):
        return place or None
    password = password_for(account(str(place)))
    return with_password(str(place), password) if password else place


def account(place: str) -> str:
    """By what the keyring knows the password: the server and who this desk is there."""
    return Server.of(place).replace(options={}).url


def password_in(place: str) -> str | None:
    """The password in a URL that somebody has typed."""
    url = _url(place)
    option = url.query.get("password")
    return url.password or (option if isinstance(option, str) else None)


def _url(place: str) -> "URL":
    from rehabplanner.storage.engine import make_private_url  # loads a database library

    try:
        return make_private_url(place)
    except ValueError:  # a port that is no number
        raise Refusal(_NO_PORT) from None
