"""What earlier sheets asked for: the past visits that a plan remembers."""

from datetime import date

from pydantic import Field

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.record import Id, Key, Language, Line, Record
from rehabplanner.domain.side import Legs


class Given(Record):
    """An exercise as a past sheet asked for it.

    item: the plan's item it was; an exchanged exercise keeps the item's id
    exercise: its key in the library
    name: the patient's words for it; may hold the markers of `domain.side`
    progression, regression: the next harder and next easier exercise at that time
    """

    item: Id
    exercise: Key
    name: dict[Language, Line] = Field(min_length=1)
    progression: Key | None = None
    regression: Key | None = None
    dose: Dose
    legs: Legs | None = None


class Visit(Record):
    """A past visit: its day, the stage the patient was in and the exercises handed over."""

    on: date
    stage: Id
    exercises: tuple[Given, ...] = ()
