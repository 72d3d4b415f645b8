"""The library is read whole, in the order it is shown; a file that is wrong is not ignored."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from rehabplanner import resources
from rehabplanner.domain.exercise import Category
from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_library


def test_diagnoses_are_in_the_order_of_their_names(library: Library) -> None:
    names = [protocol.diagnosis.name.casefold() for protocol in library.protocols.values()]

    assert names == sorted(names)


def test_exercises_are_in_the_order_of_their_categories(library: Library) -> None:
    order = get_args(Category)
    places = [order.index(exercise.category) for exercise in library.exercises.values()]

    assert places == sorted(places)


def test_a_library_file_of_another_schema_or_with_unknown_fields_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = resources.json_files("library/advice")[0].read_text(encoding="utf-8")
    folder = tmp_path / "library" / "exercises"
    folder.mkdir(parents=True)
    (folder / "wrong.json").write_text(advice, encoding="utf-8")
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)

    with pytest.raises(ValidationError):
        read_library()
