"""Red flags on the command line: recorded, refused, referred."""

from pathlib import Path

import pypdf
import pytest

from rehabplanner.cli import run
from rehabplanner.storage.plan_file import read_plan

NEW = ("--patient", "Sample Patient", "--side", "left")


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """A plan of the command line's own, not screened."""
    path = tmp_path / "plan.json"
    assert do("new", "bakers-cyst", *NEW, "-o", path) == 0
    return path


def do(*arguments: str | Path) -> int:
    return run([str(argument) for argument in arguments])


def text(pdf: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def test_a_plan_nobody_screened_says_so_and_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.json"
    assert do("new", "bakers-cyst", *NEW, "-o", path) == 0
    assert "No red-flag screening yet" in capsys.readouterr().err
    assert read_plan(path).screenings == ()


def test_a_clean_screening_is_kept_with_what_was_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.json"
    assert do("new", "bakers-cyst", *NEW, "--no-red-flags", "--age", "40", "-o", path) == 0
    assert capsys.readouterr().err == ""
    (screening,) = read_plan(path).screenings
    assert screening.age == 40
    assert "rf01" in screening.asked
    assert screening.bars is None


@pytest.mark.parametrize(("flag", "words"), [("rf01", "assessment today"), ("rf02", "help now")])
def test_a_hard_stop_makes_no_plan_and_names_the_referral(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flag: str, words: str
) -> None:
    path = tmp_path / "plan.json"
    assert do("new", "bakers-cyst", *NEW, "--flag", flag, "-o", path) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert f"rehabplanner refer bakers-cyst --flag {flag}" in said.err
    assert said.err.count("\n") == 1
    assert "Sample" not in said.err
    assert not path.exists()


def test_a_fresh_injury_from_55_on_is_a_hard_stop(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    fresh = ("--no-red-flags", "--fresh-injury", "--age", "60")
    assert do("new", "pcl-injury", *NEW, *fresh, "-o", path) == 1
    assert not path.exists()


def test_an_urgent_flag_makes_a_plan_whose_exercises_wait(tmp_path: Path) -> None:
    path, sheet = tmp_path / "plan.json", tmp_path / "sheet.pdf"
    urgent = ("--flag", "rf11", "--note", "Hard lump")
    assert do("new", "bakers-cyst", *NEW, *urgent, "-o", path) == 0
    plan = read_plan(path)
    assert plan.bars == "exercises"
    assert plan.screenings[0].raised[0].note == "Hard lump"
    assert do("export", path, "-o", sheet) == 0
    assert "when your doctor has said yes" in text(sheet)
    assert "Thigh squeeze" not in text(sheet)


def test_a_flag_found_later_bars_the_plan_until_the_outcome(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert do("export", plan_file, "-o", sheet) == 0
    sheet.unlink()
    assert do("screen", plan_file, "--flag", "rf01") == 0
    capsys.readouterr()
    assert do("export", plan_file, "-o", sheet) == 1
    assert "must be referred" in capsys.readouterr().err
    assert not sheet.exists()
    assert do("screen", plan_file, "--outcome", "No clot on ultrasound", "--by", "Dr Sample") == 0
    assert do("export", plan_file, "-o", sheet) == 0


def test_a_clean_answer_does_not_lift_an_open_flag(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("screen", plan_file, "--flag", "rf01", "--note", "Swollen calf") == 0
    assert do("screen", plan_file, "--no-red-flags") == 1
    assert "--outcome" in capsys.readouterr().err
    assert do("screen", plan_file, "--flag", "rf22") == 0
    found = {each.flag.key: each.note for each in read_plan(plan_file).screenings[-1].raised}
    assert found == {"rf01": "Swollen calf", "rf22": ""}
    assert read_plan(plan_file).bars == "everything"


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--flag", "nonsense"),
        ("--flag", "rf13"),
        ("--flag", "rf01", "--no-red-flags"),
        ("--no-red-flags", "--age", "999"),
        ("--outcome", "No clot", "--by", "Dr Sample"),
        ("--no-red-flags", "--outcome", "No clot", "--by", "Dr Sample"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_in_one_sentence_and_changes_nothing(
    plan_file: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]
) -> None:
    before = plan_file.read_bytes()
    capsys.readouterr()
    assert do("screen", plan_file, *wrong) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert plan_file.read_bytes() == before


def test_an_outcome_needs_somebody_who_decided(plan_file: Path) -> None:
    assert do("screen", plan_file, "--flag", "rf01") == 0
    assert do("screen", plan_file, "--outcome", "No clot") == 2
    assert read_plan(plan_file).bars == "everything"


def test_the_referral_note_of_a_diagnosis_that_is_a_red_flag_needs_no_other(
    tmp_path: Path,
) -> None:
    note = tmp_path / "note.pdf"
    assert do("refer", "dvt", *NEW, "--age", "52", "-o", note) == 0
    assert "Wells items" in text(note)
    assert "Sample Patient, age 52" in text(note)


def test_a_referral_says_what_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "note.pdf"
    assert do("refer", "bakers-cyst", *NEW, "-o", note) == 2
    assert "--flag" in capsys.readouterr().err
    assert do("refer", "bakers-cyst", *NEW, "--flag", "rf01", "--note", "Warm", "-o", note) == 0
    assert "Seen: Warm" in text(note)
    note.write_text("not a PDF")
    assert do("refer", "bakers-cyst", *NEW, "--flag", "rf01", "-o", note) == 2
    assert note.read_text() == "not a PDF"
