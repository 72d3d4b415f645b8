"""Rules on how much is asked for: few exercises get done, many do not."""

from collections.abc import Iterator
from typing import Final

from rehabplanner.domain.minutes import day_minutes
from rehabplanner.domain.plan import Plan, Stage
from rehabplanner.review.finding import Finding
from rehabplanner.review.parts import exercises_in, take_out
from rehabplanner.review.place import Place

_MOST_EXERCISES: Final = 4
_FAR_TOO_MANY: Final = 7


def too_many_exercises(plan: Plan) -> Iterator[Finding]:
    """More than 4 exercises in a stage; self-care such as rolling is not counted."""
    for stage in plan.stages:
        count = _exercise_count(stage)
        if count > _MOST_EXERCISES:
            yield Finding(
                "too-many-exercises",
                "stop" if count >= _FAR_TOO_MANY else "warning",
                Place("stage", stage.id),
                f"{count} exercises are a lot; keep the {_MOST_EXERCISES} that matter most.",
                ("PROF",),
            )


def over_minutes(plan: Plan) -> Iterator[Finding]:
    """Today's stage takes longer a day than the patient has."""
    stage = plan.stage(plan.current_stage)
    has, takes = plan.minutes_per_day, day_minutes(stage, plan.side)
    if has is not None and takes > has:
        yield Finding(
            "over-minutes",
            "warning",
            Place("stage", stage.id),
            f"Today's stage takes about {takes} minutes a day and the time is {has};"
            " drop an exercise or some sets.",
            ("PROF",),
        )


def duplicate_movement(plan: Plan) -> Iterator[Finding]:
    """The same exercise twice in a stage; more sets say the same in fewer words."""
    for stage in plan.stages:
        seen: set[str] = set()
        for item, exercise in exercises_in(stage):
            if exercise.key in seen:
                yield Finding(
                    "duplicate-movement",
                    "warning",
                    Place("item", item.id),
                    "This exercise is in the stage already; give the first one more sets.",
                    ("PROF",),
                    take_out(item),
                )
            seen.add(exercise.key)


def _exercise_count(stage: Stage) -> int:
    return sum(exercise.category != "self-care" for _, exercise in exercises_in(stage))
