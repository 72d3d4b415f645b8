"""The limits of a model's field, so that an editor never repeats a number."""

from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from rehabplanner.domain.record import Record


class Limits(NamedTuple):
    """The least and the greatest number a field takes."""

    least: float
    most: float


@cache
def field_type(record: type[Record], name: str) -> TypeAdapter[Any]:
    """Validates a value on its own as that field of the record would."""
    annotated: Any = record.model_fields[name].rebuild_annotation()
    return TypeAdapter(annotated)


def limits(record: type[Record], name: str) -> Limits:
    """The limits of a number; an optional field has those of the number inside."""
    schema = _schema(record)["properties"][name]
    number = next(iter(schema.get("anyOf", [schema])))
    least = number.get("minimum", number.get("exclusiveMinimum", 0))
    return Limits(least, number["maximum"])


@cache
def _schema(record: type[Record]) -> dict[str, Any]:
    return record.model_json_schema()
