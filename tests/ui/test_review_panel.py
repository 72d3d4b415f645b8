"""The review panel: findings by gravity, a click to the place, a fix, a reasoned decision."""

from collections.abc import Iterator

import pytest
from builders import a_plan, a_rested_stage, a_sound_plan, a_stage, an_exercise, an_item
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from typed import opened

from rehabplanner.domain import edits
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.library import Library
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import PATIENT, Place
from rehabplanner.ui.part import Part
from rehabplanner.ui.plan_page import PlanPage
from rehabplanner.ui.review_panel import ReviewPanel
from rehabplanner.ui.roles import Role
from rehabplanner.ui.session import PlanSession
from rehabplanner.ui.worker import Worker

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def worker() -> Iterator[Worker]:
    owner = QObject()
    made = Worker(owner)
    yield made
    made.finish()
    owner.deleteLater()


def careless_plan() -> Plan:
    """A stop (no side), a warning (no criteria in stage 1), a note (no stop rule in stage 2)."""
    words = an_exercise().text["en"].replace(stop_if="")
    silent = an_item("silent", content=an_exercise(text={"en": words}))
    return a_plan([a_rested_stage(leave=()), a_stage("stage-2", 2, items=(silent,))], side=None)


@pytest.fixture
def session(library: Library) -> Iterator[PlanSession]:
    owner = QObject()
    yield PlanSession(careless_plan(), library, parent=owner)
    owner.deleteLater()


@pytest.fixture
def panel(qtbot: QtBot, session: PlanSession, worker: Worker) -> ReviewPanel:
    made = ReviewPanel(session, worker)
    opened(qtbot, made)
    reviewed(qtbot, made)
    return made


def reviewed(qtbot: QtBot, panel: ReviewPanel) -> None:
    qtbot.waitUntil(lambda: panel.is_current, timeout=10_000)


def headings(panel: ReviewPanel) -> list[QTreeWidgetItem]:
    found = (panel.list.topLevelItem(row) for row in range(panel.list.topLevelItemCount()))
    return [heading for heading in found if heading is not None]


def rows(panel: ReviewPanel) -> dict[str, list[str]]:
    """The messages on show, by heading."""
    return {heading.text(0): _messages(heading) for heading in headings(panel)}


def _messages(heading: QTreeWidgetItem) -> list[str]:
    found = (heading.child(row) for row in range(heading.childCount()))
    return [item.text(0) for item in found if item is not None]


def heading(panel: ReviewPanel, title: str) -> QTreeWidgetItem:
    return next(found for found in headings(panel) if found.text(0).startswith(title))


def row(panel: ReviewPanel, title: str) -> QTreeWidgetItem:
    """The first finding under a heading."""
    found = heading(panel, title).child(0)
    assert found is not None
    return found


def pick(panel: ReviewPanel, heading: str) -> None:
    panel.list.setFocus()
    panel.list.setCurrentItem(row(panel, heading))


def click(qtbot: QtBot, panel: ReviewPanel, heading: str) -> None:
    panel.list.scrollToItem(row(panel, heading))
    place: QPoint = panel.list.visualItemRect(row(panel, heading)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, place)


def decide(qtbot: QtBot, panel: ReviewPanel, reason: str) -> None:
    qtbot.mouseClick(panel.actions_bar.go_on, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.actions_bar.reason, reason)
    qtbot.keyClick(panel.actions_bar.reason, Qt.Key.Key_Return)


# --- what is shown ---


def test_findings_are_grouped_by_gravity_and_counted(panel: ReviewPanel) -> None:
    assert panel.header.text() == "Review: 1 stop, 1 warning, 1 note"
    assert rows(panel) == {
        "Stops · 1": ["Choose left, right or both."],
        "Warnings · 1": ["Nothing says when this stage is done; add a criterion."],
        "Notes · 1": ["This exercise does not say when to stop."],
    }


def test_a_finding_says_its_gravity_place_and_source_in_words(panel: ReviewPanel) -> None:
    note = row(panel, "Notes")

    assert note.data(0, Role.DETAIL) == "Stage 2, Step-up  ·  F097, SILB"
    spoken = note.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Note: This exercise does not say when to stop.")
    assert "Sharp knee pain" in note.toolTip(0)


