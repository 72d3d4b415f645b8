"""Everything goes into one file and comes back from it, here or in another place."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from builders import A_DAY, a_plan, an_exercise

from rehabplanner.domain.own import own_exercise
from rehabplanner.domain.template import template_of
from rehabplanner.refusal import Refusal
from rehabplanner.storage.exporting import export_everything
from rehabplanner.storage.importing import import_everything
from rehabplanner.storage.merging import Imported
from rehabplanner.storage.own_library import OwnLibrary
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import GivenHandout, StoredPatient

STEP = own_exercise(an_exercise(), "Kitchen step")
TEMPLATE = template_of(a_plan(), "My runner's knee")
JANE = StoredPatient(id="jane", name="Jane Smith", born=date(1980, 2, 3), notes="Calls on Fridays.")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A second, empty store."""
    store = Store.at(tmp_path / "other" / "store.sqlite3")
    yield store
    store.close()


@pytest.fixture
def full(store: Store) -> Store:
    """A patient, a filed plan with history and handout, an own exercise; the bin has two more."""
    Patients(store).save(JANE)
    store.save(a_plan(goal="Walk"), None, "Ann")
    store.save(a_plan(goal="Run"), 1, "Bob", label="after 2 weeks")
    Patients(store).file("plan-1", "jane")
    store.record_handout(_handout())
    store.save(a_plan(id="plan-2"), None, "Ann")
    store.to_bin("plan-2")
    own = OwnLibrary(store)
    own.save(STEP, None, "Ann")
    own.save(TEMPLATE, None, "Ann")
    own.save(TEMPLATE.replace(name="Better"), 1, "Bob")
    own.to_bin("template", TEMPLATE.key)
    return store


def _handout() -> GivenHandout:
    return GivenHandout(plan_id="plan-1", given_on=A_DAY, kind="file", sha256="b" * 64)


def _taken(store: Store, path: Path) -> Path:
    export_everything(store, path)
    return path


