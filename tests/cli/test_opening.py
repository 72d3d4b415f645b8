"""`open`: the plan out of a handout."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from cli.lines import Command, Done, disk_is_full, is_one_sentence, new, text
from cli.spoiling import a_folder, cut_off, gone, huge, not_a_plan

from rehabplanner.storage.plan_file import read_plan


def test_the_plan_comes_back_out_of_the_handout(
    do: Command, plan_file: Path, sheet: Path, tmp_path: Path
) -> None:
    before = sheet.read_bytes()
    again = tmp_path / "again.json"

    assert do("open", sheet, "-o", again) == Done(0, f"{again}\n", "")

    assert again.read_bytes() == plan_file.read_bytes()
    assert sheet.read_bytes() == before


def test_open_replaces_a_plan(do: Command, sheet: Path, tmp_path: Path) -> None:
    assert new(do, "bakers-cyst", tmp_path / "old.json").code == 0

    assert do("open", sheet, "-o", tmp_path / "old.json").code == 0

    assert read_plan(tmp_path / "old.json").diagnosis.key == "patellofemoral-pain"


def test_open_never_replaces_a_file_that_is_not_a_plan(
    do: Command, sheet: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Dear colleague")
    for path in (letter, sheet):
        before = path.read_bytes()

        is_one_sentence(do("open", sheet, "-o", path))

        assert path.read_bytes() == before


def test_a_handout_exported_without_its_plan_cannot_be_opened(
    do: Command, plan_file: Path, sheet: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.pdf"
    assert do("export", plan_file, "-o", bare, "--no-plan").code == 0
    assert text(bare) == text(sheet)
    assert not pypdf.PdfReader(bare).attachments

    done = do("open", bare, "-o", tmp_path / "again.json")

    is_one_sentence(done)
    assert "bare.pdf holds no plan; choose a plan file" in done.err
    assert not (tmp_path / "again.json").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut_off, "is damaged; open another copy"),
        (not_a_plan, "is not a plan"),
        (huge, "too large to be a plan"),
        (gone, "There is no file sheet.pdf"),
        (a_folder, "is a folder"),
    ],
)
def test_a_handout_that_cannot_be_opened_leaves_the_old_plan(
    do: Command, plan_file: Path, sheet: Path, spoil: Callable[[Path], None], said: str
) -> None:
    before = plan_file.read_bytes()
    spoil(sheet)

    done = do("open", sheet, "-o", plan_file)

    is_one_sentence(done)
    assert said in done.err
    assert plan_file.read_bytes() == before


def test_open_on_a_full_disk_leaves_the_old_plan(
    do: Command, plan_file: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_file.read_bytes()
    monkeypatch.setattr("os.fsync", disk_is_full)

    is_one_sentence(do("open", sheet, "-o", plan_file))

    assert plan_file.read_bytes() == before
