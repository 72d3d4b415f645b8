"""Hides the bytes of a small file from everybody who does not hold the key (AES-GCM)."""

import os
from typing import Final

_MARK: Final = b"rehabplanner sealed 1\n"
_NONCE_BYTES: Final = 12
_KEY_BITS: Final = 256


def new_key() -> bytes:
    """A key by chance; no two stores share one."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # loaded where it is needed

    return AESGCM.generate_key(_KEY_BITS)


def has_seal(data: bytes) -> bool:
    return data.startswith(_MARK)


class Seal:
    """Closes and opens with one key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(key)

    def sealed(self, data: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return _MARK + nonce + self._cipher.encrypt(nonce, data, _MARK)

    def opened(self, data: bytes) -> bytes:
        """Raises ValueError when the bytes are damaged, or not sealed with this key."""
        from cryptography.exceptions import InvalidTag

        nonce, rest = data[len(_MARK) :][:_NONCE_BYTES], data[len(_MARK) + _NONCE_BYTES :]
        if not has_seal(data):
            raise ValueError("These bytes are not sealed.")
        try:
            return self._cipher.decrypt(nonce, rest, _MARK)
        except (InvalidTag, ValueError):
            raise ValueError("These bytes are damaged or sealed with another key.") from None