def test_a_plan_without_findings_takes_one_line(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    session.edit("All is well", lambda _plan: a_sound_plan())
    reviewed(qtbot, panel)

    assert panel.header.text() == "Review: nothing to look at"
    assert not panel.list.isVisible()
    assert not panel.actions_bar.isVisible()
    assert panel.maximumHeight() == panel.header.sizeHint().height()


def test_the_review_follows_every_edit_and_undo(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    session.edit("Change knee", edits.set_side, "left")
    reviewed(qtbot, panel)
    assert panel.header.text() == "Review: 1 warning, 1 note"

    session.history.undo()
    reviewed(qtbot, panel)
    assert panel.header.text() == "Review: 1 stop, 1 warning, 1 note"


def test_the_selected_finding_stays_selected_when_another_one_goes(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    pick(panel, "Notes")
    session.edit("Change knee", edits.set_side, "left")
    reviewed(qtbot, panel)

    current = panel.list.current()
    assert current is not None
    assert current.rule == "missing-stop-rule"


def test_the_headline_folds_the_findings_away(qtbot: QtBot, panel: ReviewPanel) -> None:
    qtbot.keyClick(panel.header, Qt.Key.Key_Space)
    assert not panel.list.isVisible()
    assert panel.header.text() == "Review: 1 stop, 1 warning, 1 note"
    qtbot.keyClick(panel.header, Qt.Key.Key_Space)
    assert panel.list.isVisible()


def test_the_first_finding_is_at_hand_even_when_they_were_folded_away(
    qtbot: QtBot, panel: ReviewPanel
) -> None:
    qtbot.keyClick(panel.header, Qt.Key.Key_Space)
    panel.focus_findings()

    assert panel.list.hasFocus()
    current = panel.list.current()
    assert current is not None
    assert current.rule == "missing-side"


# --- going to the place ---


def test_a_click_asks_for_the_place(qtbot: QtBot, panel: ReviewPanel) -> None:
    with qtbot.waitSignal(panel.place_asked) as asked:
        click(qtbot, panel, "Notes")
    assert asked.args == [Place("item", "silent"), False]


def test_return_asks_for_the_place_and_the_cursor_there(qtbot: QtBot, panel: ReviewPanel) -> None:
    pick(panel, "Stops")
    with qtbot.waitSignal(panel.place_asked) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [PATIENT, True]


def test_return_on_a_heading_goes_nowhere(qtbot: QtBot, panel: ReviewPanel) -> None:
    panel.list.setCurrentItem(heading(panel, "Notes"))
    with qtbot.assertNotEmitted(panel.place_asked):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert not panel.actions_bar.isVisible()


def test_the_page_selects_what_a_finding_is_about(
    qtbot: QtBot, session: PlanSession, worker: Worker
) -> None:
    page = PlanPage(session, worker, Clinic(), HandoutOptions())
    opened(qtbot, page)
    reviewed(qtbot, page.review)

    click(qtbot, page.review, "Notes")
    assert page.tree.selected == Part("item", "silent")
    click(qtbot, page.review, "Warnings")
    assert page.tree.selected == Part("leave", "stage-1")
    click(qtbot, page.review, "Stops")
    assert QApplication.focusWidget() is page.patient.side.buttons["left"]


# --- fixing and deciding ---


def test_a_fix_is_an_ordinary_step_that_can_be_undone(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    before = session.plan
    pick(panel, "Notes")
    assert panel.actions_bar.fix.text() == "Add a stop rule"
    qtbot.mouseClick(panel.actions_bar.fix, Qt.MouseButton.LeftButton)
    reviewed(qtbot, panel)

    assert panel.header.text() == "Review: 1 stop, 1 warning"
    assert session.history.undoText() == "Add a stop rule"
    session.history.undo()
    assert session.plan == before


def test_a_fix_for_a_part_that_has_just_gone_does_nothing(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    pick(panel, "Notes")
    session.edit("Remove item", edits.remove_item, "silent")
    after = session.plan
    qtbot.mouseClick(panel.actions_bar.fix, Qt.MouseButton.LeftButton)

    assert session.plan == after


def test_a_finding_without_a_fix_offers_none(panel: ReviewPanel) -> None:
    pick(panel, "Stops")
    assert not panel.actions_bar.fix.isVisible()
    assert panel.actions_bar.go_on.isVisible()


def test_going_on_needs_a_reason_and_records_it(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    pick(panel, "Warnings")
    qtbot.mouseClick(panel.actions_bar.go_on, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.actions_bar.reason, "   ")
    assert not panel.actions_bar.record.isEnabled()
    qtbot.keyClick(panel.actions_bar.reason, Qt.Key.Key_Return)
    assert not session.plan.overrides

    qtbot.keyClicks(panel.actions_bar.reason, "I decide at each visit.")
    qtbot.mouseClick(panel.actions_bar.record, Qt.MouseButton.LeftButton)
    reviewed(qtbot, panel)
    overrides: tuple[Override, ...] = session.plan.overrides
    (given,) = overrides
    assert (given.rule, given.part) == ("no-criteria-to-move-on", "stage-1")
    assert given.reason == "I decide at each visit."
    assert panel.header.text() == "Review: 1 stop, 1 note"


def test_what_was_decided_lies_folded_with_its_reason_and_can_be_taken_back(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    pick(panel, "Warnings")
    decide(qtbot, panel, "I decide.")
    reviewed(qtbot, panel)
    decided = row(panel, "Going on anyway")
    assert not heading(panel, "Going on anyway").isExpanded()
    assert decided.data(0, Role.DETAIL).startswith("Reason: I decide.\n")

    heading(panel, "Going on anyway").setExpanded(True)
    panel.list.setCurrentItem(decided)
    assert not panel.actions_bar.go_on.isVisible()
    qtbot.mouseClick(panel.actions_bar.take_back, Qt.MouseButton.LeftButton)
    reviewed(qtbot, panel)
    assert session.plan.overrides == ()
    assert panel.header.text() == "Review: 1 stop, 1 warning, 1 note"


def test_a_decision_can_be_undone(qtbot: QtBot, session: PlanSession, panel: ReviewPanel) -> None:
    pick(panel, "Warnings")
    decide(qtbot, panel, "I decide.")

    assert session.history.undoText() == "Go on anyway"
    session.history.undo()
    assert session.plan == careless_plan()


def test_escape_leaves_the_reason_and_records_nothing(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    pick(panel, "Warnings")
    qtbot.mouseClick(panel.actions_bar.go_on, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.actions_bar.reason, "Because")
    qtbot.keyClick(panel.actions_bar.reason, Qt.Key.Key_Escape)

    assert panel.actions_bar.go_on.isVisible()
    assert session.plan.overrides == ()


def test_a_reason_being_written_survives_a_change_elsewhere(
    qtbot: QtBot, session: PlanSession, panel: ReviewPanel
) -> None:
    pick(panel, "Warnings")
    qtbot.mouseClick(panel.actions_bar.go_on, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.actions_bar.reason, "Because")
    session.edit("Change knee", edits.set_side, "left")
    reviewed(qtbot, panel)

    assert panel.actions_bar.reason.isVisible()
    assert panel.actions_bar.reason.text() == "Because"


def test_another_finding_starts_without_the_reason_of_the_one_before(
    qtbot: QtBot, panel: ReviewPanel
) -> None:
    pick(panel, "Warnings")
    qtbot.mouseClick(panel.actions_bar.go_on, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.actions_bar.reason, "Because")
    pick(panel, "Notes")

    assert not panel.actions_bar.reason.isVisible()
    assert panel.actions_bar.reason.text() == ""


def test_everything_has_a_name_for_screen_readers(panel: ReviewPanel) -> None:
    assert panel.list.accessibleName() == "Findings of the review"
    assert panel.actions_bar.reason.accessibleName() == "Reason to go on"
    finding = panel.list.current()
    assert finding is None or isinstance(finding, Finding)
