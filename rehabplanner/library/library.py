"""The library as a whole: everything the program knows, read once and never changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.measurement import Measure
from rehabplanner.domain.own import is_own
from rehabplanner.domain.screening import RedFlag
from rehabplanner.library.guidance import Guidance
from rehabplanner.library.ladders import Ladder
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.red_flags import ClotRule
from rehabplanner.library.sources import SourceRegistry


@dataclass(frozen=True)
class Library:
    """Protocols, exercises, advice and measures by key, in the order they are shown."""

    protocols: dict[str, Protocol]
    exercises: dict[str, Exercise]
    advice: dict[str, Advice]
    measures: dict[str, Measure]
    ladders: dict[str, Ladder]
    guidance: Guidance
    registry: SourceRegistry
    red_flags: tuple[RedFlag, ...] = ()
    clot: ClotRule | None = None

    def with_own(self, exercises: Iterable[Exercise]) -> Self:
        """The library with these exercises of the therapist's first, and no other own ones.

        Raises ValueError for one that would take the place of the library's.
        """
        own = {exercise.key: exercise for exercise in exercises}
        for key in own:
            if not is_own(key):
                raise ValueError(f"{key} is not the key of an own exercise")
        shipped = {key: found for key, found in self.exercises.items() if not is_own(key)}
        return replace(self, exercises={**own, **shipped})
