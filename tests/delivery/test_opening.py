"""Plan file or handout: what is inside decides, not what it is called."""

from pathlib import Path

import pytest
from builders import a_plan

from rehabplanner.delivery.export import export_handout
from rehabplanner.delivery.opening import open_any
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import save_plan


def _handout(path: Path, *, carry: bool = True) -> Path:
    export_handout(a_plan(), path, Clinic(), HandoutOptions(), carry=carry)
    return path


@pytest.mark.parametrize("name", ["plan.json", "plan.pdf", "plan"])
def test_a_plan_file_opens_whatever_its_name(tmp_path: Path, name: str) -> None:
    save_plan(a_plan(), tmp_path / name)

    assert open_any(tmp_path / name) == a_plan()


@pytest.mark.parametrize("name", ["sheet.pdf", "sheet.json", "sheet"])
def test_a_handout_opens_whatever_its_name_and_stays_as_it_was(tmp_path: Path, name: str) -> None:
    path = _handout(tmp_path / name)
    before = path.read_bytes()

    assert open_any(path) == a_plan()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_plan_that_speaks_of_a_pdf_is_still_a_plan(tmp_path: Path) -> None:
    save_plan(a_plan(goal="%PDF-1.7"), tmp_path / "plan.json")

    assert open_any(tmp_path / "plan.json").goal == "%PDF-1.7"


def test_a_handout_without_its_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"^sheet\.pdf holds no plan; choose a plan file, or a"):
        open_any(_handout(tmp_path / "sheet.pdf", carry=False))


def test_a_pdf_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(10_000_000_000)

    with pytest.raises(Refusal, match=r"scan\.pdf is too large to be a handout \(over 10 MB\)"):
        open_any(path)


def test_what_is_neither_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"Dear colleague")
    (tmp_path / "empty.pdf").touch()

    for name, said in (
        ("letter.txt", "is damaged or not a plan"),
        ("empty.pdf", "is damaged or not a plan"),
        ("gone.pdf", "There is no file gone.pdf"),
        (".", "is a folder"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(Refusal, match=said):
            open_any(tmp_path / name)
