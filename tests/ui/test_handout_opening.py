"""A handout that comes back: the plan inside it is opened, the PDF is never written to."""

from pathlib import Path

import pytest
from builders import a_plan
from desks import AnsweredDialogs
from pytestqt.qtbot import QtBot

from rehabplanner.delivery.export import export_handout
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.storage.plan_file import read_plan
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.window import MainWindow


@pytest.fixture
def handout(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    export_handout(a_plan(), path, Clinic(), HandoutOptions())
    return path


def test_the_plan_inside_a_handout_opens_and_counts_as_unsaved(
    desk: Desk, window: MainWindow, handout: Path
) -> None:
    desk.open_plan(handout)
    assert desk.open_page.session.plan == a_plan()
    assert window.isWindowModified()


def test_saving_it_asks_for_a_plan_file_and_leaves_the_handout_alone(
    desk: Desk, dialogs: AnsweredDialogs, handout: Path, tmp_path: Path
) -> None:
    before = handout.read_bytes()
    desk.open_plan(handout)
    dialogs.answer = tmp_path / "plan.json"
    desk.handover.save()
    assert read_plan(tmp_path / "plan.json") == a_plan()
    assert handout.read_bytes() == before


def test_a_pdf_without_a_plan_gets_one_sentence(
    qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes(b"%PDF-1.4 nothing more")
    desk.open_plan(foreign)
    assert desk.page is None
    assert "foreign.pdf" in window.strip.text
