"""`new`: a first plan for this patient, or a sentence that says why there is none."""

from datetime import date
from pathlib import Path

import pytest
from cli.lines import NAME, Command, disk_is_full, is_one_sentence, new

from rehabplanner.storage.plan_file import read_plan

_UNSCREENED = "No red-flag screening yet; “rehabplanner screen” records one.\n"


def test_new_drafts_a_plan_for_this_patient(do: Command, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    done = new(do, "Runner’s Knee", path, "--goal", "Run 5 km", "--minutes", "20")

    plan = read_plan(path)
    assert (done.code, done.err) == (0, _UNSCREENED)
    assert "Patellofemoral pain: plan with 4 stages" in done.out
    assert NAME not in done.out
    assert (plan.patient.name, plan.side, plan.diagnosis.key) == (
        NAME,
        "left",
        "patellofemoral-pain",
    )
    assert (plan.goal, plan.minutes_per_day) == ("Run 5 km", 20)
    assert abs((plan.created - date.today()).days) <= 1  # noqa: DTZ011 - the test may cross midnight


def test_new_replaces_a_plan(do: Command, plan_file: Path) -> None:
    assert new(do, "bakers-cyst", plan_file).code == 0

    assert read_plan(plan_file).diagnosis.key == "bakers-cyst"


@pytest.mark.parametrize("old", ["Dear colleague", "", '{"schema": 99}', "[]"])
def test_new_never_replaces_a_file_that_is_not_a_plan(
    do: Command, tmp_path: Path, old: str
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(old, encoding="utf-8")

    is_one_sentence(new(do, "bakers-cyst", path))

    assert path.read_text(encoding="utf-8") == old


def test_new_never_exercises_a_suspected_clot(do: Command, tmp_path: Path) -> None:
    done = new(do, "dvt", tmp_path / "plan.json")

    is_one_sentence(done, code=1)
    assert "same-day medical assessment" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_clot_by_any_other_name_is_referred_too(do: Command, tmp_path: Path) -> None:
    assert new(do, "Blood clot in the leg", tmp_path / "plan.json").code == 1


@pytest.mark.parametrize(
    ("diagnosis", "said"),
    [
        ("elbow", "“rehabplanner diagnoses” lists them all"),
        ("x" * 5000, "No diagnosis is called"),
        ("cartilage", "is not one diagnosis; choose one of: meniscus-injury, chondromalacia-"),
        ("", "No diagnosis is called “(nothing)”"),
        ("<b>elbow</b> {x} 😀", "No diagnosis is called “<b>elbow</b> {x} 😀”"),
    ],
)
def test_new_with_an_unknown_or_ambiguous_diagnosis(
    do: Command, tmp_path: Path, diagnosis: str, said: str
) -> None:
    done = new(do, diagnosis, tmp_path / "plan.json")

    is_one_sentence(done)
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("<b>Sample</b>", "take out U+003C"),
        ("Sample 😀", "take out U+1F600"),
        ("Sample\nPatient", "take out U+000A"),
        ("\udcff", "name is not what a plan holds there"),
        ("x" * 300, "name is longer than 120 characters"),
    ],
)
def test_new_with_a_name_that_cannot_be_printed(
    do: Command, tmp_path: Path, name: str, said: str
) -> None:
    done = new(do, "bakers-cyst", tmp_path / "plan.json", name=name)

    is_one_sentence(done)
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--minutes", "4"], "minutes per day must be at least 5"),
        (["--minutes", "1" + "0" * 30], "minutes per day must be at most 240"),
        (["--minutes", "many"], "is no whole number"),
        (["--goal", "x" * 301], "goal is longer than 300 characters"),
        (["--goal", "\udcff"], "goal is not what a plan holds there"),
        (["--side", "middle"], "invalid choice: 'middle'"),
        (["--colour", "red"], "unrecognized arguments"),
    ],
)
def test_new_with_options_that_make_no_sense(
    do: Command, tmp_path: Path, more: list[str], said: str
) -> None:
    done = new(do, "bakers-cyst", tmp_path / "plan.json", *more)

    is_one_sentence(done)
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_new_in_a_place_that_cannot_be_written(do: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")

    done = new(do, "bakers-cyst", tmp_path / "file" / "plan.json")

    is_one_sentence(done)
    assert "Cannot write plan.json" in done.err
    assert (tmp_path / "file").read_bytes() == b"old"


def test_new_on_a_folder_is_refused(do: Command, tmp_path: Path) -> None:
    done = new(do, "bakers-cyst", tmp_path)

    is_one_sentence(done)
    assert "is a folder" in done.err


def test_new_on_a_full_disk_leaves_the_old_plan(
    do: Command, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_file.read_bytes()
    monkeypatch.setattr("os.fsync", disk_is_full)

    done = new(do, "bakers-cyst", plan_file)

    is_one_sentence(done)
    assert "no space left on device" in done.err
    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.iterdir()) == [plan_file]
