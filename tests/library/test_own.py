"""The therapist's own exercises stand beside the library's, never in their place."""

import pytest
from builders import an_exercise
from small_library import small_library

from rehabplanner.domain.own import is_own, own_exercise
from rehabplanner.library.library import Library
from rehabplanner.library.searching import exercise_index

MINE = own_exercise(an_exercise(), "Kitchen step")


def test_own_exercises_are_listed_first_and_found_by_name() -> None:
    library = small_library().with_own((MINE,))

    assert list(library.exercises.values()) == [MINE, *small_library().exercises.values()]
    found = exercise_index(library.exercises.values()).search("kitch")
    assert found == [MINE]


def test_the_library_without_them_stays_as_it_is() -> None:
    library = small_library()
    library.with_own((MINE,))

    assert MINE.key not in library.exercises


def test_what_is_own_now_replaces_what_was_own_before() -> None:
    other = own_exercise(an_exercise(), "Garden step")
    library = small_library().with_own((MINE,)).with_own((other,))

    assert [key for key in library.exercises if is_own(key)] == [other.key]
    assert library.with_own(()) == small_library()


def test_an_exercise_of_the_library_is_never_replaced() -> None:
    with pytest.raises(ValueError, match="step-up is not the key of an own exercise"):
        small_library().with_own((an_exercise(),))


def test_no_key_of_the_library_looks_like_an_own_one(library: Library) -> None:
    stages = [stage for protocol in library.protocols.values() for stage in protocol.stages]
    advice = {piece.key for stage in stages for piece in stage.advice}

    keys = {*library.exercises, *library.advice, *library.protocols, *advice}

    assert [key for key in keys if is_own(key)] == []
    assert not any(exercise.based_on for exercise in library.exercises.values())
