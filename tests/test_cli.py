"""The command line: the window's jobs for scripts, in good days and bad ones."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest

from rehabplanner import __version__, resources
from rehabplanner.cli import run
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.side import sided
from rehabplanner.library.reading import read_library
from rehabplanner.settings import settings_file
from rehabplanner.storage.plan_file import read_plan, save_plan

NAME = "Sample Patient"
_UNSCREENED = "No red-flag screening yet; “rehabplanner screen” records one.\n"
KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]
PLANNABLE = [key for key in KEYS if key != "dvt"]


class Done(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line and gives its exit code and what it printed."""

    def doing(*arguments: str | Path) -> Done:
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse ends the program itself
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return doing


@pytest.fixture
def plan_file(do: Command, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    assert _new(do, "patellofemoral-pain", path).code == 0
    return path


def _new(do: Command, diagnosis: str, path: Path, *more: str, name: str = NAME) -> Done:
    return do("new", diagnosis, "--patient", name, "--side", "left", "-o", path, *more)


def _is_one_sentence(done: Done, code: int = 2) -> None:
    assert done.code == code
    assert done.out == ""
    assert done.err.endswith(".\n")
    assert done.err.count("\n") == 1
    assert len(done.err) < 500
    assert "Traceback" not in done.err
    assert NAME not in done.err


def _text(pdf: Path) -> str:
    """All words of a PDF without the spaces, so that line ends do not matter."""
    pages = pypdf.PdfReader(pdf).pages
    return _packed(" ".join(page.extract_text() for page in pages))


def _packed(words: str) -> str:
    return "".join(words.split())


# --- diagnoses and exercises ----------------------------------------------------------------------


def test_diagnoses_lists_every_diagnosis_and_which_to_refer(do: Command) -> None:
    done = do("diagnoses")

    assert (done.code, done.err) == (0, "")
    for key in KEYS:
        assert f"\n{key}" in f"\n{done.out}"
    assert "dvt  (refer, not plannable)" in done.out
    assert "runner's knee" in done.out
    assert "M22.2X2" in done.out


def test_diagnoses_for_programs_have_five_fields(do: Command) -> None:
    done = do("diagnoses", "--json")
    entries = {entry["key"]: entry for entry in json.loads(done.out)}

    assert (done.code, sorted(entries)) == (0, KEYS)
    assert all(
        list(entry) == ["key", "name", "synonyms", "icd10", "plannable"]
        for entry in entries.values()
    )
    assert [key for key, entry in entries.items() if not entry["plannable"]] == ["dvt"]
    assert "gonarthrosis" in entries["knee-osteoarthritis"]["synonyms"]
    assert "M22.2X1" in entries["patellofemoral-pain"]["icd10"]


def _exercises(do: Command, *arguments: str) -> list[dict[str, Any]]:
    done = do("exercises", "--json", *arguments)
    assert (done.code, done.err) == (0, "")
    entries: list[dict[str, Any]] = json.loads(done.out)
    return entries


def test_exercises_for_programs_have_four_fields(do: Command) -> None:
    entries = _exercises(do)

    assert len(entries) == 131
    assert all(list(entry) == ["key", "name", "category", "unilateral"] for entry in entries)
    by_key = {entry["key"]: entry for entry in entries}
    assert by_key["step-up"]["unilateral"] is True
    assert by_key["squat-60"]["unilateral"] is False


def test_exercises_are_listed_one_a_line(do: Command) -> None:
    done = do("exercises")

    assert done.code == 0
    assert len(done.out.splitlines()) == 131


def test_exercises_are_searched_by_words(do: Command) -> None:
    assert _exercises(do, "--search", "step up")[0]["key"] == "step-up"
    assert _exercises(do, "--search", "piano") == []
    assert do("exercises", "--search", "piano") == Done(0, "", "")


def test_exercises_of_a_diagnosis_or_of_one_of_its_stages(do: Command) -> None:
    menu = {entry["key"] for entry in _exercises(do, "--diagnosis", "runner's knee")}
    second = {
        entry["key"]
        for entry in _exercises(do, "--diagnosis", "patellofemoral-pain", "--stage", "2")
    }

    assert second < menu
    assert len(menu) < 131
    assert {"squat-60", "step-up"} <= second


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--stage", "2"], "--stage needs --diagnosis"),
        (["--diagnosis", "runner's knee", "--stage", "5"], "has 4 stages"),
        (["--diagnosis", "runner's knee", "--stage", "0"], "has 4 stages"),
        (["--diagnosis", "runner's knee", "--stage", "-1"], "has 4 stages"),
        (["--diagnosis", "elbow"], "No diagnosis is called “elbow”"),
        (["--stage", "two"], "invalid int value: 'two'"),
    ],
)
def test_exercises_of_what_is_not_there_are_refused(
    do: Command, arguments: list[str], said: str
) -> None:
    done = do("exercises", *arguments)

    _is_one_sentence(done)
    assert said in done.err


