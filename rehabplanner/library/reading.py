"""Reads the library from the bundled JSON files: one file per diagnosis, exercise and advice."""

from typing import Literal, TypeVar, get_args

from pydantic import Field

from rehabplanner import resources
from rehabplanner.domain.advice import Advice
from rehabplanner.domain.exercise import Category, Exercise
from rehabplanner.domain.record import Record
from rehabplanner.library.guidance import Guidance
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
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


class SourcesFile(LibraryFile, SourceRegistry):
    pass


File = TypeVar("File", bound=Record)


def read_library() -> Library:
    """All bundled content, validated. Costs some hundred milliseconds: call it once."""
    exercises = [file.exercise for file in _folder("exercises", ExerciseFile)]
    exercises.sort(key=lambda exercise: get_args(Category).index(exercise.category))
    protocols = _folder("diagnoses", Protocol)
    protocols.sort(key=lambda protocol: protocol.diagnosis.name.casefold())
    advice = [file.advice for file in _folder("advice", AdviceFile)]
    return Library(
        protocols={protocol.diagnosis.key: protocol for protocol in protocols},
        exercises={exercise.key: exercise for exercise in exercises},
        advice={piece.key: piece for piece in advice},
        guidance=_file("guidance.json", GuidanceFile).guidance,
        registry=SourceRegistry(sources=_file("sources.json", SourcesFile).sources),
    )


def _folder(name: str, model: type[File]) -> list[File]:
    files = resources.json_files(f"library/{name}")
    return [model.model_validate_json(file.read_bytes()) for file in files]


def _file(name: str, model: type[File]) -> File:
    return model.model_validate_json(resources.read_text(f"library/{name}"))
