"""Reads a JSON file that comes from outside: nothing is known of it yet."""

from pathlib import Path
from typing import Any, Final

from pydantic_core import from_json

from rehabplanner.domain.plan import SCHEMA
from rehabplanner.refusal import Refusal

MAX_BYTES: Final = 5_000_000
"""Far more than any plan needs (about 60 kB); a larger file is something else."""


def outside_bytes(path: Path, what: str) -> bytes:
    """What the file holds. Raises Refusal; `what` says in it what the file should be."""
    try:
        if path.is_dir():
            raise Refusal(f"{path.name or path} is a folder; name the {what} file in it.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Refusal(f"There is no file {path.name}; check its name and folder.") from error
    except (OSError, ValueError) as error:
        raise Refusal(f"{path.name} cannot be read; check that you may open it.") from error
    if len(data) > MAX_BYTES:
        raise Refusal(f"{path.name} is too large to be a {what} (over 5 MB); choose a {what} file.")
    return data


def outside_json(data: bytes, name: str, what: str) -> Any:
    """Whatever JSON the bytes are. Raises Refusal."""
    try:
        return from_json(data)
    except ValueError as error:
        raise Refusal(
            f"{name} is damaged or not a {what}: it is not complete JSON. Open another copy."
        ) from error


def refuse_newer(schema: int, name: str) -> None:
    """All files that hold parts of plans count their schema as plans do."""
    if schema > SCHEMA:
        raise Refusal(f"{name} was made by a newer rehabplanner; update the program to open it.")