# --- new ------------------------------------------------------------------------------------------


def test_new_drafts_a_plan_for_this_patient(do: Command, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    done = _new(do, "Runner’s Knee", path, "--goal", "Run 5 km", "--minutes", "20")

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
    assert _new(do, "bakers-cyst", plan_file).code == 0

    assert read_plan(plan_file).diagnosis.key == "bakers-cyst"


@pytest.mark.parametrize("old", ["Dear colleague", "", '{"schema": 99}', "[]"])
def test_new_never_replaces_a_file_that_is_not_a_plan(
    do: Command, tmp_path: Path, old: str
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(old, encoding="utf-8")

    _is_one_sentence(_new(do, "bakers-cyst", path))

    assert path.read_text(encoding="utf-8") == old


def test_new_never_exercises_a_suspected_clot(do: Command, tmp_path: Path) -> None:
    done = _new(do, "dvt", tmp_path / "plan.json")

    _is_one_sentence(done, code=1)
    assert "same-day medical assessment" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_clot_by_any_other_name_is_referred_too(do: Command, tmp_path: Path) -> None:
    assert _new(do, "Blood clot in the leg", tmp_path / "plan.json").code == 1


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
    done = _new(do, diagnosis, tmp_path / "plan.json")

    _is_one_sentence(done)
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
    done = _new(do, "bakers-cyst", tmp_path / "plan.json", name=name)

    _is_one_sentence(done)
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--minutes", "4"], "minutes per day must be at least 5"),
        (["--minutes", "1" + "0" * 30], "minutes per day must be at most 240"),
        (["--minutes", "many"], "invalid int value"),
        (["--goal", "x" * 301], "goal is longer than 300 characters"),
        (["--goal", "\udcff"], "goal is not what a plan holds there"),
        (["--side", "middle"], "invalid choice: 'middle'"),
        (["--colour", "red"], "unrecognized arguments"),
    ],
)
def test_new_with_options_that_make_no_sense(
    do: Command, tmp_path: Path, more: list[str], said: str
) -> None:
    done = _new(do, "bakers-cyst", tmp_path / "plan.json", *more)

    _is_one_sentence(done)
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_new_in_a_place_that_cannot_be_written(do: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")

    done = _new(do, "bakers-cyst", tmp_path / "file" / "plan.json")

    _is_one_sentence(done)
    assert "Cannot write plan.json" in done.err
    assert (tmp_path / "file").read_bytes() == b"old"


def test_new_on_a_folder_is_refused(do: Command, tmp_path: Path) -> None:
    done = _new(do, "bakers-cyst", tmp_path)

    _is_one_sentence(done)
    assert "is a folder" in done.err


def test_new_on_a_full_disk_leaves_the_old_plan(
    do: Command, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_file.read_bytes()
    monkeypatch.setattr("os.fsync", _disk_is_full)

    done = _new(do, "bakers-cyst", plan_file)

    _is_one_sentence(done)
    assert "no space left on device" in done.err
    assert plan_file.read_bytes() == before
    assert list(plan_file.parent.iterdir()) == [plan_file]


def _disk_is_full(_: int) -> None:
    raise OSError(28, "No space left on device")


# --- export ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", PLANNABLE)
def test_every_diagnosis_becomes_a_sheet_for_the_patient(
    do: Command, tmp_path: Path, key: str
) -> None:
    assert _new(do, key, tmp_path / "plan.json").code == 0

    done = do("export", tmp_path / "plan.json", "-o", tmp_path / "sheet.pdf")

    assert done == Done(0, f"{tmp_path / 'sheet.pdf'}\n", "")
    text = _text(tmp_path / "sheet.pdf")
    plan = read_plan(tmp_path / "plan.json")
    assert _packed(NAME) in text
    assert "leftknee" in text
    assert "{" not in text
    for words in (
        _names(plan, lambda item: item.content.kind == "advice" and item.content.topic == "ice"),
        _names(
            plan,
            lambda item: item.content.kind == "advice" and item.content.topic in ("rest", "load"),
        ),
        _names(plan, lambda item: item.content.kind == "exercise" and item.content.single_leg),
        [gate.criterion.text["en"] for gate in plan.return_to_activity],
        [gate.criterion.text["en"] for stage in plan.stages for gate in stage.leave],
    ):
        assert words
        assert [name for name in words if _packed(sided(name, "left")) not in text] == []


def _names(plan: Plan, wanted: Callable[[Item], bool]) -> list[str]:
    """What the patient calls the exercises and advice that are wanted."""
    names = []
    for item in (item for stage in plan.stages for item in stage.items if wanted(item)):
        words = item.content.text["en"]
        names.append(words.name if item.content.kind == "exercise" else words.title)  # type: ignore[union-attr]
    return names


def test_the_same_plan_gives_the_same_bytes(do: Command, plan_file: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert do("export", plan_file, "-o", tmp_path / name).code == 0

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595)])
def test_the_paper_is_chosen(
    do: Command, plan_file: Path, tmp_path: Path, paper: str, width: int
) -> None:
    assert do("export", plan_file, "-o", tmp_path / "a.pdf", "--paper", paper).code == 0

    assert round(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width) == width


