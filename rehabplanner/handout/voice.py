"""How a sheet speaks: of which knee, in which language, with whom in its pictures."""

from dataclasses import dataclass

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.plan import Person
from rehabplanner.domain.side import Legs, Side, sided
from rehabplanner.handout import dosing


@dataclass(frozen=True)
class Voice:
    """Which side the sheet speaks of, in which language, and who is seen in its pictures."""

    side: Side
    language: str
    person: Person

    def say(self, text: str) -> str:
        return sided(text, self.side)

    def say_all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.say, texts))

    def dose(self, dose: Dose | None, legs: Legs | None) -> str:
        return " ".join(dosing.dose_words(dose, legs, self.side)) if dose else ""
