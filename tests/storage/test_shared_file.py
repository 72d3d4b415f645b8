"""Exercises and templates travel as files; whatever else comes in is refused in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders import a_diagnosis, a_plan, an_exercise

from rehabplanner.domain.own import own_exercise
from rehabplanner.domain.plan import SCHEMA
from rehabplanner.domain.template import template_of
from rehabplanner.refusal import Refusal
from rehabplanner.storage import upgrades
from rehabplanner.storage.outside_file import MAX_BYTES
from rehabplanner.storage.plan_file import read_plan, save_plan
from rehabplanner.storage.shared_file import (
    Shared,
    is_shared,
    parse_shared,
    read_shared,
    shared_bytes,
)
from rehabplanner.storage.shared_file import write_shared as write

EXERCISE = own_exercise(an_exercise(), "Kitchen step")
TEMPLATE = template_of(a_plan(), "My runner's knee")

BOTH = pytest.mark.parametrize("value", [EXERCISE, TEMPLATE], ids=["exercise", "template"])


def _refused(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        read_shared(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 250
    assert "Sample" not in sentence
    return sentence


def _refused_content(folder: Path, content: object) -> str:
    path = folder / "shared.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return _refused(path)


def _content(value: Shared) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(shared_bytes(value))
    return content


@BOTH
def test_what_was_shared_is_read_back_equal(tmp_path: Path, value: Shared) -> None:
    write(value, tmp_path / "shared.json")

    assert read_shared(tmp_path / "shared.json") == value


@BOTH
def test_a_file_says_what_it_is_and_of_which_schema(value: Shared) -> None:
    assert set(_content(value)) == {"kind", "schema", value.kind}
    assert _content(value)["kind"] == value.kind
    assert _content(value)["schema"] == SCHEMA


@BOTH
def test_a_file_of_an_older_program_is_brought_up_to_date(
    value: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, exercises will have been called moves."""

    def renamed(plan: dict[str, Any]) -> dict[str, Any]:
        for stage in plan["stages"]:
            for item in stage["items"]:
                content = item["content"]
                if content["kind"] == "exercise":
                    content["name"] = content.pop("title")
        return {**plan, "schema": SCHEMA}

    monkeypatch.setattr(upgrades, "_STEPS", {SCHEMA - 1: renamed})
    text = json.dumps({**_content(value), "schema": SCHEMA - 1})
    old = text.replace('"name": "Kitchen step"', '"title": "Kitchen step"')
    old = old.replace('"name": "Step-up"', '"title": "Step-up"')
    assert old != text

    assert parse_shared(old.encode(), "old.json") == value


def test_an_exercise_of_the_library_is_not_shared_as_ones_own(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="step-up is not the key of an own exercise"):
        write(an_exercise(), tmp_path / "shared.json")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Refusal, match="Cannot write"):
        write(EXERCISE, tmp_path / "file" / "shared.json")


def test_a_missing_file_a_folder_and_a_film_are_told(tmp_path: Path) -> None:
    assert "There is no file" in _refused(tmp_path / "gone.json")
    assert "is a folder" in _refused(tmp_path)
    with (tmp_path / "film.json").open("wb") as film:
        film.truncate(MAX_BYTES + 1)
    assert "too large to be a shared template or exercise" in _refused(tmp_path / "film.json")


@pytest.mark.parametrize("data", [b"", b"Dear colleague,", b"%PDF-1.7\n", b"[" * 100_000])
def test_what_is_not_json_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "shared.json").write_bytes(data)

    assert "damaged or not a shared template" in _refused(tmp_path / "shared.json")


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {},
        {"schema": "3", "kind": "exercise"},
        {"schema": 3},
        {"schema": 3, "kind": "song", "song": {}},
        {"schema": 3, "kind": ["exercise"]},
        {"schema": 1, "exercise": {}},
    ],
)
def test_other_json_is_something_else(tmp_path: Path, content: object) -> None:
    assert "is not a shared template or exercise" in _refused_content(tmp_path, content)


def test_a_plan_is_something_else(tmp_path: Path) -> None:
    save_plan(a_plan(), tmp_path / "plan.json")

    assert "is not a shared template or exercise" in _refused(tmp_path / "plan.json")


def test_a_template_is_no_plan(tmp_path: Path) -> None:
    write(TEMPLATE, tmp_path / "shared.json")

    with pytest.raises(Refusal, match="is not a plan"):
        read_plan(tmp_path / "shared.json")


@BOTH
@pytest.mark.parametrize("schema", [SCHEMA + 1, 10**30])
def test_a_file_of_a_newer_program_says_so(tmp_path: Path, value: Shared, schema: int) -> None:
    content = {**_content(value), "schema": schema, "new_field": 1}

    assert "newer rehabplanner; update the program" in _refused_content(tmp_path, content)


@BOTH
@pytest.mark.parametrize("schema", [-1, 1, SCHEMA])
@pytest.mark.parametrize("part", [None, 7, [], {}, "exercise", {"kind": "template"}])
def test_a_file_without_its_content_is_told(
    tmp_path: Path, value: Shared, schema: int, part: object
) -> None:
    content = {**_content(value), "schema": schema, value.kind: part}

    assert "holds nothing this program can use" in _refused_content(tmp_path, content)


def _changed(value: Shared, **changes: object) -> dict[str, Any]:
    content = _content(value)
    content[value.kind] |= changes
    return content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_changed(EXERCISE, key="step-up"), "not one of a therapist's own"),
        (_changed(EXERCISE, dose={"sets": 99}), "dose"),
        (_changed(EXERCISE, surprise="Sample Patient"), "does not belong there"),
        (_changed(TEMPLATE, key="runners-knee"), "key"),
        (_changed(TEMPLATE, patient={"name": "Sample Patient"}), "does not belong there"),
        (_changed(TEMPLATE, stages=[]), "stages"),
        (_changed(TEMPLATE, name=""), "name is empty"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_place(
    tmp_path: Path, content: object, why: str
) -> None:
    assert why in _refused_content(tmp_path, content)


def test_a_template_for_what_must_be_referred_is_refused(tmp_path: Path) -> None:
    referred = a_diagnosis(plannable=False, referral="Refer at once.").model_dump(mode="json")

    assert "cannot be planned" in _refused_content(tmp_path, _changed(TEMPLATE, diagnosis=referred))


@BOTH
def test_what_nobody_could_read_back_is_not_written(
    tmp_path: Path, value: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehabplanner.storage.shared_file.MAX_BYTES", 500)

    with pytest.raises(Refusal, match=f"This {value.kind} is over 5 MB; take a photo out"):
        write(value, tmp_path / "shared.json")

    assert list(tmp_path.iterdir()) == []


def test_a_shared_file_is_told_from_a_plan_and_from_anything_else(tmp_path: Path) -> None:
    write(TEMPLATE, tmp_path / "shared.json")
    save_plan(a_plan(), tmp_path / "plan.json")
    (tmp_path / "notes.json").write_text('{"kind": ["exercise"]}', encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"kind": "exercise"', encoding="utf-8")
    assert is_shared(tmp_path / "shared.json")
    for other in ("plan.json", "notes.json", "broken.json", "gone.json"):
        assert not is_shared(tmp_path / other)


def test_a_damaged_shared_file_is_known_for_what_it_is(tmp_path: Path) -> None:
    """So that it is refused as one."""
    (tmp_path / "shared.json").write_text('{"kind": "template"}', encoding="utf-8")
    assert is_shared(tmp_path / "shared.json")
