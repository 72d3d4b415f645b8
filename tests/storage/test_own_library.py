"""Own exercises and templates are kept like plans: no lost update, a bin first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_plan, an_exercise
from sqlalchemy import text

from rehabplanner.domain.own import own_exercise
from rehabplanner.domain.template import template_of
from rehabplanner.refusal import Refusal
from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.shared_file import Shared
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import NotInStore, OwnSavedByAnotherDesk, StoreDamaged

STEP = own_exercise(an_exercise(), "Kitchen step")
TEMPLATE = template_of(a_plan(), "My runner's knee")
ANN, BOB = "Ann", "Bob"

BOTH = pytest.mark.parametrize("value", [STEP, TEMPLATE], ids=["exercise", "template"])


@pytest.fixture
def own(store: Store, clock: Callable[[], datetime]) -> OwnLibrary:
    return OwnLibrary(store, clock)


def _kept(own: OwnLibrary, value: Shared) -> tuple[Shared, int, str]:
    if value.kind == "template":
        kept = own.template(value.key)
        return kept.template, kept.revision, kept.saved_by
    found = own.exercise(value.key)
    return found.exercise, found.revision, found.saved_by


def _names(own: OwnLibrary) -> list[str]:
    """All that is offered."""
    exercises = [each.exercise.name for each in own.exercises()]
    return [*exercises, *(row.name for row in own.templates())]


def test_a_new_library_is_empty(own: OwnLibrary) -> None:
    assert own.exercises() == ()
    assert own.templates() == ()
    assert own.binned() == ()


def test_both_kinds_are_listed_by_name_until_they_are_put_away(own: OwnLibrary) -> None:
    own.save(TEMPLATE, None, ANN)
    own.save(STEP, None, BOB)
    assert [(row.kind, row.name, row.saved_by) for row in own.listed()] == [
        ("exercise", "Kitchen step", BOB),
        ("template", "My runner's knee", ANN),
    ]
    own.to_bin("exercise", STEP.key)
    assert [row.kind for row in own.listed()] == ["template"]


@BOTH
def test_what_was_saved_comes_back_as_it_was(own: OwnLibrary, value: Shared) -> None:
    assert own.save(value, None, ANN) == 1

    assert _kept(own, value) == (value, 1, ANN)
    assert _names(own) == [value.name]


@BOTH
def test_a_changed_one_takes_its_place(own: OwnLibrary, value: Shared) -> None:
    own.save(value, None, ANN)

    assert own.save(value.replace(name="Better"), 1, BOB) == 2

    assert _kept(own, value) == (value.replace(name="Better"), 2, BOB)
    assert _names(own) == ["Better"]


def test_a_template_is_listed_with_its_diagnosis_and_an_exercise_with_its_category(
    own: OwnLibrary,
) -> None:
    own.save(TEMPLATE, None, ANN)
    own.save(STEP, None, ANN)
    own.to_bin("exercise", STEP.key)

    [template], [exercise] = own.templates(), own.binned()

    assert (template.subject, template.saved_by) == ("patellofemoral-pain", ANN)
    assert (exercise.subject, exercise.kind) == ("unilateral", "exercise")


def test_they_are_listed_by_name_in_any_case(own: OwnLibrary) -> None:
    for name in ("b", "C", "A"):
        own.save(template_of(a_plan(), name), None, ANN)
        own.save(own_exercise(an_exercise(), name), None, ANN)

    assert _names(own) == ["A", "b", "C"] * 2


@BOTH
def test_who_saved_second_is_told_and_nothing_is_written(own: OwnLibrary, value: Shared) -> None:
    own.save(value, None, ANN)
    own.save(value.replace(name="Ann's"), 1, ANN)

    with pytest.raises(OwnSavedByAnotherDesk, match=f"this {value.kind}") as conflict:
        own.save(value.replace(name="Bob's"), 1, BOB)

    assert (conflict.value.revision, conflict.value.saved_by) == (2, ANN)
    assert _names(own) == ["Ann's"]


def test_what_two_desks_make_anew_under_one_key_is_a_conflict_too(own: OwnLibrary) -> None:
    own.save(STEP, None, ANN)

    with pytest.raises(OwnSavedByAnotherDesk):
        own.save(STEP.replace(name="Bob's"), None, BOB)


def test_saving_what_is_there_changes_nothing(own: OwnLibrary) -> None:
    own.save(STEP, None, ANN)

    assert own.save(STEP, None, BOB) == 1
    assert own.save(STEP, 1, BOB) == 1
    assert _kept(own, STEP) == (STEP, 1, ANN)


@BOTH
def test_the_bin_gives_it_back(own: OwnLibrary, value: Shared) -> None:
    own.save(value, None, ANN)

    own.to_bin(value.kind, value.key)
    assert _names(own) == []
    assert [row.key for row in own.binned()] == [value.key]

    own.restore(value.kind, value.key)
    assert _names(own) == [value.name]
    assert own.binned() == ()


@pytest.mark.parametrize("name", [STEP.name, "Better"])
def test_saving_takes_it_out_of_the_bin(own: OwnLibrary, name: str) -> None:
    own.save(STEP, None, ANN)
    own.to_bin("exercise", STEP.key)

    own.save(STEP.replace(name=name), 1, ANN)

    assert _names(own) == [name]


def test_only_what_lies_in_the_bin_is_deleted_for_ever(own: OwnLibrary) -> None:
    own.save(STEP, None, ANN)
    with pytest.raises(NotInStore):
        own.delete_binned("exercise", STEP.key)
    assert _names(own) == [STEP.name]

    own.to_bin("exercise", STEP.key)
    own.delete_binned("exercise", STEP.key)

    assert own.binned() == ()
    with pytest.raises(NotInStore):
        own.restore("exercise", STEP.key)


def test_what_is_not_there_is_refused(own: OwnLibrary) -> None:
    own.save(STEP, None, ANN)

    with pytest.raises(NotInStore, match="This template is not in your library"):
        own.template(STEP.key)
    with pytest.raises(NotInStore):
        own.exercise("own-gone")
    with pytest.raises(NotInStore):
        own.to_bin("exercise", "own-gone")


@BOTH
def test_what_a_colleague_shared_comes_in_once(own: OwnLibrary, value: Shared) -> None:
    assert own.take_in(value, ANN) == ("added", value)
    assert own.take_in(value, ANN) == ("known", value)
    assert _names(own) == [value.name]


@BOTH
def test_what_went_on_here_stays_and_theirs_is_a_copy(own: OwnLibrary, value: Shared) -> None:
    own.save(value.replace(name="Ours"), None, ANN)

    outcome, copy = own.take_in(value, BOB)

    assert outcome == "copied"
    assert copy == value.replace(key=copy.key, name=f"{value.name} (copy)")
    assert own.take_in(value, BOB) == ("known", copy)
    assert sorted(_names(own)) == sorted(["Ours", copy.name])


def test_what_lies_in_the_bin_is_brought_back_when_it_is_shared_again(own: OwnLibrary) -> None:
    own.save(STEP, None, ANN)
    own.to_bin("exercise", STEP.key)

    assert own.take_in(STEP, BOB) == ("added", STEP)
    assert _names(own) == [STEP.name]


def test_a_copy_of_the_longest_name_has_room(own: OwnLibrary) -> None:
    longest = STEP.replace(name="x" * 400)
    own.save(STEP, None, ANN)

    _, copy = own.take_in(longest, BOB)

    assert copy.name.endswith("x (copy)")


def _note_often(place: Path | str, by: str) -> None:
    """Write down five things, each to what is there by then."""
    store = Store.at(place)
    desk = OwnLibrary(store)
    added = 0
    while added < 5:
        kept = desk.exercise(STEP.key)
        noted = kept.exercise.replace(dose_note=f"{kept.exercise.dose_note} {by}{added}")
        with suppress(OwnSavedByAnotherDesk):
            desk.save(noted, kept.revision, by)
            added += 1
    store.close()


def test_an_exercise_of_the_library_is_not_kept_as_ones_own(own: OwnLibrary) -> None:
    with pytest.raises(ValueError, match="not the key of an own exercise"):
        own.save(an_exercise(), None, ANN)

    assert _names(own) == []


def test_two_desks_that_save_at_once_lose_nothing(place: Path | str, own: OwnLibrary) -> None:
    own.save(STEP, None, ANN)

    with ThreadPoolExecutor() as desks:
        list(desks.map(_note_often, [place, place], [ANN, BOB]))

    kept = own.exercise(STEP.key)
    assert kept.revision == 11
    assert sorted(kept.exercise.dose_note.split()) == [
        f"{by}{n}" for by in (ANN, BOB) for n in range(5)
    ]


@pytest.mark.parametrize("body", [b"", b"damaged", b"\x78\x9c"])
def test_one_that_cannot_be_read_hides_no_other(own: OwnLibrary, store: Store, body: bytes) -> None:
    broken = own_exercise(an_exercise(), "Broken")
    own.save(STEP, None, ANN)
    own.save(broken, None, ANN)
    change = text("UPDATE own SET body = :body WHERE name = 'Broken'")
    with store.engine.begin() as connection:
        connection.execute(change, {"body": body})

    assert _names(own) == [STEP.name]
    with pytest.raises(StoreDamaged, match="bring back a backup"):
        own.exercise(broken.key)


def test_a_row_that_holds_another_kind_is_damaged(own: OwnLibrary, store: Store) -> None:
    own.save(STEP, None, ANN)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE own SET kind = 'template'"))

    with pytest.raises(Refusal, match="damaged"):
        own.template(STEP.key)
