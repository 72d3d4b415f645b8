"""Figures for the tests, every figure that the library ships, and how dark a colour prints."""

from functools import cache

from rehabplanner import resources
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.pose import Figure, LegPose, Pose, Prop
from rehabplanner.library.reading import ExerciseFile

RAISE = Figure(
    start=Pose(base="supine", other_leg=LegPose(hip=45, knee=90, plant="sole")),
    finish=Pose(leg=LegPose(hip=43, ankle=8)),
    props=(Prop(kind="mat", x=50),),
)
SQUAT = Figure(
    start=Pose(base="standing"),
    finish=Pose(lean=24, legs=LegPose(hip=50, knee=42)),
    working=("leg", "other_leg"),
)
SIDEWAYS = Figure(
    view="front",
    start=Pose(base="standing"),
    finish=Pose(leg=LegPose(abduct=24), rests=("other_foot",)),
)


@cache
def shipped() -> dict[str, Exercise]:
    """The exercises that have a figure, by key."""
    files = resources.json_files("library/exercises")
    found = [ExerciseFile.model_validate_json(file.read_bytes()).exercise for file in files]
    return {exercise.key: exercise for exercise in found if exercise.figure is not None}


def figure_of(key: str) -> Figure:
    figure = shipped()[key].figure
    assert figure is not None
    return figure


def lightness(colour: str) -> float:
    """CIE L* (0 black, 100 white)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y