def test_large_print_needs_more_pages(do: Command, plan_file: Path, tmp_path: Path) -> None:
    assert do("export", plan_file, "-o", tmp_path / "a.pdf").code == 0
    assert do("export", plan_file, "-o", tmp_path / "b.pdf", "--large-print").code == 0

    normal, large = (pypdf.PdfReader(tmp_path / name).pages for name in ("a.pdf", "b.pdf"))
    assert len(large) > len(normal)


def test_without_a_choice_the_settings_say_which_paper_and_clinic(
    do: Command, plan_file: Path, tmp_path: Path
) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(
        '{"paper": "a4", "clinic": {"name": "Knee Clinic", "phone": "+1 555 0100"}}',
        encoding="utf-8",
    )

    assert do("export", plan_file, "-o", tmp_path / "a.pdf").code == 0

    assert round(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width) == 595
    assert "KneeClinic" in _text(tmp_path / "a.pdf")
    assert "+15550100" in _text(tmp_path / "a.pdf")


def test_one_plan_into_a_folder_keeps_its_name(
    do: Command, plan_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "sheets").mkdir()

    assert do("export", plan_file, "-o", tmp_path / "sheets").code == 0

    assert (tmp_path / "sheets" / "plan.pdf").is_file()


def _two_plans(plan_file: Path) -> tuple[Path, Path]:
    second = plan_file.with_name("second.json")
    second.write_bytes(plan_file.read_bytes())
    return plan_file, second


def test_one_plan_goes_into_a_new_folder_when_its_name_ends_with_a_slash(
    do: Command, plan_file: Path
) -> None:
    folder = plan_file.parent / "to-print"

    assert do("export", plan_file, "-o", f"{folder}/").code == 0

    assert [path.name for path in folder.iterdir()] == ["plan.pdf"]


def test_a_batch_goes_into_a_folder_and_shows_progress(do: Command, plan_file: Path) -> None:
    folder = plan_file.parent / "new" / "sheets"

    done = do("export", *_two_plans(plan_file), "-o", folder)

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"[1/2] {folder / 'plan.pdf'}",
        f"[2/2] {folder / 'second.pdf'}",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["plan.pdf", "second.pdf"]


def test_a_bad_plan_in_a_batch_does_not_stop_the_others(do: Command, plan_file: Path) -> None:
    first, second = _two_plans(plan_file)
    first.write_bytes(first.read_bytes()[:1000])
    folder = plan_file.parent / "sheets"

    done = do("export", first, second, "-o", folder)

    assert done.code == 2
    assert done.err.startswith("plan.json is damaged or not a plan")
    assert done.err.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["second.pdf"]


def test_several_plans_never_go_into_one_file(do: Command, plan_file: Path) -> None:
    plans = _two_plans(plan_file)
    old = plan_file.parent / "old"
    old.write_bytes(b"old")

    _is_one_sentence(do("export", *plans, "-o", plan_file.parent / "sheet.pdf"))
    _is_one_sentence(do("export", *plans, "-o", old))

    assert not (plan_file.parent / "sheet.pdf").exists()
    assert old.read_bytes() == b"old"


def test_plans_with_one_name_do_not_overwrite_each_other(do: Command, plan_file: Path) -> None:
    other = plan_file.parent / "other" / "plan.json"
    other.parent.mkdir()
    other.write_bytes(plan_file.read_bytes())

    done = do("export", plan_file, other, "-o", plan_file.parent / "sheets")

    _is_one_sentence(done)
    assert "same file name" in done.err


