"""`screen` and `refer`: red flags recorded, refused, referred."""

from pathlib import Path

import pytest
from cli.lines import WHO, Command, is_one_sentence, new, packed, text

from rehabplanner.storage.plan_file import read_plan


def test_a_plan_nobody_screened_says_so_and_is_made(do: Command, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    done = new(do, "bakers-cyst", path)
    assert done.code == 0
    assert "No red-flag screening yet" in done.err
    assert read_plan(path).screenings == ()


def test_a_clean_screening_is_kept_with_what_was_asked(do: Command, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    done = new(do, "bakers-cyst", path, "--no-red-flags", "--age", "40")
    assert (done.code, done.err) == (0, "")
    (screening,) = read_plan(path).screenings
    assert screening.age == 40
    assert "rf01" in screening.asked
    assert screening.bars is None


@pytest.mark.parametrize(("flag", "words"), [("rf01", "assessment today"), ("rf02", "help now")])
def test_a_hard_stop_makes_no_plan_and_names_the_referral(
    do: Command, tmp_path: Path, flag: str, words: str
) -> None:
    path = tmp_path / "plan.json"
    done = new(do, "bakers-cyst", path, "--flag", flag)
    is_one_sentence(done, code=1)
    assert words in done.err
    assert f"rehabplanner refer bakers-cyst --flag {flag}" in done.err
    assert not path.exists()


def test_a_fresh_injury_from_55_on_is_a_hard_stop(do: Command, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    fresh = ("--no-red-flags", "--fresh-injury", "--age", "60")
    assert new(do, "pcl-injury", path, *fresh).code == 1
    assert not path.exists()


def test_an_urgent_flag_makes_a_plan_whose_exercises_wait(do: Command, tmp_path: Path) -> None:
    path, sheet = tmp_path / "plan.json", tmp_path / "sheet.pdf"
    assert new(do, "bakers-cyst", path, "--flag", "rf11", "--note", "Hard lump").code == 0
    plan = read_plan(path)
    assert plan.bars == "exercises"
    assert plan.screenings[0].raised[0].note == "Hard lump"
    assert do("export", path, "-o", sheet).code == 0
    assert packed("when your doctor has said yes") in text(sheet)
    assert packed("Thigh squeeze") not in text(sheet)


@pytest.mark.parametrize("part", [("--age", "40"), ("--note", "Warm"), ("--fresh-injury",)])
def test_a_part_of_a_screening_is_never_dropped_silently(
    do: Command, plan_file: Path, tmp_path: Path, part: tuple[str, ...]
) -> None:
    done = new(do, "bakers-cyst", tmp_path / "other.json", *part)
    is_one_sentence(done)
    assert "add --flag KEY, or --no-red-flags" in done.err
    assert not (tmp_path / "other.json").exists()
    is_one_sentence(do("screen", plan_file, "--outcome", "No clot", "--by", "Dr Sample", *part))


def test_a_flag_found_later_bars_the_plan_until_the_outcome(
    do: Command, plan_file: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert do("screen", plan_file, "--flag", "rf01").code == 0
    barred = do("export", plan_file, "-o", sheet)
    assert barred.code == 1
    assert "must be referred" in barred.err
    assert not sheet.exists()
    outcome = ("--outcome", "No clot on ultrasound", "--by", "Dr Sample")
    assert do("screen", plan_file, *outcome).code == 0
    assert do("export", plan_file, "-o", sheet).code == 0


def test_a_clean_answer_does_not_lift_an_open_flag(do: Command, plan_file: Path) -> None:
    assert do("screen", plan_file, "--flag", "rf01", "--note", "Swollen calf").code == 0
    clean = do("screen", plan_file, "--no-red-flags")
    assert clean.code == 1
    assert "--outcome" in clean.err
    assert do("screen", plan_file, "--flag", "rf22").code == 0
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
        ("--no-red-flags", "--note", "Warm"),
        ("--no-red-flags", "--by", "Dr Sample"),
        ("--outcome", "No clot", "--by", "Dr Sample"),
        ("--no-red-flags", "--outcome", "No clot", "--by", "Dr Sample"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_in_one_sentence_and_changes_nothing(
    do: Command, plan_file: Path, wrong: tuple[str, ...]
) -> None:
    before = plan_file.read_bytes()
    is_one_sentence(do("screen", plan_file, *wrong))
    assert plan_file.read_bytes() == before


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (("No clot",), "Say who gave the outcome: add --by WHO."),
        (("No clot", "--by", " "), "Say who gave the outcome: add --by WHO."),
        (("", "--by", "Dr Sample"), "Say the outcome in words: --outcome TEXT."),
    ],
)
def test_an_outcome_needs_words_and_somebody_who_decided(
    do: Command, plan_file: Path, outcome: tuple[str, ...], said: str
) -> None:
    assert do("screen", plan_file, "--flag", "rf01").code == 0
    done = do("screen", plan_file, "--outcome", *outcome)
    is_one_sentence(done)
    assert done.err == f"{said}\n"
    assert read_plan(plan_file).bars == "everything"


def test_the_referral_note_of_a_diagnosis_that_is_a_red_flag_needs_no_other(
    do: Command, tmp_path: Path
) -> None:
    note = tmp_path / "note.pdf"
    assert do("refer", "dvt", *WHO, "--age", "52", "-o", note).code == 0
    assert packed("Wells items") in text(note)
    assert packed("Sample Patient, age 52") in text(note)


def test_a_referral_says_what_for(do: Command, tmp_path: Path) -> None:
    note = tmp_path / "note.pdf"
    done = do("refer", "bakers-cyst", *WHO, "-o", note)
    is_one_sentence(done)
    assert "--flag" in done.err
    seen = ("--flag", "rf01", "--note", "Warm")
    assert do("refer", "bakers-cyst", *WHO, *seen, "-o", note).code == 0
    assert packed("Seen: Warm") in text(note)


def test_a_referral_never_replaces_a_file_that_is_not_a_pdf(do: Command, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("not a PDF", encoding="utf-8")
    is_one_sentence(do("refer", "bakers-cyst", *WHO, "--flag", "rf01", "-o", note))
    assert note.read_text(encoding="utf-8") == "not a PDF"