def _copy_with(file: Path, name: str, change: Callable[[str], str]) -> Path:
    """The exported file with one of its parts changed."""
    changed = file.with_name("changed.zip")
    with ZipFile(file) as old, ZipFile(changed, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            new.writestr(part, change(text) if part == name else text)
    return changed


def test_everything_comes_back_in_another_store(full: Store, other: Store, tmp_path: Path) -> None:
    done = import_everything(other, _taken(full, tmp_path / "all.zip"))

    assert done == Imported(added=2, own=2)
    assert other.recent() == full.recent()
    assert other.binned() == full.binned()
    assert other.revisions("plan-1") == full.revisions("plan-1")
    assert [other.revision("plan-1", number) for number in (1, 2)] == [
        full.revision("plan-1", number) for number in (1, 2)
    ]
    assert other.handouts("plan-1") == (_handout(),)
    assert Patients(other).search("jane 1980") == (JANE,)
    assert [row.id for row in Patients(other).plans("jane").rows] == ["plan-1"]
    assert [row.id for row in other.search("sample run").rows] == ["plan-1"]
    assert other.save(a_plan(goal="Hop"), 2, "Ann") == 3


def test_what_therapists_made_comes_along(full: Store, other: Store, tmp_path: Path) -> None:
    import_everything(other, _taken(full, tmp_path / "all.zip"))
    ours, theirs = OwnLibrary(full), OwnLibrary(other)

    assert theirs.exercises() == ours.exercises() != ()
    assert theirs.binned() == ours.binned() != ()
    assert theirs.template(TEMPLATE.key) == ours.template(TEMPLATE.key)
    assert theirs.save(TEMPLATE, 2, "Zoe") == 3


def test_what_therapists_made_is_never_overwritten(
    full: Store, other: Store, tmp_path: Path
) -> None:
    import_everything(other, _taken(full, tmp_path / "all.zip"))
    theirs = OwnLibrary(other)
    theirs.save(STEP.replace(name="Theirs"), 1, "Zoe")
    file = _taken(other, tmp_path / "back.zip")

    assert import_everything(full, file) == Imported(known=2, own=1)
    assert import_everything(full, file) == Imported(known=2)

    names = [each.exercise.name for each in OwnLibrary(full).exercises()]
    assert names == ["Kitchen step", "Theirs (copy)"]


def test_a_file_from_before_there_were_own_exercises_comes_in(
    full: Store, other: Store, tmp_path: Path
) -> None:
    old = tmp_path / "old.zip"
    with ZipFile(_taken(full, tmp_path / "all.zip")) as new, ZipFile(old, "w") as archive:
        for part in set(new.namelist()) - {"about.json", "own.jsonl"}:
            archive.writestr(part, new.read(part))
        archive.writestr("about.json", '{"format": "rehabplanner store", "schema_version": 1}')

    assert import_everything(other, old) == Imported(added=2)
    assert OwnLibrary(other).exercises() == ()


def test_a_second_import_changes_nothing(full: Store, other: Store, tmp_path: Path) -> None:
    file = _taken(full, tmp_path / "all.zip")
    import_everything(other, file)

    assert import_everything(other, file) == Imported(known=2)
    assert import_everything(full, file) == Imported(known=2)
    assert len(other.revisions("plan-1")) == 2
    assert other.handouts("plan-1") == (_handout(),)


def test_what_went_on_elsewhere_continues_here(full: Store, other: Store, tmp_path: Path) -> None:
    import_everything(other, _taken(full, tmp_path / "all.zip"))
    other.save(a_plan(goal="Hop"), 2, "Zoe")
    Patients(other).file("plan-1", None)

    done = import_everything(full, _taken(other, tmp_path / "back.zip"))

    assert done == Imported(continued=1, known=1)
    assert full.plan("plan-1").plan.goal == "Hop"
    assert [row.saved_by for row in full.revisions("plan-1")] == ["Zoe", "Bob", "Ann"]
    assert [row.id for row in full.search("hop").rows] == ["plan-1"]
    assert [row.id for row in Patients(full).plans("jane").rows] == ["plan-1"], "it stays filed"


def test_what_went_on_here_is_not_set_back(full: Store, other: Store, tmp_path: Path) -> None:
    file = _taken(full, tmp_path / "all.zip")
    full.save(a_plan(goal="Hop"), 2, "Ann")

    assert import_everything(full, file) == Imported(known=2)
    assert full.plan("plan-1").plan.goal == "Hop"


def test_what_went_on_in_both_places_comes_in_as_a_second_plan_once(
    full: Store, other: Store, tmp_path: Path
) -> None:
    import_everything(other, _taken(full, tmp_path / "all.zip"))
    full.save(a_plan(goal="Ours"), 2, "Ann")
    other.save(a_plan(goal="Theirs"), 2, "Zoe")
    file = _taken(other, tmp_path / "back.zip")

    assert import_everything(full, file) == Imported(copied=1, known=1)
    assert import_everything(full, file) == Imported(known=2)

    assert full.plan("plan-1").plan.goal == "Ours"
    assert {row.goal for row in full.recent()} == {"Ours", "Theirs"}
    [copy] = full.search("theirs").rows
    assert full.plan(copy.id).plan.id == copy.id
    assert [row.saved_by for row in full.revisions(copy.id)] == ["Zoe", "Bob", "Ann"]
    assert len(Patients(full).plans("jane").rows) == 2


def test_the_file_can_be_read_by_any_program(full: Store, tmp_path: Path) -> None:
    with ZipFile(_taken(full, tmp_path / "all.zip")) as archive:
        lines = archive.read("revisions.jsonl").decode().splitlines()

    first, second, third = (json.loads(line) for line in lines)
    assert first["plan"]["goal"] == "Walk"
    assert (second["number"], second["label"]) == (2, "after 2 weeks")
    assert third["plan_id"] == "plan-2"


def test_an_empty_store_can_be_taken_along(store: Store, other: Store, tmp_path: Path) -> None:
    assert import_everything(other, _taken(store, tmp_path / "all.zip")) == Imported()


def test_a_place_that_cannot_be_written_is_told(full: Store, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Cannot write all\.zip"):
        export_everything(full, tmp_path / "gone" / "all.zip")

    assert list(tmp_path.glob("*.zip")) == []


def _last_plan_without_stages(lines: str) -> str:
    *rest, last = lines.splitlines(keepends=True)
    content = json.loads(last)
    content["plan"]["stages"] = []
    return "".join((*rest, json.dumps(content)))


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("about.json", lambda _: '{"format": "another program", "schema_version": 1}'),
        ("about.json", lambda _: "{"),
        ("about.json", lambda _: '{"format": "rehabplanner store", "schema_version": 9}'),
        ("revisions.jsonl", lambda text: text[: len(text) - 40]),
        ("revisions.jsonl", _last_plan_without_stages),
        ("revisions.jsonl", lambda text: text.replace('"plan_id":"plan-2"', '"plan_id":"plan-3"')),
        ("patients.jsonl", lambda text: text.replace("jane", "../jane")),
        ("handouts.jsonl", lambda text: text.replace("bbb", "zzz")),
        ("plans.jsonl", lambda _: "[]\n"),
        ("own.jsonl", lambda text: text.replace("own-", "")),
        ("own.jsonl", lambda text: text.replace('"revision":2', '"revision":0')),
        ("own.jsonl", lambda text: text[: len(text) - 40]),
    ],
)
def test_of_a_damaged_file_nothing_comes_in(
    full: Store, other: Store, tmp_path: Path, part: str, change: Callable[[str], str]
) -> None:
    file = _copy_with(_taken(full, tmp_path / "all.zip"), part, change)

    with pytest.raises(Refusal, match=r"[Aa]nother|update the program") as refused:
        import_everything(other, file)

    assert "Sample" not in str(refused.value)
    assert other.recent() == ()
    assert OwnLibrary(other).exercises() == ()
    assert Patients(other).search("") == ()


@pytest.mark.parametrize("data", [b"", b"PK\3\4 and no more", b"Dear colleague"])
def test_another_file_is_refused(store: Store, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "all.zip").write_bytes(data)

    with pytest.raises(Refusal, match="no export of a store"):
        import_everything(store, tmp_path / "all.zip")


def test_a_file_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no file gone"):
        import_everything(store, tmp_path / "gone.zip")
