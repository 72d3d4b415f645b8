"""Files that share an own exercise or template with a colleague. What comes in is not trusted."""

from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import to_json

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.own import is_own
from rehabplanner.domain.plan import SCHEMA
from rehabplanner.domain.problem import problem
from rehabplanner.domain.template import Template
from rehabplanner.refusal import Refusal
from rehabplanner.storage.atomic import write_atomic
from rehabplanner.storage.outside_file import (
    MAX_BYTES,
    outside_bytes,
    outside_json,
    refuse_newer,
)
from rehabplanner.storage.upgrades import upgraded

Shared = Template | Exercise

_KINDS: Final[dict[str, type[Template] | type[Exercise]]] = {
    "template": Template,
    "exercise": Exercise,
}
_WHAT: Final = "shared template or exercise"


def write_shared(value: Shared, path: Path) -> None:
    """Write the file whole or not at all. Raises Refusal when the place cannot be written."""
    write_atomic(path, shared_bytes(value), private=False)


def is_shared(path: Path) -> bool:
    """Whether the file says that it holds a template or an exercise, be it a good one or not."""
    try:
        content = outside_json(outside_bytes(path, _WHAT), path.name, _WHAT)
    except Refusal:
        return False
    return isinstance(content, dict) and content.get("kind") in list(_KINDS)


def read_shared(path: Path) -> Shared:
    """The template or exercise in a file. Raises Refusal, with what is wrong and what to do."""
    return parse_shared(outside_bytes(path, _WHAT), path.name)


def shared_bytes(value: Shared) -> bytes:
    """The JSON that `parse_shared` reads back; equal values give equal bytes.

    Raises Refusal when it is too large, ValueError for an exercise of the library.
    """
    if not is_own(value.key):
        raise ValueError(f"{value.key} is not the key of an own {value.kind}")
    json = to_json({"schema": SCHEMA, "kind": value.kind, value.kind: value}, indent=1)
    if len(json) > MAX_BYTES:
        raise Refusal(f"This {value.kind} is over 5 MB; take a photo out of it first.")
    return json


def parse_shared(data: bytes, name: str) -> Shared:
    """The template or exercise in these bytes; `name` says in a refusal what they are."""
    content = outside_json(data, name, _WHAT)
    if not isinstance(content, dict) or not isinstance(content.get("schema"), int):
        raise _is_something_else(name)
    kind = _KINDS.get(str(content.get("kind")))
    if kind is None:
        raise _is_something_else(name)
    refuse_newer(content["schema"], name)
    try:
        value = kind.model_validate(_current(content))
    except ValidationError as error:
        raise _cannot_be_used(name, problem(error)) from None  # the error quotes the file
    if not is_own(value.key):
        raise _cannot_be_used(name, "its key is not one of a therapist's own")
    return value


def _current(content: dict[str, Any]) -> Any:
    """The template or exercise as this version writes it.

    Both are parts of a plan. They are upgraded inside of one, so that one set of steps serves all.
    """
    part = content.get(content["kind"])
    schema = {"schema": content["schema"]}
    if not isinstance(part, dict) or schema["schema"] == SCHEMA:
        return part
    if content["kind"] == "template":
        plan = upgraded({**part, **schema})
        return {name: value for name, value in plan.items() if name != "schema"}
    plan = upgraded({**schema, "stages": [{"items": [{"content": part}]}]})
    return plan["stages"][0]["items"][0]["content"]


def _is_something_else(name: str) -> Refusal:
    return Refusal(
        f"{name} is not a shared template or exercise; choose a file that was shared from"
        " rehabplanner."
    )


def _cannot_be_used(name: str, why: str) -> Refusal:
    return Refusal(f"{name} holds nothing this program can use: {why}. Ask for another copy.")
