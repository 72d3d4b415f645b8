"""A plan file is read back equal; whatever else comes in is refused in one sentence."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import a_plan, a_stage, an_exercise, an_item
from photos import a_jpeg

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.photo import PHOTO_BYTES, Photo
from rehabplanner.domain.plan import MOST_PHOTO_BYTES, SCHEMA
from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE, Refusal
from rehabplanner.storage.plan_file import MAX_BYTES, parse_plan, plan_bytes, read_plan, save_plan

GOLDEN = Path(__file__).parent.parent / "golden"
PATIENT = a_plan().patient.name


def _refused(path: Path) -> str:
    """The sentence with which the file is refused; the file stays as it was."""
    before = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else None
    with pytest.raises(Refusal) as caught:
        read_plan(path)
    if before is not None:
        assert path.read_bytes() == before
    sentence = str(caught.value)
    assert caught.value.exit_code == UNREADABLE_OR_WRONG_USE
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 250
    assert PATIENT not in sentence
    return sentence


def _refused_content(folder: Path, content: object) -> str:
    path = folder / "plan.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return _refused(path)


def _content() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(plan_bytes(a_plan()))
    return content


def test_a_saved_plan_is_read_back_equal(tmp_path: Path) -> None:
    save_plan(a_plan(), tmp_path / "plan.json")

    assert read_plan(tmp_path / "plan.json") == a_plan()


def test_a_plan_file_says_its_schema(tmp_path: Path) -> None:
    save_plan(a_plan(), tmp_path / "plan.json")

    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["schema"] == 3


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert plan_bytes(a_plan()) == plan_bytes(a_plan())


def test_words_in_any_script_survive(tmp_path: Path) -> None:
    plan = a_plan(goal='Zażółć 王小明 😀 </b> \\ " {side}')
    save_plan(plan, tmp_path / "plan.json")

    assert read_plan(tmp_path / "plan.json") == plan


@pytest.mark.parametrize("name", [f"plan-schema-{number}.json" for number in range(1, SCHEMA + 1)])
def test_a_plan_of_every_schema_ever_written_opens(name: str) -> None:
    plan = read_plan(GOLDEN / name)

    assert plan.patient.name == "Sample Patient"
    assert plan.side == "left"
    assert plan.diagnosis.key == "patellofemoral-pain"
    assert len(plan.stages) == 4
    assert plan.current_stage == plan.stages[0].id
    assert plan.return_to_activity
    assert parse_plan(plan_bytes(plan), name) == plan


def test_what_was_recorded_at_visits_is_read_back() -> None:
    plan = read_plan(GOLDEN / "plan-schema-2.json")

    assert len(plan.visits) == len(plan.screenings) == len(plan.overrides) == 1
    assert plan.measurements[0].measure.key == "single-hop"
    assert plan.answers[0].verdict == "met"
    assert plan.reports[0].worst_pain == 3


def test_the_photo_of_an_exercise_is_read_back() -> None:
    plan = read_plan(GOLDEN / "plan-schema-3.json")

    contents = [item.content for item in plan.stages[0].items]
    [photo] = [one.photo for one in contents if isinstance(one, Exercise) and one.photo]
    assert photo.size == (240, 180)
    assert photo.alt == {"en": "A man stands tall and holds a chair."}


def test_a_plan_with_as_many_photos_as_it_may_have_can_be_opened_again(tmp_path: Path) -> None:
    jpeg = a_jpeg()
    largest = jpeg[:-2] + bytes(PHOTO_BYTES - len(jpeg)) + jpeg[-2:]
    exercise = an_exercise(photo=Photo(jpeg=largest, alt={"en": "A knee."}))
    most = MOST_PHOTO_BYTES // PHOTO_BYTES
    items = tuple(an_item(f"item-{number}", content=exercise) for number in range(most))
    plan = a_plan((a_stage(items=items),))
    save_plan(plan, tmp_path / "plan.json")

    assert (tmp_path / "plan.json").stat().st_size < 0.7 * MAX_BYTES
    assert read_plan(tmp_path / "plan.json") == plan


def test_a_plan_whose_photo_was_tampered_with_is_refused(tmp_path: Path) -> None:
    content = json.loads((GOLDEN / "plan-schema-3.json").read_text(encoding="utf-8"))
    items = content["stages"][0]["items"]
    [photo] = [one["content"]["photo"] for one in items if one["content"].get("photo")]
    photo["jpeg"] = photo["jpeg"][:400]

    assert "a photo is a whole JPEG picture" in _refused_content(tmp_path, content)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "There is no file plan.json" in _refused(tmp_path / "plan.json")
    assert "There is no file plan.json" in _refused(tmp_path / "nowhere" / "plan.json")


def test_a_folder_is_not_a_plan(tmp_path: Path) -> None:
    assert f"{tmp_path.name} is a folder" in _refused(tmp_path)


def test_a_path_through_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert "cannot be read" in _refused(tmp_path / "file" / "plan.json")


def test_a_file_of_50_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: it takes no room

    assert "too large to be a plan" in _refused(path)
    assert path.stat().st_size == 50_000_000


def test_a_file_without_an_end_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= MAX_BYTES + 1
            return b" " * size

    monkeypatch.setattr(Path, "open", lambda *_: Endless())

    with pytest.raises(Refusal, match="too large"):
        read_plan(Path("endless.json"))


@pytest.mark.parametrize("twentieth", range(20))
def test_a_plan_cut_off_anywhere_is_refused(tmp_path: Path, twentieth: int) -> None:
    data = plan_bytes(a_plan())
    path = tmp_path / "plan.json"
    path.write_bytes(data[: len(data) * twentieth // 20])

    assert "damaged or not a plan" in _refused(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear colleague, here is the plan.",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)),
        b'{"schema": 1,}',
        b"{'schema': 1}",
        b'\xff\xfe{\x00"\x00',
        b'{"schema": 1, "goal": "\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"schema": 1' + b"0" * 5000 + b"}",
    ],
    ids=[
        "empty",
        "prose",
        "PDF",
        "picture",
        "binary",
        "trailing comma",
        "single quotes",
        "UTF-16",
        "half a character",
        "nested lists",
        "nested objects",
        "endless number",
    ],
)
def test_what_is_not_json_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(data)

    assert "damaged or not a plan" in _refused(path)


@pytest.mark.parametrize(
    "content",
    [
        None,
        7,
        "plan",
        [],
        [1, 2],
        {},
        {"name": "other program"},
        {"schema": "1"},
        {"schema": None},
        {"schema": 1.5},
        {"schema": float("nan")},
        {"schema": [1]},
        {"schema_version": 1},
    ],
)
def test_other_json_is_not_a_plan(tmp_path: Path, content: object) -> None:
    assert "is not a plan; choose a file that rehabplanner has saved" in _refused_content(
        tmp_path, content
    )


@pytest.mark.parametrize("schema", [SCHEMA + 1, 99, 10**30, int("9" * 4000)])
def test_a_plan_of_a_newer_program_says_so(tmp_path: Path, schema: int) -> None:
    assert "newer rehabplanner; update the program" in _refused_content(
        tmp_path, {**_content(), "schema": schema, "new_field": 1}
    )


@pytest.mark.parametrize("schema", [0, -1])
def test_a_schema_that_never_was_is_refused(tmp_path: Path, schema: int) -> None:
    assert "not a plan this program can use" in _refused_content(
        tmp_path, {**_content(), "schema": schema}
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"created": "yesterday"}, "created is not what a plan holds there"),
        ({"stages": []}, "stages needs at least 1"),
        ({"stages": "none"}, "stages is not what a plan holds there"),
        ({"side": "middle"}, "side is not what a plan holds there"),
        ({"minutes_per_day": float("nan")}, "minutes per day is not what"),
        ({"minutes_per_day": float("inf")}, "minutes per day is not what"),
        ({"minutes_per_day": 100_000}, "minutes per day must be at most 240"),
        ({"patient": {"name": PATIENT * 20}}, "patient, name is longer than 120 characters"),
        ({"patient": [PATIENT]}, "patient is not what a plan holds there"),
        ({"goal": None}, "goal is not what a plan holds there"),
        ({"current_stage": "../../etc"}, "current stage has characters that do not belong"),
        ({"current_stage": "other"}, "the current stage is not one of the plan's stages"),
        ({"note": PATIENT}, "note does not belong there"),
        ({f"{PATIENT}\n": 1}, "an unknown field does not belong there"),
    ],
)
def test_wrong_content_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, object], sentence: str
) -> None:
    assert sentence in _refused_content(tmp_path, {**_content(), **change})


def test_two_parts_with_one_id_are_refused(tmp_path: Path) -> None:
    content = _content()
    content["stages"][1]["id"] = content["stages"][0]["id"]

    assert "two parts of the plan have the same id" in _refused_content(tmp_path, content)


def test_a_number_that_is_not_one_is_refused(tmp_path: Path) -> None:
    content = _content()
    content["stages"][0]["items"][1]["dose"]["load_kg"] = float("nan")

    assert "load kg" in _refused_content(tmp_path, content)
