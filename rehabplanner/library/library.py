"""The library as a whole: everything the program knows, read once and never changed."""

from dataclasses import dataclass

from rehabplanner.domain.advice import Advice
from rehabplanner.domain.exercise import Exercise
from rehabplanner.library.guidance import Guidance
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.sources import SourceRegistry


@dataclass(frozen=True)
class Library:
    """Protocols, exercises and advice by key, in the order they are shown."""

    protocols: dict[str, Protocol]
    exercises: dict[str, Exercise]
    advice: dict[str, Advice]
    guidance: Guidance
    registry: SourceRegistry
