"""Plan files: JSON that a therapist saves, sends and opens. What comes in is not trusted."""

from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import from_json

from rehabplanner.domain.plan import SCHEMA, Plan
from rehabplanner.domain.problem import problem
from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.upgrades import upgraded

MAX_BYTES: Final = 5_000_000
"""Far more than any plan needs (about 60 kB); a larger file is something else."""


def plan_bytes(plan: Plan) -> bytes:
    """The plan as the JSON that `parse_plan` reads back to an equal plan."""
    return plan.model_dump_json(by_alias=True, indent=2).encode()


def save_plan(plan: Plan, path: Path) -> None:
    """Write the plan file whole or not at all. Raises Refusal when the place cannot be written."""
    write_atomic(path, plan_bytes(plan))


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises Refusal, with what is wrong and what to do."""
    return parse_plan(_bytes(path), path.name)


def parse_plan(data: bytes, name: str) -> Plan:
    """The plan in these bytes; `name` says in a refusal what they are."""
    try:
        content = from_json(data)
    except ValueError as error:
        raise Refusal(
            f"{name} is damaged or not a plan: it is not complete JSON. Open another copy."
        ) from error
    return _plan(_current(content, name), name)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal(f"{path.name or path} is a folder; name the plan file in it.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Refusal(f"There is no file {path.name}; check its name and folder.") from error
    except (OSError, ValueError) as error:
        raise Refusal(f"{path.name} cannot be read; check that you may open it.") from error
    if len(data) > MAX_BYTES:
        raise Refusal(f"{path.name} is too large to be a plan (over 5 MB); choose a plan file.")
    return data


def _current(content: Any, name: str) -> dict[str, Any]:
    """The content as this version writes it."""
    if not isinstance(content, dict) or not isinstance(content.get("schema"), int):
        raise Refusal(f"{name} is not a plan; choose a file that rehabplanner has saved.")
    if content["schema"] > SCHEMA:
        raise Refusal(f"{name} was made by a newer rehabplanner; update the program to open it.")
    return upgraded(content)


def _plan(content: dict[str, Any], name: str) -> Plan:
    try:
        return Plan.model_validate(content)
    except ValidationError as error:
        raise Refusal(
            f"{name} is not a plan this program can use: {problem(error)}. Open another copy."
        ) from error
