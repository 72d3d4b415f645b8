"""Where a store is: what somebody types, what is kept and what is shown."""

import traceback
from pathlib import Path

import pytest
from keyrings import MemoryKeyring, use

from rehabplanner.refusal import Refusal
from rehabplanner.storage import credentials
from rehabplanner.storage.place import (
    Server,
    checked,
    reachable,
    with_password,
    without_password,
)

SECRET = "blue heron 7"
URL = "postgresql+psycopg://desk@server/clinic"


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "postgresql+psycopg://desk@server:5433/clinic",
        "postgresql+psycopg://desk@server/clinic?sslmode=require",
        "postgresql+psycopg://desk@[::1]/clinic",
        "postgresql+psycopg://desk@/clinic?host=%2Frun%2Fpostgresql",
        "postgresql+psycopg://desk%40clinic@server/k%26n",
    ],
)
def test_a_server_and_its_url_are_the_same(url: str) -> None:
    server = Server.of(url)

    assert Server.of(server.url) == server
    assert Server.of(url.replace("+psycopg", "")) == server


def test_a_server_never_holds_its_password() -> None:
    urls = [
        f"postgresql://desk:{SECRET}@server/clinic",
        f"postgresql://desk@server/clinic?password={SECRET}",
    ]
    for url in urls:
        assert "heron" not in repr(Server.of(url))
        assert without_password(url) == URL
        assert Server.of(url).url == URL


def test_the_port_may_stand_behind_the_host() -> None:
    typed = Server.typed(" server:5433 ", "", "clinic", "desk", {})

    assert (typed.host, typed.port) == ("server", 5433)
    assert typed.url == "postgresql+psycopg://desk@server:5433/clinic"
    assert Server.typed("server", "", "clinic", "desk", {}).port == 5432


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "5432", "clinic", "desk"), "The server's host is empty"),
        (("server", "0", "clinic", "desk"), "port must be at least 1"),
        (("server", "70000", "clinic", "desk"), "port must be at most 65535"),
        (("server", "five", "clinic", "desk"), "port must be a number"),
        (("server", "5432", " ", "desk"), "database is empty"),
        (("server", "5432", "clinic", ""), "user is empty"),
        (("my server", "5432", "clinic", "desk"), "host has characters"),
        (("http://server", "5432", "clinic", "desk"), "host has characters"),
    ],
)
def test_what_is_no_server_is_told_field_by_field(
    typed: tuple[str, str, str, str], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        Server.typed(*typed, {})


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("", "Name a file, or a server"),
        ("  ", "Name a file, or a server"),
        ("mysql://desk@server/clinic", "no place for a store"),
        ("postgresql://", "host is empty"),
        ("postgresql://server", "database is empty"),
        ("postgresql://server/clinic", "user is empty"),
        (f"postgresql://desk:{SECRET}@server:port/clinic", "port must be a number"),
        (f"postgresql://desk:{SECRET}@server:99999/clinic", "port must be at most"),
    ],
)
def test_what_is_no_place_is_told_in_one_sentence(place: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        checked(place)

    assert str(refused.value).endswith(".")
    assert "heron" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("place", [URL, "plans.sqlite3", "/srv/plans.sqlite3"])
def test_a_place_is_taken_as_it_is_typed(place: str) -> None:
    assert checked(place) == place


def test_the_password_comes_from_the_keyring_at_the_last_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, MemoryKeyring())
    credentials.remember(URL, SECRET)

    place = reachable("postgresql://desk@server/clinic")
    assert isinstance(place, str)
    assert place == with_password(URL, SECRET)
    assert without_password(place) == URL


def test_a_place_that_needs_no_password_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MemoryKeyring())
    typed = with_password(URL, "another")
    for place in (None, Path("plans.sqlite3"), "plans.sqlite3", URL, typed):
        assert reachable(place) == place
    assert reachable("") is None
