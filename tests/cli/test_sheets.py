"""`export` and `figures`: sheets of paper, each with what was chosen for it."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from cli.lines import KEYS, NAME, Command, Done, is_one_sentence, new, packed, text

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Item, Plan
from rehabplanner.domain.side import sided
from rehabplanner.library.library import Library
from rehabplanner.settings import settings_file
from rehabplanner.storage.plan_file import read_plan, save_plan

PLANNABLE = [key for key in KEYS if key != "dvt"]


@pytest.mark.parametrize("key", PLANNABLE)
def test_every_diagnosis_becomes_a_sheet_for_the_patient(
    do: Command, tmp_path: Path, key: str
) -> None:
    assert new(do, key, tmp_path / "plan.json").code == 0

    done = do("export", tmp_path / "plan.json", "-o", tmp_path / "sheet.pdf")

    assert done == Done(0, f"{tmp_path / 'sheet.pdf'}\n", "")
    printed = text(tmp_path / "sheet.pdf")
    plan = read_plan(tmp_path / "plan.json")
    assert packed(NAME) in printed
    assert "leftknee" in printed
    assert "{" not in printed
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
        assert [name for name in words if packed(sided(name, "left")) not in printed] == []


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
    assert "KneeClinic" in text(tmp_path / "a.pdf")
    assert "+15550100" in text(tmp_path / "a.pdf")


def test_one_plan_into_a_folder_keeps_its_name(
    do: Command, plan_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "sheets").mkdir()

    assert do("export", plan_file, "-o", tmp_path / "sheets").code == 0

    assert (tmp_path / "sheets" / "plan.pdf").is_file()


@pytest.mark.parametrize("today", ["1", "today"])
def test_only_the_chosen_stages_are_printed(do: Command, plan_file: Path, today: str) -> None:
    sheet = plan_file.parent / "a.pdf"
    assert do("export", plan_file, "-o", sheet, "--stage", today).code == 0
    assert "Laterstages" not in text(sheet)
    assert do("export", plan_file, "-o", sheet, "--stage", today, "--stage", "3").code == 0
    assert "Stage3of" in text(sheet)
    assert "Stage2of" not in text(sheet)


def test_a_stage_that_is_not_there_is_refused(do: Command, plan_file: Path) -> None:
    sheet = plan_file.parent / "a.pdf"
    is_one_sentence(do("export", plan_file, "-o", sheet, "--stage", "9"))
    assert not sheet.exists()


@pytest.mark.parametrize("stage", ["0", "-1", "two", "99999"])
def test_what_is_no_stage_is_wrong_use(do: Command, plan_file: Path, stage: str) -> None:
    done = do("export", plan_file, "-o", plan_file.parent / "a.pdf", f"--stage={stage}")
    assert done.code == 2
    assert "is no stage" in done.err


def test_figures_draws_every_exercise_with_a_picture(
    do: Command, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = dict(list(library.exercises.items())[::16])  # all of them take seconds to read
    small = dataclasses.replace(library, exercises=some)
    monkeypatch.setattr("rehabplanner.cli.sheets.read_library", lambda: small)
    sheet = tmp_path / "sheet.pdf"

    assert do("figures", "-o", sheet) == Done(0, f"{sheet}\n", "")

    printed = text(sheet)
    drawn = [exercise.name for exercise in some.values() if exercise.figure]
    assert drawn
    assert [name for name in drawn if packed(name) not in printed] == []


def test_figures_never_replaces_something_that_is_not_a_pdf(do: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    done = do("figures", "-o", str(tmp_path / "notes.txt"))

    is_one_sentence(done)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_open_stop_is_told_beside_the_sheet(do: Command, plan_file: Path) -> None:
    plan = read_plan(plan_file)
    words = "Take ibuprofen before you start."
    item = next(item for item in plan.stages[0].items if item.content.kind == "exercise")
    save_plan(edits.set_note(plan, item.id, words), plan_file)

    done = do("export", plan_file, "-o", plan_file.with_suffix(".pdf"))

    assert done.code == 0
    assert done.err == "plan.json: 1 stop open; “rehabplanner review” says which.\n"
    assert "ibuprofen" not in done.err
