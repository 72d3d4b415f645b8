"""The handout as a file: a PDF, or nothing at all."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_plan

from rehabplanner.delivery.carrying import carrying
from rehabplanner.delivery.export import default_name, export_handout, handout_pdf
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal

CLINIC = Clinic(name="Knee Clinic", phone="+1 555 0100")


def test_the_handout_is_written_as_a_pdf(tmp_path: Path) -> None:
    export_handout(a_plan(), tmp_path / "sheet.pdf", CLINIC, HandoutOptions())

    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = (handout_pdf(a_plan(), CLINIC, HandoutOptions()) for _ in range(2))

    assert first == second


def test_an_old_handout_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4 old")

    export_handout(a_plan(), path, CLINIC, HandoutOptions())

    assert path.read_bytes() == carrying(handout_pdf(a_plan(), CLINIC, HandoutOptions()), a_plan())


def test_the_plan_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"

    export_handout(a_plan(), path, CLINIC, HandoutOptions(), carry=False)

    assert path.read_bytes() == handout_pdf(a_plan(), CLINIC, HandoutOptions())


def test_an_empty_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").touch()

    export_handout(a_plan(), tmp_path / "sheet.pdf", CLINIC, HandoutOptions())

    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_is_not_a_pdf_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear colleague")

    with pytest.raises(Refusal, match=r"letter\.txt exists and is not a PDF; choose another name"):
        export_handout(a_plan(), path, CLINIC, HandoutOptions())

    assert path.read_bytes() == b"Dear colleague"


def test_a_plan_without_a_side_is_not_handed_out_and_the_old_handout_stays(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4 old")

    with pytest.raises(Refusal, match="Choose left, right or both knees"):
        export_handout(a_plan(side=None), path, CLINIC, HandoutOptions())

    assert path.read_bytes() == b"%PDF-1.4 old"


def test_a_failing_disk_leaves_the_old_handout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4 old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(Refusal, match="no space left"):
        export_handout(a_plan(), path, CLINIC, HandoutOptions())

    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.pdf"]
    assert path.read_bytes() == b"%PDF-1.4 old"


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Refusal, match=r"Cannot write sheet\.pdf"):
        export_handout(a_plan(), tmp_path / "file" / "sheet.pdf", CLINIC, HandoutOptions())


def test_the_suggested_file_name_says_nothing_about_the_patient() -> None:
    assert default_name(date(2026, 11, 21), ".pdf") == "knee-plan-2026-11-21.pdf"
