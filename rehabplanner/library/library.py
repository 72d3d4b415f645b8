"""The library as a whole: everything the program knows, read once and never changed."""

from dataclasses import dataclass

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.measurement import Measure
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
