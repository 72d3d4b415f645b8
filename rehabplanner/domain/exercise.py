"""Exercises: how to do one, for whom it is barred, and where the knowledge comes from."""

from typing import Annotated, Literal

from pydantic import Field

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.photo import Photo
from rehabplanner.domain.pose import Figure
from rehabplanner.domain.record import Key, Language, Line, Note, Record, SourceKey

Category = Literal[
    "self-care",
    "mobility",
    "stretch",
    "isometric",
    "strength",
    "unilateral",
    "balance",
    "plyometric",
    "cardio",
]

Laterality = Literal["unilateral", "bilateral", "alternating"]
"""Done with one leg at a time, with both together, or left and right in turn."""

CautionLevel = Literal["block", "limit", "watch"]
"""block: not offered without a reasoned override; limit: only with the limit; watch: allowed."""

StageNumber = Annotated[int, Field(ge=1, le=4)]


class Caution(Record):
    """A rule for some diagnoses (library keys) in some stages (1 to 4)."""

    level: CautionLevel
    diagnoses: tuple[Key, ...] = Field(min_length=1)
    stages: tuple[StageNumber, ...] = Field(min_length=1)
    text: Line


class ExerciseText(Record):
    """The patient's words in one language; may hold the markers of `domain.side`.

    steps: at most five, in order
    cues: short reminders
    error, fix: the usual mistake and what to do about it
    stop_if: the sign that ends this exercise for today
    """

    name: Line
    steps: tuple[Line, ...] = Field(min_length=1, max_length=5)
    cues: tuple[Line, ...] = Field(default=(), max_length=4)
    error: Note = ""
    fix: Note = ""
    stop_if: Note = ""


class Exercise(Record):
    """One exercise or self-care item of the library.

    version: grows when the words or numbers change, so that a plan can tell it holds an older text
    single_leg: counts as the single-leg work that every strengthening session asks for
    start, end: the two poses in clinical terms (angles in degrees)
    figure: the picture of it, as joint angles
    photo: shown in place of the figure, which still tells how far a knee bends under load
    dose: the default; a protocol's stage may say otherwise
    dose_note: range and conditions of the default, for the therapist
    progression, regression: the next harder and next easier exercise
    based_on: the library's exercise that a therapist's own one was made from; empty for others
    """

    kind: Literal["exercise"] = "exercise"
    key: Key
    version: Annotated[int, Field(ge=1)] = 1
    name: Line
    category: Category
    laterality: Laterality
    single_leg: bool = False
    position: Line
    equipment: tuple[Line, ...] = ()
    muscles: tuple[Line, ...] = ()
    start: Line
    end: Line
    figure: Figure | None = None
    photo: Photo | None = None
    dose: Dose
    dose_note: Note = ""
    progression: Key | None = None
    regression: Key | None = None
    based_on: Key | None = None
    cautions: tuple[Caution, ...] = ()
    text: dict[Language, ExerciseText] = Field(min_length=1)
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    @property
    def known_as(self) -> str:
        """The key by which a clinical rule knows it: an own variant of running is running too."""
        return self.based_on or self.key

    def caution_for(self, diagnosis: str, stage: int) -> Caution | None:
        """The strictest caution that applies to a diagnosis in a stage (1 to 4), if any."""
        found = [c for c in self.cautions if diagnosis in c.diagnoses and stage in c.stages]
        return min(found, key=lambda c: ("block", "limit", "watch").index(c.level), default=None)
