"""Passphrases that open in no time: turning one into a key is slow on purpose."""

from contextlib import closing

from rehabplanner.storage.sqlite_file import sqlite

_ROUNDS = 256_000


def derive_quickly(rounds: int = 2) -> None:
    """From now on in this process; a store sealed so opens nowhere else."""
    with closing(sqlite.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA cipher_default_kdf_iter = {rounds}")


def derive_as_shipped() -> None:
    derive_quickly(_ROUNDS)
