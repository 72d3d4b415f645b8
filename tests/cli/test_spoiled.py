"""`export` of what cannot be printed or written: the old files stay as they were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli.lines import Command, disk_is_full, is_one_sentence
from cli.spoiling import (
    a_folder,
    cut_off,
    gone,
    huge,
    newer,
    not_a_plan,
    unprintable,
    without_a_side,
)


@pytest.mark.parametrize("name", ["letter.txt", "plan.json"])
def test_export_never_replaces_a_file_that_is_not_a_pdf(
    do: Command, plan_file: Path, name: str
) -> None:
    path = plan_file.with_name(name)
    if not path.exists():
        path.write_bytes(b"Dear colleague")
    before = path.read_bytes()

    done = do("export", plan_file, "-o", path)

    is_one_sentence(done)
    assert "is not a PDF; choose another name" in done.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (newer, "made by a newer rehabplanner"),
        (cut_off, "damaged or not a plan"),
        (not_a_plan, "is not a plan"),
        (huge, "too large to be a plan"),
        (gone, "There is no file plan.json"),
        (a_folder, "is a folder"),
        (without_a_side, "Choose left, right or both knees"),
        (unprintable, "💃"),
    ],
)
def test_a_plan_that_cannot_be_printed_leaves_the_old_handout(
    do: Command, plan_file: Path, spoil: Callable[[Path], None], said: str
) -> None:
    sheet = plan_file.with_name("sheet.pdf")
    sheet.write_bytes(b"%PDF-1.4 old")
    spoil(plan_file)

    done = do("export", plan_file, "-o", sheet)

    is_one_sentence(done)
    assert said in done.err
    assert sheet.read_bytes() == b"%PDF-1.4 old"
    assert len(list(sheet.parent.iterdir())) == 2 - (spoil is gone)


def test_export_to_a_place_that_cannot_be_written(do: Command, plan_file: Path) -> None:
    done = do("export", plan_file, "-o", plan_file / "sheet.pdf")

    is_one_sentence(done)
    assert "Cannot write sheet.pdf" in done.err


def test_export_on_a_full_disk_leaves_the_old_handout(
    do: Command, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = plan_file.with_name("sheet.pdf")
    sheet.write_bytes(b"%PDF-1.4 old")
    monkeypatch.setattr("os.fsync", disk_is_full)

    is_one_sentence(do("export", plan_file, "-o", sheet))

    assert sheet.read_bytes() == b"%PDF-1.4 old"
    assert sorted(path.name for path in sheet.parent.iterdir()) == ["plan.json", "sheet.pdf"]
