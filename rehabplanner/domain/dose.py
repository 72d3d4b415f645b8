"""How much: sets, repetitions or time, rest and how often."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from rehabplanner.domain.record import Record


class Dose(Record):
    """The dose of one exercise or self-care item. Work is counted in repetitions or timed.

    sets: rounds in one session
    reps: repetitions in a set; None when the set is timed
    tempo_s: seconds one repetition takes, there and back, without its hold; None is an easy pace
    hold_s: seconds each repetition is held
    duration_s: seconds each set lasts; None when the set is counted
    rest_s: seconds of rest between sets
    load_kg: extra weight in kilograms
    times_per_day: sessions a day
    days_per_week: days a week
    """

    sets: Annotated[int, Field(ge=1, le=20)] = 1
    reps: Annotated[int, Field(ge=1, le=200)] | None = None
    tempo_s: Annotated[int, Field(ge=1, le=60)] | None = None
    hold_s: Annotated[int, Field(ge=1, le=600)] | None = None
    duration_s: Annotated[int, Field(ge=5, le=14_400)] | None = None
    rest_s: Annotated[int, Field(ge=1, le=900)] | None = None
    load_kg: Annotated[float, Field(gt=0, le=500)] | None = None
    times_per_day: Annotated[int, Field(ge=1, le=24)] = 1
    days_per_week: Annotated[int, Field(ge=1, le=7)] = 7

    @model_validator(mode="after")
    def _is_counted_or_timed(self) -> Self:
        if (self.reps is None) == (self.duration_s is None):
            raise ValueError("a dose has either repetitions or a duration")
        if self.tempo_s is not None and self.reps is None:
            raise ValueError("a tempo belongs to repetitions; a timed set has a duration")
        if self.hold_s is not None and self.reps is None:
            raise ValueError("a hold belongs to repetitions; a timed set has a duration")
        return self
