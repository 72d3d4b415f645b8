"""Passwords of servers, kept in the system's own keyring and nowhere else.

The keyring is another program: it may be missing, locked or broken, and it may take its time. What
it says when it fails is told to nobody, because it could name the password.
"""

from typing import Final

from rehabplanner.refusal import Refusal

SERVICE: Final = "rehabplanner"
"""Under this name the passwords are found in the keyring."""

_NONE: Final = "This system has no keyring that could keep the password; type it at every start."
_FAILED: Final = (
    "The system's keyring did not keep the password; unlock it and try again, or type the password"
    " at every start."
)


def can_remember() -> bool:
    """Whether there is a keyring that hides what it keeps."""
    try:
        from keyring import core  # slow: it looks for every kind of keyring

        return core.recommended(core.get_keyring())
    except Exception:  # noqa: BLE001 - each system's keyring fails in its own way
        return False


def password_for(url: str) -> str | None:
    """What the keyring has for the server at this URL (without a password); None for nothing."""
    if not can_remember():
        return None
    try:
        import keyring

        return keyring.get_password(SERVICE, url)
    except Exception:  # noqa: BLE001
        return None


def remember(url: str, password: str) -> None:
    """Keep the password for the server at this URL. Raises Refusal when there is no keyring."""
    if not can_remember():
        raise Refusal(_NONE)
    try:
        import keyring

        keyring.set_password(SERVICE, url, password)
    except Exception:  # noqa: BLE001
        raise Refusal(_FAILED) from None


def forget(url: str) -> None:
    """Take the password out of the keyring, if it is there."""
    if password_for(url) is None:
        return
    try:
        import keyring

        keyring.delete_password(SERVICE, url)
    except Exception:  # noqa: BLE001
        raise Refusal("The keyring kept the password; delete it in the keyring itself.") from None
