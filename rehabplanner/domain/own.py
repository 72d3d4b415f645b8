"""A therapist's own exercises: their keys, and how one is made from an exercise of a plan.

Keys that begin with `own-` are kept for them. No exercise or advice of the library has one, so
that a newer library never takes the place of what a therapist made.
"""

from typing import Annotated, Final

from pydantic import StringConstraints

from rehabplanner.domain.dose import Dose
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.record import new_id
from rehabplanner.domain.side import Side
from rehabplanner.domain.wording import changed, for_either_knee

OWN: Final = "own-"

OwnKey = Annotated[str, StringConstraints(pattern=r"^own-[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Names what a therapist made, for ever."""

PROFESSIONAL: Final = "PROF"
"""The source of what a therapist writes: professional knowledge."""


def new_own_key() -> str:
    return OWN + new_id()


def is_own(key: str) -> bool:
    return key.startswith(OWN)


def own_exercise(
    exercise: Exercise, name: str, *, dose: Dose | None = None, side: Side | None = None
) -> Exercise:
    """The exercise as the therapist's own, under a new key.

    Its cautions and the sources they come from stay, and so does what it was made from: the review
    knows an own variant of running as running.

    dose: the default from now on, where a plan gave it another one
    side: the knee its words were typed for
    """
    return exercise.replace(
        key=new_own_key(),
        version=1,
        name=name,
        dose=dose or exercise.dose,
        based_on=exercise.based_on or (None if is_own(exercise.key) else exercise.key),
        text=changed(exercise.text, lambda words: for_either_knee(words, side)),
        sources=tuple(dict.fromkeys((PROFESSIONAL, *exercise.sources))),
    )