@pytest.mark.parametrize("today", ["1", "today"])
def test_only_the_chosen_stages_are_printed(do: Command, plan_file: Path, today: str) -> None:
    sheet = plan_file.parent / "a.pdf"
    assert do("export", plan_file, "-o", sheet, "--stage", today).code == 0
    assert "Laterstages" not in _text(sheet)
    assert do("export", plan_file, "-o", sheet, "--stage", today, "--stage", "3").code == 0
    assert "Stage3of" in _text(sheet)
    assert "Stage2of" not in _text(sheet)


def test_a_stage_that_is_not_there_is_refused(do: Command, plan_file: Path) -> None:
    sheet = plan_file.parent / "a.pdf"
    _is_one_sentence(do("export", plan_file, "-o", sheet, "--stage", "9"))
    assert not sheet.exists()


@pytest.mark.parametrize("stage", ["0", "-1", "two", "99999"])
def test_what_is_no_stage_is_wrong_use(do: Command, plan_file: Path, stage: str) -> None:
    done = do("export", plan_file, "-o", plan_file.parent / "a.pdf", f"--stage={stage}")
    assert done.code == 2
    assert "is no stage" in done.err


def test_a_plan_named_twice_is_exported_once(do: Command, plan_file: Path) -> None:
    sheet = plan_file.with_suffix(".pdf")

    assert do("export", plan_file, plan_file, "-o", sheet) == Done(0, f"{sheet}\n", "")


@pytest.mark.parametrize("name", ["letter.txt", "plan.json"])
def test_export_never_replaces_a_file_that_is_not_a_pdf(
    do: Command, plan_file: Path, name: str
) -> None:
    path = plan_file.with_name(name)
    if not path.exists():
        path.write_bytes(b"Dear colleague")
    before = path.read_bytes()

    done = do("export", plan_file, "-o", path)

    _is_one_sentence(done)
    assert "is not a PDF; choose another name" in done.err
    assert path.read_bytes() == before


def _newer(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "schema": 99}), encoding="utf-8")


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _not_a_plan(path: Path) -> None:
    path.write_text('{"name": "other"}', encoding="utf-8")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def _gone(path: Path) -> None:
    path.unlink()


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _without_a_side(path: Path) -> None:
    save_plan(read_plan(path).replace(side=None), path)


def _unprintable(path: Path) -> None:
    save_plan(read_plan(path).replace(goal="Dance 💃"), path)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_newer, "made by a newer rehabplanner"),
        (_cut_off, "damaged or not a plan"),
        (_not_a_plan, "is not a plan"),
        (_huge, "too large to be a plan"),
        (_gone, "There is no file plan.json"),
        (_a_folder, "is a folder"),
        (_without_a_side, "Choose left, right or both knees"),
        (_unprintable, "💃"),
    ],
)
def test_a_plan_that_cannot_be_printed_leaves_the_old_handout(
    do: Command, plan_file: Path, spoil: Callable[[Path], None], said: str
) -> None:
    sheet = plan_file.with_name("sheet.pdf")
    sheet.write_bytes(b"%PDF-1.4 old")
    spoil(plan_file)

    done = do("export", plan_file, "-o", sheet)

    _is_one_sentence(done)
    assert said in done.err
    assert sheet.read_bytes() == b"%PDF-1.4 old"
    assert len(list(sheet.parent.iterdir())) == 2 - (spoil is _gone)


def test_export_to_a_place_that_cannot_be_written(do: Command, plan_file: Path) -> None:
    done = do("export", plan_file, "-o", plan_file / "sheet.pdf")

    _is_one_sentence(done)
    assert "Cannot write sheet.pdf" in done.err


