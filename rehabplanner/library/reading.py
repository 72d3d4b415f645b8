"""Reads the library from the bundled JSON files: one file per diagnosis, exercise and advice."""

from collections.abc import Mapping
from typing import Literal, TypeVar, get_args

from pydantic import Field

from rehabplanner import resources
from rehabplanner.domain.advice import Advice
from rehabplanner.domain.exercise import Category, Exercise
from rehabplanner.domain.measurement import Measure
from rehabplanner.domain.record import Key, Record
from rehabplanner.library.guidance import Guidance
from rehabplanner.library.ladders import Ladder
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.red_flags import RedFlags
from rehabplanner.library.sources import SourceRegistry


class LibraryFile(Record):
    """The envelope of a library file: which schema it was written for."""

    schema_version: Literal[1] = Field(alias="schema")


class ExerciseFile(LibraryFile):
    exercise: Exercise


class AdviceFile(LibraryFile):
    advice: Advice


class GuidanceFile(LibraryFile):
    guidance: Guidance


class RedFlagsFile(LibraryFile, RedFlags):
    pass


class MeasuresFile(LibraryFile):
    measures: dict[Key, Measure]


class LaddersFile(LibraryFile):
    ladders: dict[Key, Ladder]


class SourcesFile(LibraryFile, SourceRegistry):
    pass


File = TypeVar("File", bound=Record)

Measures = Mapping[str, Measure]


def read_library() -> Library:
    """All bundled content, validated. Costs some hundred milliseconds: call it once."""
    exercises = [file.exercise for file in _folder("exercises", ExerciseFile)]
    exercises.sort(key=lambda exercise: get_args(Category).index(exercise.category))
    measures = read_measures()
    protocols = _folder("diagnoses", Protocol, measures)
    protocols.sort(key=lambda protocol: protocol.diagnosis.name.casefold())
    advice = [file.advice for file in _folder("advice", AdviceFile)]
    red_flags = _file("red_flags.json", RedFlagsFile)
    return Library(
        protocols={protocol.diagnosis.key: protocol for protocol in protocols},
        exercises={exercise.key: exercise for exercise in exercises},
        advice={piece.key: piece for piece in advice},
        measures=measures,
        ladders=_file("ladders.json", LaddersFile, measures).ladders,
        guidance=_file("guidance.json", GuidanceFile, measures).guidance,
        registry=read_sources(),
        red_flags=red_flags.red_flags,
        clot=red_flags.clot,
    )


def read_measures() -> dict[str, Measure]:
    """What can be measured, by key, in the order it is shown."""
    return _file("measures.json", MeasuresFile).measures


def read_sources() -> SourceRegistry:
    """What the library's statements rest on, by key."""
    return SourceRegistry(sources=_file("sources.json", SourcesFile).sources)


def _folder(name: str, model: type[File], measures: Measures | None = None) -> list[File]:
    files = resources.json_files(f"library/{name}")
    return [model.model_validate_json(file.read_bytes(), context=measures) for file in files]


def _file(name: str, model: type[File], measures: Measures | None = None) -> File:
    """Criteria name their measures by key: a file that holds criteria needs the measures."""
    text = resources.read_text(f"library/{name}")
    return model.model_validate_json(text, context=measures)
