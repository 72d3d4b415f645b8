"""The inspector's page for the diagnosis."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from typed import leave, opened, type_over

from rehabplanner.ui.inspector import Inspector
from rehabplanner.ui.inspector_about import AboutPage
from rehabplanner.ui.part import ABOUT
from rehabplanner.ui.session import PlanSession


@pytest.fixture
def inspector(qtbot: QtBot, session: PlanSession) -> Inspector:
    made = Inspector(session)
    opened(qtbot, made)
    return made


@pytest.fixture
def page(inspector: Inspector) -> AboutPage:
    inspector.show_part(ABOUT)
    assert isinstance(inspector.page, AboutPage)
    return inspector.page


def test_the_explanation_reads_for_the_plans_side_and_is_edited_in_place(
    qtbot: QtBot, page: AboutPage, session: PlanSession
) -> None:
    box = page.words.fields["explanation"].box
    assert "Your left knee is sore" in box.toPlainText()
    type_over(qtbot, box, "It will get better.")
    leave(qtbot, box)
    assert session.plan.diagnosis.text["en"].explanation == "It will get better."
    assert session.history.undoText() == "Change words"


def test_signs_are_edited_a_line_each(qtbot: QtBot, page: AboutPage, session: PlanSession) -> None:
    box = page.words.fields["stop_signs"].box
    type_over(qtbot, box, "Your knee locks.", "Your knee gives way.")
    leave(qtbot, box)
    signs = session.plan.diagnosis.text["en"].stop_signs
    assert signs == ("Your knee locks.", "Your knee gives way.")


def test_all_signs_can_be_taken_away(qtbot: QtBot, page: AboutPage, session: PlanSession) -> None:
    box = page.words.fields["stop_signs"].box
    type_over(qtbot, box)
    leave(qtbot, box)
    assert session.plan.diagnosis.text["en"].stop_signs == ()


def test_the_therapist_reads_the_codes_for_the_side_and_the_pain_rule(page: AboutPage) -> None:
    said = " ".join(label.text() for label in page.facts.findChildren(QLabel))
    assert "M22.2X2" in said
    assert "up to 3 of 10" in said