def test_export_on_a_full_disk_leaves_the_old_handout(
    do: Command, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = plan_file.with_name("sheet.pdf")
    sheet.write_bytes(b"%PDF-1.4 old")
    monkeypatch.setattr("os.fsync", _disk_is_full)

    _is_one_sentence(do("export", plan_file, "-o", sheet))

    assert sheet.read_bytes() == b"%PDF-1.4 old"
    assert sorted(path.name for path in sheet.parent.iterdir()) == ["plan.json", "sheet.pdf"]


# --- open -----------------------------------------------------------------------------------------


@pytest.fixture
def sheet(do: Command, plan_file: Path) -> Path:
    path = plan_file.with_name("sheet.pdf")
    assert do("export", plan_file, "-o", path).code == 0
    return path


def test_the_plan_comes_back_out_of_the_handout(
    do: Command, plan_file: Path, sheet: Path, tmp_path: Path
) -> None:
    before = sheet.read_bytes()
    again = tmp_path / "again.json"

    assert do("open", sheet, "-o", again) == Done(0, f"{again}\n", "")

    assert again.read_bytes() == plan_file.read_bytes()
    assert sheet.read_bytes() == before


def test_open_replaces_a_plan(do: Command, sheet: Path, tmp_path: Path) -> None:
    assert _new(do, "bakers-cyst", tmp_path / "old.json").code == 0

    assert do("open", sheet, "-o", tmp_path / "old.json").code == 0

    assert read_plan(tmp_path / "old.json").diagnosis.key == "patellofemoral-pain"


def test_open_never_replaces_a_file_that_is_not_a_plan(
    do: Command, sheet: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Dear colleague")
    for path in (letter, sheet):
        before = path.read_bytes()

        _is_one_sentence(do("open", sheet, "-o", path))

        assert path.read_bytes() == before


def test_a_handout_exported_without_its_plan_cannot_be_opened(
    do: Command, plan_file: Path, sheet: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.pdf"
    assert do("export", plan_file, "-o", bare, "--no-plan").code == 0
    assert _text(bare) == _text(sheet)
    assert not pypdf.PdfReader(bare).attachments

    done = do("open", bare, "-o", tmp_path / "again.json")

    _is_one_sentence(done)
    assert "bare.pdf holds no plan; choose a plan file" in done.err
    assert not (tmp_path / "again.json").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_cut_off, "is damaged; open another copy"),
        (_not_a_plan, "is not a plan"),
        (_huge, "too large to be a plan"),
        (_gone, "There is no file sheet.pdf"),
        (_a_folder, "is a folder"),
    ],
)
def test_a_handout_that_cannot_be_opened_leaves_the_old_plan(
    do: Command, plan_file: Path, sheet: Path, spoil: Callable[[Path], None], said: str
) -> None:
    before = plan_file.read_bytes()
    spoil(sheet)

    done = do("open", sheet, "-o", plan_file)

    _is_one_sentence(done)
    assert said in done.err
    assert plan_file.read_bytes() == before


