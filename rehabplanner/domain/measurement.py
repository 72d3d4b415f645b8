"""Measurements: what was measured on which day, and what a gate asks of it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from rehabplanner.domain.record import Key, Line, Note, Record, SourceKey

Value = Annotated[float, Field(ge=-1000, le=10_000, allow_inf_nan=False)]

Compared = Literal["treated", "each", "symmetry", "gap", "value"]
"""What a test looks at: the treated leg; each leg; the limb symmetry index in per cent; how far the
treated leg is behind the other one, in the measure's unit; or the one value of a measure without
sides."""


class Measure(Record):
    """What can be measured, and how.

    unit: as printed after a value ("cm", "s", "°", "reps", "/10", "points")
    better: whether a higher or a lower value is the better one (a timed hop: lower)
    sided: taken left and right; else one value for the person
    least, most: what can be true; a value outside is a slip of the pen
    fresh_days: after so many days a value says nothing about today. No study says how many: our
        assumption is 7 for pain and effusion, 14 for range, girth, repetitions and holds, 28 for
        strength, hops, function tests and questionnaires
    smallest_change: the smallest change that matters, where it is known
    """

    key: Key
    name: Line
    unit: Annotated[str, Field(min_length=1, max_length=12)]
    better: Literal["higher", "lower"] = "higher"
    sided: bool = True
    least: Value = 0
    most: Value = 1000
    fresh_days: Annotated[int, Field(ge=1, le=365)] = 14
    smallest_change: Annotated[float, Field(gt=0)] | None = None
    how: Note = ""
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Measurement(Record):
    """One measure on one day, left and right or as one value; a leg not tested is None."""

    measure: Measure
    on: date
    left: Value | None = None
    right: Value | None = None
    value: Value | None = None

    @model_validator(mode="after")
    def _holds_what_the_measure_has(self) -> Self:
        sides = [found for found in (self.left, self.right) if found is not None]
        values = (
            sides if self.measure.sided else [found for found in (self.value,) if found is not None]
        )
        strays = [self.value] if self.measure.sided else sides
        if not values or any(stray is not None for stray in strays):
            kind = "left or right" if self.measure.sided else "one value, without a side"
            raise ValueError(f"this measure is taken {kind}")
        if not all(self.measure.least <= found <= self.measure.most for found in values):
            raise ValueError(
                f"{self.measure.name} lies between {self.measure.least:g} and"
                f" {self.measure.most:g} {self.measure.unit}"
            )
        return self


def _known(measure: object, info: ValidationInfo) -> object:
    """A library file names measures by key; its reader gives all of them as the context."""
    if isinstance(measure, str) and isinstance(info.context, Mapping):
        return info.context.get(measure, measure)
    return measure


class Test(Record):
    """What a gate asks of a measure: "limb symmetry at least 90"."""

    __test__ = False  # not one of pytest's

    measure: Annotated[Measure, BeforeValidator(_known)]
    compared: Compared
    operator: Literal["at least", "at most"]
    threshold: Value

    @model_validator(mode="after")
    def _fits_the_measure(self) -> Self:
        if self.measure.sided == (self.compared == "value"):
            raise ValueError("a measure with sides is compared by leg, one without by its value")
        return self

    def holds(self, found: float) -> bool:
        if self.operator == "at least":
            return found >= self.threshold
        return found <= self.threshold
