"""How it went, what the pain rule suggests, and taking it up."""

from collections.abc import Iterator

import pytest
from builders import A_DAY, a_dose
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from rehabplanner.domain import charting, edits
from rehabplanner.domain.follow_up import Report
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.ui.progress_report import ReportForm
from rehabplanner.ui.session import PlanSession


@pytest.fixture
def session(library: Library) -> Iterator[PlanSession]:
    """A drafted plan in stage 3, where the knee works."""
    owner = QObject()
    protocol = library.protocols["patellofemoral-pain"]
    plan = draft_plan(library, protocol, created=A_DAY, side="left")
    plan = edits.set_current_stage(plan, plan.stages[2].id)
    yield PlanSession(plan, library, parent=owner)
    owner.deleteLater()


@pytest.fixture
def form(session: PlanSession, qtbot: QtBot) -> ReportForm:
    made = ReportForm(session)
    qtbot.addWidget(made)
    session.plan_changed.connect(made.refresh)
    made.show()
    return made


def tell(form: ReportForm, *, days: int = 5, pain: int = 2) -> None:
    form.days.buttons[days].click()
    form.pain.buttons[pain].click()


def labels(form: ReportForm) -> list[str]:
    return [button.full_text() for button in form.buttons]


def take(form: ReportForm, label: str) -> None:
    next(button for button in form.buttons if button.full_text().startswith(label)).click()


def test_answers_are_recorded_as_one_step(form: ReportForm, session: PlanSession) -> None:
    tell(form)
    form.swelling.click()

    assert session.plan.reports == (Report(on=A_DAY, days_done=5, worst_pain=2, swelling=True),)
    assert session.history.undoText() == "Record how it went"
    assert session.history.count() == 1


def test_a_note_is_recorded_when_the_field_is_left(
    form: ReportForm, session: PlanSession, qtbot: QtBot
) -> None:
    qtbot.keyClicks(form.note, "Stairs are easier")
    assert form.settle()
    assert session.plan.reports[0].note == "Stairs are easier"


def test_undo_empties_the_form(form: ReportForm, session: PlanSession) -> None:
    tell(form)
    session.history.undo()
    assert form.days.value() is None
    assert form.pain.value() is None
    assert form.suggested.isHidden()


def test_nothing_is_suggested_before_the_pain_is_told(form: ReportForm) -> None:
    form.days.buttons[5].click()
    assert form.suggested.isHidden()


def test_green_offers_the_next_harder_exercises_one_at_a_time(
    form: ReportForm, session: PlanSession
) -> None:
    before = session.plan
    tell(form)
    assert form.suggested.text().startswith("Suggested: progress.")
    assert labels(form)[-1] == "Keep the plan as it is"
    assert all(label.startswith("Harder: ") for label in labels(form)[:-1])

    take(form, "Harder")
    changed = [
        (old, new)
        for old, new in zip(before.stages[2].items, session.plan.stages[2].items, strict=True)
        if old != new
    ]
    ((old, new),) = changed
    assert new.content.key == getattr(old.content, "progression", None)
    assert session.history.undoText() == "Take harder exercise"
    assert form.suggested.isHidden()


def test_what_is_undone_is_suggested_again(form: ReportForm, session: PlanSession) -> None:
    tell(form)
    take(form, "Harder")
    session.history.undo()
    assert form.suggested.isVisible()


def test_amber_holds_and_can_cut_by_a_third(form: ReportForm, session: PlanSession) -> None:
    item = next(i for i in session.plan.stages[2].items if i.content.kind == "exercise")
    session.edit("Change dose", edits.set_dose, item.id, a_dose(sets=3))
    tell(form, pain=4)
    assert form.suggested.text().startswith("Suggested: hold.")
    assert labels(form) == ["Cut load or sets by a third", "Keep the plan as it is"]

    take(form, "Cut")
    assert session.plan.item(item.id).dose == a_dose(sets=2)


def test_keeping_the_plan_changes_nothing_and_is_not_asked_twice(
    form: ReportForm, session: PlanSession
) -> None:
    tell(form, pain=4)
    told = session.plan
    take(form, "Keep")
    assert session.plan == told
    assert form.suggested.isHidden()

    form.pain.buttons[5].click()
    assert form.suggested.isVisible()


def test_red_offers_a_cut_the_stage_before_and_easier_exercises(
    form: ReportForm, session: PlanSession
) -> None:
    tell(form, pain=9)
    assert form.suggested.text().startswith("Suggested: step back.")
    assert labels(form)[:2] == ["Cut load or sets by a third", "Go back to stage 2"]
    assert any(label.startswith("Easier: ") for label in labels(form))

    take(form, "Go back")
    assert session.plan.current_stage == session.plan.stages[1].id
    assert form.suggested.isHidden()


def test_in_the_first_stage_there_is_no_stage_to_go_back_to(
    form: ReportForm, session: PlanSession
) -> None:
    session.edit("Step back", edits.set_current_stage, session.plan.stages[0].id)
    tell(form, pain=9)
    assert not any(label.startswith("Go back") for label in labels(form))


def test_swelling_takes_out_impact_and_halves_the_load(
    form: ReportForm, session: PlanSession, library: Library
) -> None:
    from rehabplanner.domain.plan import Item

    stage = session.plan.stages[2].id
    for key in ("pogo", "run-steady", "sl-bridge"):
        exercise = library.exercises[key]
        item = Item(id=key, content=exercise, dose=a_dose(sets=4))
        session.edit("Add", edits.add_item, stage, item)
    tell(form)
    form.swelling.click()
    take(form, "Take out jumps and runs")

    left = {item.id for item in session.plan.stages[2].items}
    assert not left & {"pogo", "run-steady"}
    assert session.plan.item("sl-bridge").dose == a_dose(sets=2)


def test_a_report_from_the_plan_is_shown(form: ReportForm, session: PlanSession) -> None:
    told = Report(
        on=A_DAY, days_done=3, worst_pain=6, settled=False, sharp=True, night_pain=True, note="Fell"
    )
    session.edit("Report", charting.report, told)

    assert (form.days.value(), form.pain.value()) == (3, 6)
    assert form.unsettled.isChecked()
    assert form.sharp.isChecked()
    assert form.night_pain.isChecked()
    assert form.note.text() == "Fell"
    assert "SILB" in form.suggested.text()
    assert "SILB" in form.suggested.toolTip()


def test_keys_reach_every_number(form: ReportForm, session: PlanSession, qtbot: QtBot) -> None:
    form.days.buttons[0].setFocus()
    qtbot.keyClick(form.days.buttons[0], Qt.Key.Key_Space)
    assert session.plan.reports[0].days_done == 0
