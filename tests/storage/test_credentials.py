"""Passwords of servers: in the system's keyring or nowhere."""

import sys
import traceback

import pytest
from keyring.backend import KeyringBackend
from keyrings import LockedKeyring, MemoryKeyring, ReadableKeyring, no_keyring, use

from rehabplanner.refusal import Refusal
from rehabplanner.storage import credentials

URL = "postgresql+psycopg://desk@server/clinic"
SECRET = "blue heron 7"


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    use(monkeypatch, backend)
    return backend


def test_a_password_is_kept_for_its_server_alone(memory: MemoryKeyring) -> None:
    credentials.remember(URL, SECRET)

    assert credentials.can_remember()
    assert credentials.password_for(URL) == SECRET
    assert credentials.password_for(URL + "2") is None
    assert memory.kept == {("rehabplanner", URL): SECRET}


def test_a_forgotten_password_is_gone(memory: MemoryKeyring) -> None:
    credentials.remember(URL, SECRET)
    credentials.forget(URL)
    credentials.forget(URL)

    assert credentials.password_for(URL) is None
    assert memory.kept == {}


@pytest.mark.parametrize("backend", [no_keyring(), ReadableKeyring()])
def test_without_a_keyring_that_hides_passwords_none_is_kept(
    monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
) -> None:
    use(monkeypatch, backend)

    assert not credentials.can_remember()
    assert credentials.password_for(URL) is None
    with pytest.raises(Refusal, match="no keyring"):
        credentials.remember(URL, SECRET)
    credentials.forget(URL)


def test_a_machine_without_the_keyring_package_remembers_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    assert not credentials.can_remember()
    assert credentials.password_for(URL) is None
    with pytest.raises(Refusal, match="no keyring"):
        credentials.remember(URL, SECRET)


def test_a_keyring_that_stays_locked_is_told_without_the_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, LockedKeyring())

    assert credentials.password_for(URL) is None
    with pytest.raises(Refusal, match="unlock it and try again") as refused:
        credentials.remember(URL, SECRET)
    shown = "".join(traceback.format_exception(refused.value))
    assert SECRET not in shown
    assert str(refused.value).endswith(".")


def test_a_password_that_cannot_be_deleted_is_told(
    monkeypatch: pytest.MonkeyPatch, memory: MemoryKeyring
) -> None:
    def fails(*_: str) -> None:
        raise OSError(SECRET)

    credentials.remember(URL, SECRET)
    monkeypatch.setattr(memory, "delete_password", fails)

    with pytest.raises(Refusal, match="delete it in the keyring") as refused:
        credentials.forget(URL)
    assert SECRET not in "".join(traceback.format_exception(refused.value))
