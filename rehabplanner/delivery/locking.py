"""A password for the handout, so that it can go by e-mail: without it nobody reads a word."""

import secrets
import unicodedata
from io import BytesIO
from typing import Final

from rehabplanner.refusal import Refusal

SHORTEST: Final = 6
_MOST_BYTES: Final = 127  # what PDF takes into account of a password


class PasswordNeeded(Refusal):
    """The PDF is locked and was opened without its password, or with another one."""


def locked(pdf: bytes, password: str) -> bytes:
    """The PDF encrypted (AES-256), with all it holds. The bytes differ each time, for safety.

    Whoever knows the password may print it, have it read aloud, copy from it and tick its boxes.
    """
    import pikepdf  # heavy: only when it is needed

    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            target,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=pikepdf.Encryption(
                user=as_typed(password),
                owner=secrets.token_urlsafe(),
                R=6,
                allow=pikepdf.Permissions(accessibility=True, modify_other=False),
            ),
        )
    return target.getvalue()


def refuse_weak(password: str) -> None:
    """Raises Refusal when the password cannot lock a handout."""
    typed = as_typed(password)
    if len(typed.strip()) < SHORTEST:
        raise Refusal(f"The password is too short; choose one of {SHORTEST} or more characters.")
    if not typed.isprintable():
        raise Refusal("The password holds characters that cannot be typed; choose another one.")
    if len(typed.encode()) > _MOST_BYTES:
        raise Refusal("The password is too long; choose a shorter one.")


def as_typed(password: str) -> str:
    """The password as PDF wants it, however the keyboard has composed its letters."""
    return unicodedata.normalize("NFKC", password)
