"""The start page's list of plans: what it is called, and what its rows say."""

from datetime import date, datetime, time

from builders import A_DAY
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rehabplanner.storage.stored import PlanRow
from rehabplanner.ui.plan_list import PlanList
from rehabplanner.ui.plan_search import plan_detail


def row(saved_by: str) -> PlanRow:
    """Saved in the afternoon of a day with one digit, on this desk's clock."""
    return PlanRow(
        id="plan-1",
        patient="Sample Patient",
        diagnosis="Runner's knee",
        side="left",
        goal="",
        created=A_DAY,
        revision=1,
        saved_at=datetime.combine(date(2026, 11, 5), time(14, 5)).astimezone(),
        saved_by=saved_by,
    )


def test_a_row_says_in_words_when_its_plan_was_saved() -> None:
    assert plan_detail(row("Dr. Berg")) == "Saved 5 November 2026, 14:05 by Dr. Berg"
    assert plan_detail(row("")) == "Saved 5 November 2026, 14:05"


def test_the_list_is_called_after_what_it_shows(qtbot: QtBot) -> None:
    plans = PlanList()
    qtbot.addWidget(plans)
    for typed, name in (("gro", "Patients and plans found"), (" ", "Recent plans")):
        plans.look_for(typed)
        assert plans.list.accessibleName() == name
        assert name in [label.text() for label in plans.findChildren(QLabel)]
