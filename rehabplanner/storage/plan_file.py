"""Plan files: JSON that a therapist saves, sends and opens. What comes in is not trusted."""

from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.outside_file import MAX_BYTES as MAX_BYTES
from rehabplanner.storage.outside_file import outside_bytes, outside_json, refuse_newer
from rehabplanner.storage.upgrades import upgraded

_WHAT: Final = "plan"


def plan_bytes(plan: Plan) -> bytes:
    """The plan as the JSON that `parse_plan` reads back to an equal plan."""
    return plan.model_dump_json(by_alias=True, indent=2).encode()


def save_plan(plan: Plan, path: Path) -> None:
    """Write the plan file whole or not at all. Raises Refusal when the place cannot be written."""
    write_atomic(path, plan_bytes(plan), private=False)


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises Refusal, with what is wrong and what to do."""
    return parse_plan(outside_bytes(path, _WHAT), path.name)


def parse_plan(data: bytes, name: str) -> Plan:
    """The plan in these bytes; `name` says in a refusal what they are."""
    return _plan(_current(outside_json(data, name, _WHAT), name), name)


def _current(content: Any, name: str) -> dict[str, Any]:
    """The content as this version writes it."""
    if not isinstance(content, dict) or not isinstance(content.get("schema"), int):
        raise Refusal(f"{name} is not a plan; choose a file that rehabplanner has saved.")
    refuse_newer(content["schema"], name)
    return upgraded(content)


def _plan(content: dict[str, Any], name: str) -> Plan:
    try:
        return Plan.model_validate(content)
    except ValidationError as error:
        raise Refusal(
            f"{name} is not a plan this program can use: {problem(error)}. Open another copy."
        ) from error