def test_open_on_a_full_disk_leaves_the_old_plan(
    do: Command, plan_file: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_file.read_bytes()
    monkeypatch.setattr("os.fsync", _disk_is_full)

    _is_one_sentence(do("open", sheet, "-o", plan_file))

    assert plan_file.read_bytes() == before


# --- passwords ------------------------------------------------------------------------------------


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text("blue heron 7\nand what else stands here\n", encoding="utf-8-sig")
    return path


def test_a_locked_handout_gives_its_plan_for_the_password(
    do: Command, plan_file: Path, password_file: Path, tmp_path: Path
) -> None:
    sheet, again = tmp_path / "sheet.pdf", tmp_path / "again.json"
    done = do("export", plan_file, "-o", sheet, "--password-file", password_file)
    assert done == Done(0, f"{sheet}\n", "")
    assert NAME.encode() not in sheet.read_bytes()

    without = do("open", sheet, "-o", again)
    _is_one_sentence(without)
    assert "sheet.pdf is locked; give its password with --password-file FILE" in without.err
    password_file.write_text("blue heron 8", encoding="utf-8")
    wrong = do("open", sheet, "-o", again, "--password-file", password_file)
    _is_one_sentence(wrong)
    assert "not the password of sheet.pdf" in wrong.err
    assert not again.exists()

    password_file.write_text("blue heron 7", encoding="utf-8")
    assert do("open", sheet, "-o", again, "--password-file", password_file).code == 0
    assert again.read_bytes() == plan_file.read_bytes()


def test_a_password_comes_from_another_program(
    do: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, again = tmp_path / "sheet.pdf", tmp_path / "again.json"
    for arguments in (("export", plan_file, "-o", sheet), ("open", sheet, "-o", again)):
        monkeypatch.setattr("sys.stdin", io.StringIO("blue heron 7\r\n"))
        assert do(*arguments, "--password-file", "-").code == 0
    assert again.read_bytes() == plan_file.read_bytes()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _types(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Somebody types these passwords when asked; the questions are collected."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return words[len(asked) - 1]

    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("rehabplanner.cli.getpass", ask)
    return asked


def test_a_new_password_is_typed_twice_and_a_known_one_once(
    do: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.pdf"
    asked = _types(monkeypatch, "blue heron 7", "blue heron 7")
    assert do("export", plan_file, "-o", sheet, "--password-file", "-").code == 0
    assert len(asked) == 2

    asked = _types(monkeypatch, "blue heron 7")
    assert do("open", sheet, "-o", tmp_path / "again.json", "--password-file", "-").code == 0
    assert len(asked) == 1


def test_a_slip_in_a_new_password_is_refused(
    do: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _types(monkeypatch, "blue heron 7", "blue heron 8")

    done = do("export", plan_file, "-o", tmp_path / "sheet.pdf", "--password-file", "-")

    _is_one_sentence(done)
    assert "differ; try again" in done.err
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "too short"),
        (b"heron\n", "too short"),
        (b"\nblue heron 7\n", "too short"),
        (b"\xff\xfe\xfa blue heron", "Cannot read the password; name a text file"),
        (b"x" * 5_000_000, "too long"),
        (None, "Cannot read the password"),
    ],
)
def test_a_file_without_a_good_password_is_refused_once(
    do: Command, plan_file: Path, tmp_path: Path, content: bytes | None, said: str
) -> None:
    secret = tmp_path / "secret.txt"
    if content is not None:
        secret.write_bytes(content)
    other = tmp_path / "other.json"
    other.write_bytes(plan_file.read_bytes())

    done = do("export", plan_file, other, "-o", tmp_path / "out", "--password-file", secret)

    _is_one_sentence(done)
    assert said in done.err
    assert not (tmp_path / "out").exists()


# --- the whole ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["new"],
        ["new", "bakers-cyst"],
        ["new", "bakers-cyst", "--patient", "A"],
        ["new", "bakers-cyst", "--patient", "A", "--side", "left"],
        ["export"],
        ["export", "plan.json"],
        ["export", "-o", "sheet.pdf"],
        ["export", "plan.json", "-o", "sheet.pdf", "--paper", "a3"],
        ["export", "plan.json", "-o", "sheet.pdf", "--language", "xx"],
        ["diagnoses", "now"],
        ["open"],
        ["open", "sheet.pdf"],
        ["open", "-o", "plan.json"],
    ],
)
def test_wrong_usage_is_told_in_one_sentence_with_a_way_to_help(
    do: Command, arguments: list[str]
) -> None:
    done = do(*arguments)

    _is_one_sentence(done)
    assert "--help” shows how to use it" in done.err


@pytest.mark.parametrize("command", ["diagnoses", "exercises", "new", "export", "open"])
def test_every_command_explains_itself(do: Command, command: str) -> None:
    done = do(command, "--help")

    assert (done.code, done.err) == (0, "")
    assert f"rehabplanner {command}" in done.out


def test_a_stop_by_the_keyboard_is_told_without_a_traceback(
    do: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rehabplanner.cli.read_library", stop)

    _is_one_sentence(do("diagnoses"), code=130)


def _program(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "rehabplanner", *arguments]
    return subprocess.run(command, check=False, stderr=subprocess.PIPE, **more)


def test_the_program_says_its_version() -> None:
    done = _program("--version", stdout=subprocess.PIPE)

    assert done.returncode == 0
    assert done.stdout.decode().strip() == f"rehabplanner {__version__}"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)  # like "| head" that is gone
    with io.FileIO(writer, "w") as nobody_reads:
        done = _program("exercises", "--json", stdout=nobody_reads)

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_that_lacks_a_letter_is_no_error(tmp_path: Path) -> None:
    done = _program(
        "diagnoses", stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stderr) == (0, b"")

    path = tmp_path / "Müller 😀.json"
    done = _program(
        *("new", "bakers-cyst", "--patient", NAME, "--side", "left", "--no-red-flags"),
        *("-o", str(path)),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = _program("diagnoses", stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Cannot print the answer")
    assert done.stderr.count(b"\n") == 1


def test_figures_draws_every_exercise_with_a_picture(do: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"

    done = do("figures", "-o", str(sheet))

    assert done.code == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(sheet).pages)
    drawn = [exercise for exercise in read_library().exercises.values() if exercise.figure]
    assert drawn
    for exercise in drawn:
        assert exercise.name in text


def test_figures_never_replaces_something_that_is_not_a_pdf(do: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    done = do("figures", "-o", str(tmp_path / "notes.txt"))

    _is_one_sentence(done)
    assert (tmp_path / "notes.txt").read_text() == "mine"
