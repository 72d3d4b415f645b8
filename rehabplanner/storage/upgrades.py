"""Brings the content of older plan files to what this version writes, one schema at a time."""

from collections.abc import Callable
from typing import Any, Final

Content = dict[str, Any]


def upgraded(content: Content) -> Content:
    """The content of a plan as the newest schema has it; what no step knows stays as it is."""
    while isinstance(content, dict) and content.get("schema") in _STEPS:
        content = _STEPS[content["schema"]](content)
    return content


def _to_2(content: Content) -> Content:
    """Visits and overrides came in; a plan without any reads the same."""
    return {**content, "schema": 2}


def _to_3(content: Content) -> Content:
    """Photos of exercises came in; a plan without any reads the same."""
    return {**content, "schema": 3}


_STEPS: Final[dict[int, Callable[[Content], Content]]] = {1: _to_2, 2: _to_3}
"""From which schema a step leads to the next."""
