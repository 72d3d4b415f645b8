"""Turns a failed validation into one sentence for the therapist, without the value itself."""

import re
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_SENTENCES: Final = {
    "string_too_long": "is longer than {max_length} characters",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "has characters that do not belong there",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "missing": "is missing",
    "extra_forbidden": "does not belong there",
    "too_short": "needs at least {min_length}",
    "too_long": "holds more than {max_length}",
}
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


def problem(error: ValidationError) -> str:
    """What is wrong first, and where: "stages 1, items 3, dose, sets must be at most 20"."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = _place(first["loc"])
    if not place and "error" in first.get("ctx", {}):
        return str(first["ctx"]["error"])  # a rule of the whole is a sentence of its own
    return f"{place} {_said(first)}" if place else _said(first)


def _place(location: tuple[int | str, ...]) -> str:
    parts: list[str] = []
    for step in location:
        if isinstance(step, int) and parts:
            parts[-1] += f" {step + 1}"
        elif isinstance(step, str) and not _FIELD.fullmatch(step):
            parts.append("an unknown field")  # the name is not ours; it could say anything
        else:
            parts.append(str(step).replace("_", " "))
    return ", ".join(parts)


def _said(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    if details["type"] == "value_error":
        return f"is not right: {context['error']}"
    sentence = _SENTENCES.get(details["type"])
    return sentence.format(**context) if sentence else "is not what a plan holds there"
