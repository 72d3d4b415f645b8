"""The therapist's copy as a file: with the review's words, without the plan."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from builders import A_DAY, a_plan

from rehabplanner.cli import run
from rehabplanner.delivery.export import export_therapist_copy, therapist_copy_pdf
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import save_plan

CLINIC = Clinic(name="Knee Clinic")


def text(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_an_override_is_told_in_the_sentence_of_the_review() -> None:
    override = Override(rule="no-return-criteria", reason="No sport is planned.", on=A_DAY)
    plan = a_plan(return_to_activity=(), overrides=(override,))
    told = text(therapist_copy_pdf(plan, CLINIC, HandoutOptions()))
    assert "Nothing says when the patient may go back to sport" in told
    assert "No sport is planned." in told


def test_it_carries_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "copy.pdf"
    export_therapist_copy(a_plan(), path, CLINIC, HandoutOptions())
    assert path.read_bytes() == therapist_copy_pdf(a_plan(), CLINIC, HandoutOptions())
    assert not pypdf.PdfReader(path).attachments


def test_it_can_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "copy.pdf"
    export_therapist_copy(a_plan(), path, CLINIC, HandoutOptions(), password="long enough")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="long enough") as document:
        assert len(document.pages) >= 1


def test_a_file_that_is_not_a_pdf_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear colleague")
    with pytest.raises(Refusal, match="is not a PDF"):
        export_therapist_copy(a_plan(), path, CLINIC, HandoutOptions())
    assert path.read_bytes() == b"Dear colleague"


def test_the_command_line_makes_it_beside_the_handouts_of_a_folder(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.json", tmp_path / "out"
    save_plan(a_plan(), plan)
    command = ["export", str(plan), "-o", f"{folder}/"]
    assert run(command) == 0
    assert run([*command, "--therapist-copy"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["plan-therapist.pdf", "plan.pdf"]
    assert "not for the patient" in text((folder / "plan-therapist.pdf").read_bytes())
    assert "not for the patient" not in text((folder / "plan.pdf").read_bytes())


def test_the_command_line_takes_the_stages_chosen(tmp_path: Path) -> None:
    plan, copy = tmp_path / "plan.json", tmp_path / "copy.pdf"
    save_plan(a_plan(), plan)
    assert run(["export", str(plan), "--therapist-copy", "--stage", "2", "-o", str(copy)]) == 0
    told = text(copy.read_bytes())
    assert "Stage 2 of 2" in told
    assert "Stage 1 of 2" not in told
