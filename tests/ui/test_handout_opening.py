"""A handout that comes back: the plan inside it is opened, the PDF is never written to."""

from pathlib import Path

import pytest
from builders import a_plan
from desks import in_store
from pytestqt.qtbot import QtBot

from rehabplanner.delivery.export import export_handout
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
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


def test_it_is_kept_in_the_store_and_the_handout_is_left_alone(desk: Desk, handout: Path) -> None:
    before = handout.read_bytes()
    desk.open_plan(handout)
    desk.handover.save()
    assert [found.plan for found in in_store(desk)] == [a_plan()]
    assert handout.read_bytes() == before


def test_a_pdf_without_a_plan_gets_one_sentence(
    qtbot: QtBot, desk: Desk, window: MainWindow, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes(b"%PDF-1.4 nothing more")
    desk.open_plan(foreign)
    assert desk.page is None
    assert "foreign.pdf" in window.strip.text
