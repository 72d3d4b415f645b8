"""Keyrings for tests: in memory, and broken in ways that real ones are."""

from typing import NoReturn

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring
from keyring.errors import PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Keeps passwords as long as the test runs."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("nothing there")


class LockedKeyring(MemoryKeyring):
    """Its owner does not unlock it; it fails as only its own system knows."""

    def get_password(self, service: str, username: str) -> NoReturn:
        raise OSError(f"no D-Bus for {username}")

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise OSError(f"no D-Bus for {password}")


class ReadableKeyring(MemoryKeyring):
    """Keeps passwords where everybody can read them."""

    priority = 0.5


def no_keyring() -> KeyringBackend:
    """What a system without one has."""
    return Keyring()  # type: ignore[no-untyped-call]


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    """The system's keyring, for this test alone."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", backend)
