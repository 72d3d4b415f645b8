"""Pain behind the knee and a swollen calf after a long flight: by no path an exercise sheet."""

from pathlib import Path

import pypdf
import pytest
from builders import A_DAY
from desks import AnsweredDialogs, open_window, screening_page, the_desk
from pytestqt.qtbot import QtBot

from rehabplanner.cli import run
from rehabplanner.delivery.carrying import carried_plan, carrying
from rehabplanner.delivery.export import export_handout, handout_pdf
from rehabplanner.domain import charting
from rehabplanner.domain.people import Clinic, Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.screening import screening
from rehabplanner.refusal import Refusal
from rehabplanner.storage.plan_file import save_plan

NOTE = "Left calf 4 cm larger and warm after a 9 hour flight"
BEHIND_THE_KNEE = ("posterior-chain-imbalance", "bakers-cyst", "hamstring-strain")

each_diagnosis = pytest.mark.parametrize("key", BEHIND_THE_KNEE)


def old_plan(library: Library, key: str) -> Plan:
    """A plan from before the flight, with the screening of the day after it."""
    protocol = library.protocols[key]
    patient = Patient(name="Sample Patient")
    plan = draft_plan(library, protocol, created=A_DAY, patient=patient, side="left")
    found = screening(library, plan.diagnosis, {"rf01": NOTE}, on=A_DAY)
    return charting.screen(plan, found)


def is_exercise_sheet(pdf: Path) -> bool:
    return "Your plan" in "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


@each_diagnosis
def test_the_window_ends_in_the_referral_note(qtbot: QtBot, tmp_path: Path, key: str) -> None:
    dialogs = AnsweredDialogs()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    desk.choose(key)
    page = screening_page(desk)
    page.form.flags["rf01"].raise_flag(NOTE)
    assert page.foot.go_on.isHidden()
    dialogs.answer = tmp_path / "out.pdf"
    page.foot.take_primary()
    qtbot.waitUntil(lambda: "out.pdf" in window.strip.text, timeout=20_000)
    text = pypdf.PdfReader(dialogs.answer).pages[0].extract_text()
    assert "Same day: please assess today." in text
    assert "9 hour flight" in text
    assert "Wells" in text
    assert not is_exercise_sheet(dialogs.answer)
    assert desk.page is None


@each_diagnosis
def test_the_command_line_makes_no_plan_and_writes_the_note(tmp_path: Path, key: str) -> None:
    plan, note = tmp_path / "plan.json", tmp_path / "note.pdf"
    about = (key, "--patient", "Sample Patient", "--side", "left", "--flag", "rf01")
    assert run(["new", *about, "-o", str(plan)]) == 1
    assert not plan.exists()
    assert run(["refer", *about, "--note", NOTE, "-o", str(note)]) == 0
    assert not is_exercise_sheet(note)


@each_diagnosis
def test_an_old_plan_cannot_be_exported_from_the_command_line(
    tmp_path: Path, library: Library, key: str
) -> None:
    plan, sheet = tmp_path / "plan.json", tmp_path / "sheet.pdf"
    save_plan(old_plan(library, key), plan)
    assert run(["export", str(plan), "-o", str(sheet)]) == 1
    assert run(["export", str(plan), "--large-print", "--no-plan", "-o", str(sheet)]) == 1
    assert not sheet.exists()


@each_diagnosis
def test_an_old_plan_opened_in_the_window_has_no_preview_and_no_export(
    qtbot: QtBot, tmp_path: Path, library: Library, key: str
) -> None:
    path, dialogs = tmp_path / "plan.json", AnsweredDialogs()
    save_plan(old_plan(library, key), path)
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    desk.open_plan(path)
    assert "no handout" in desk.open_page.screening.text
    desk.handover.export()
    assert "must be referred" in window.strip.text
    assert dialogs.suggestion == ""
    qtbot.waitUntil(lambda: desk.open_page.preview.is_current, timeout=20_000)
    assert desk.open_page.preview.document.pageCount() == 0
    dialogs.answer = tmp_path / "note.pdf"
    window.strip.take_action()
    qtbot.waitUntil(lambda: "note.pdf" in window.strip.text, timeout=20_000)
    assert not is_exercise_sheet(dialogs.answer)


@each_diagnosis
def test_a_handout_from_before_brings_its_open_flag_along(library: Library, key: str) -> None:
    barred = old_plan(library, key)
    before = barred.replace(screenings=())
    pdf = carrying(handout_pdf(before, Clinic(), HandoutOptions()), barred)
    plan = carried_plan(pdf, "handout.pdf")
    assert plan.bars == "everything"
    with pytest.raises(Refusal, match="must be referred"):
        handout_pdf(plan, Clinic(), HandoutOptions())
    with pytest.raises(Refusal, match="must be referred"):
        export_handout(plan, Path("never-written.pdf"), Clinic(), HandoutOptions(stages=(2,)))
    assert not Path("never-written.pdf").exists()
