"""What a therapist does from beginning to end, with a therapist's hands."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
from desks import AnsweredDialogs, find_nothing, in_store, open_window, plans_listed, the_desk
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from rehabplanner.delivery.opening import open_any
from rehabplanner.domain.plan import Plan
from rehabplanner.review.finding import Finding
from rehabplanner.storage.drafts import Drafts
from rehabplanner.ui.editors.dose_editor import DoseEditor
from rehabplanner.ui.library_panel import LibraryPanel
from rehabplanner.ui.part import Part
from rehabplanner.ui.plan_tree import PlanTree
from rehabplanner.ui.progress_measure import MeasureRow
from rehabplanner.ui.progress_section import GateSection
from rehabplanner.ui.review_panel import ReviewPanel
from rehabplanner.ui.roles import Role
from rehabplanner.ui.window import MainWindow


def drag_from_library(library: LibraryPanel, key: str, tree: PlanTree, stage_id: str) -> None:
    """Take an entry from the library and let it go on a stage of the plan."""
    rows = [library.model.index(row) for row in range(library.model.rowCount())]
    mime = library.model.mimeData([row for row in rows if row.data(Role.VALUE).key == key])
    target = tree.plan_model.index_of(Part("stage", stage_id))
    tree.scrollTo(target)
    place = QPointF(tree.visualRect(target).center())
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    no_keys = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(place, *how, no_keys),
        QDragMoveEvent(place, *how, no_keys),
        QDropEvent(place, *how, no_keys),
    ):
        QApplication.sendEvent(tree.viewport(), event)


def test_from_a_typed_diagnosis_to_the_pdf_on_disk(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = AnsweredDialogs()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)

    qtbot.keyClicks(desk.start.chooser.search, "runners knee")
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    find_nothing(qtbot, window)
    page, session = desk.open_page, desk.open_page.session
    drafted = session.plan
    qtbot.keyClicks(page.patient.name, "Sample Patient")
    qtbot.keyClick(page.patient.name, Qt.Key.Key_Return)
    qtbot.mouseClick(page.patient.side.buttons["left"], Qt.MouseButton.LeftButton)

    first, second = session.plan.stages[:2]
    drag_from_library(page.library, "sl-stand", page.tree, first.id)
    added = session.plan.stages[0].items[-1]
    assert added.content.key == "sl-stand"
    assert page.tree.selected == Part("item", added.id)

    dose = page.inspector.findChild(DoseEditor)
    assert dose is not None
    dose.sets.stepUp()
    assert session.plan.item(added.id).dose != added.dose

    page.tree.select(Part("stage", second.id))
    desk.actions.named("Move up").trigger()
    assert session.plan.stages[0].id == second.id
    finished = session.plan

    steps = session.history.count()
    for _ in range(steps):
        desk.actions.undo.trigger()
    assert session.plan == drafted
    for _ in range(steps):
        desk.actions.redo.trigger()
    assert session.plan == finished

    dialogs.answer = tmp_path / "sheet.pdf"
    desk.actions.named("Export PDF…").trigger()
    qtbot.waitUntil(lambda: "sheet.pdf" in window.strip.text, timeout=20_000)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "sheet.pdf").pages)
    assert "Sample Patient" in text
    assert "left knee" in text
    assert "One-leg stand" in text

    desk.actions.named("Save").trigger()
    [found] = in_store(desk)
    assert found.plan == session.plan == finished


ANYWHERE = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
FIRST_VISIT = date(2026, 11, 3)
SECOND_VISIT = date(2026, 11, 21)


def pick(qtbot: QtBot, panel: ReviewPanel, rule: str) -> None:
    """Wait for the review, then click the finding of that rule."""
    qtbot.waitUntil(lambda: panel.is_current, timeout=10_000)
    panel.list.expandAll()
    found = [item for item in panel.list.findItems("", ANYWHERE) if rule == rule_of(item)]
    panel.list.scrollToItem(found[0])
    place = panel.list.visualItemRect(found[0]).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.list.currentItem() is found[0]


def rule_of(item: QTreeWidgetItem) -> str:
    finding = item.data(0, Qt.ItemDataRole.UserRole)
    return finding.rule if isinstance(finding, Finding) else ""


def enter(qtbot: QtBot, row: MeasureRow, left: str, right: str) -> None:
    """Type the values of both legs."""
    for field, text in zip(row.fields.values(), (left, right), strict=True):
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def rows_of(section: GateSection) -> dict[str, MeasureRow]:
    return {row.measure.key: row for card in section.cards for row in card.rows}


def export(qtbot: QtBot, window: MainWindow, dialogs: AnsweredDialogs, path: Path) -> str:
    """Export the handout and read its first page."""
    dialogs.answer = path
    the_desk(window).actions.named("Export PDF…").trigger()
    qtbot.waitUntil(lambda: path.name in window.strip.text, timeout=20_000)
    return " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())


def drop_on(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def first_visit(qtbot: QtBot, window: MainWindow) -> None:
    """Draft a plan, overdo it, listen to the review: fix two findings, go on with one."""
    desk = the_desk(window)
    qtbot.keyClicks(desk.start.chooser.search, "runners knee")
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    find_nothing(qtbot, window)
    page = desk.open_page
    qtbot.keyClicks(page.patient.name, "Sample Patient")
    qtbot.keyClick(page.patient.name, Qt.Key.Key_Return)
    qtbot.mouseClick(page.patient.side.buttons["left"], Qt.MouseButton.LeftButton)
    drafted = page.session.plan.stages

    page.library.filters.chip("all").click()
    drag_from_library(page.library, "sl-hop", page.tree, drafted[0].id)
    desk.actions.named("Duplicate").trigger()
    page.patient.minutes.setValue(5)
    pick(qtbot, page.review, "duplicate-movement")
    qtbot.mouseClick(page.review.actions_bar.fix, Qt.MouseButton.LeftButton)
    pick(qtbot, page.review, "blocked-exercise")
    qtbot.mouseClick(page.review.actions_bar.fix, Qt.MouseButton.LeftButton)
    assert page.session.plan.stages == drafted

    pick(qtbot, page.review, "over-minutes")
    qtbot.mouseClick(page.review.actions_bar.go_on, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.review.actions_bar.reason, "Twice a day is fine here")
    qtbot.keyClick(page.review.actions_bar.reason, Qt.Key.Key_Return)


def test_two_visits_with_review_measurements_and_a_move_to_the_next_stage(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs = AnsweredDialogs()
    window = open_window(qtbot, dialogs)
    desk = the_desk(window)
    desk.today = lambda: FIRST_VISIT

    first_visit(qtbot, window)
    before = desk.open_page.session.plan
    assert [given.reason for given in before.overrides] == ["Twice a day is fine here"]
    first_page = export(qtbot, window, dialogs, tmp_path / "first.pdf")
    assert "3 November 2026" in first_page
    assert "What is new" not in first_page

    desk.today = lambda: SECOND_VISIT
    drop_on(window, tmp_path / "first.pdf")
    page = desk.open_page
    assert page.session.plan.created == SECOND_VISIT
    assert page.session.plan.stages == before.stages
    assert "3 November 2026" in window.strip.text

    desk.actions.named("Go to the progress").trigger()
    panel = page.progress
    panel.report.days.buttons[5].click()
    panel.report.pain.buttons[2].click()
    assert panel.report.suggested.text().startswith("Suggested: progress.")
    panel.back_to_sport.header.click()
    hops = rows_of(panel.back_to_sport)
    enter(qtbot, hops["single-hop"], "89.6", "100")
    enter(qtbot, hops["crossover-hop"], "290", "300")
    panel.others.fill_menu()
    next(a for a in panel.others.menu.actions() if a.text() == "Timed 6-metre hop").trigger()
    timed = panel.others.rows["timed-hop"]
    enter(qtbot, timed, "2.5", "2")
    assert "89.6 % of the other leg · not met" in hops["single-hop"].found.text()
    assert "96.6 % of the other leg · met" in hops["crossover-hop"].found.text()
    assert timed.found.text() == "80 % of the other leg"

    for row in rows_of(panel.leave).values():
        qtbot.keyClicks(row.fields["value"], "2")
        qtbot.keyClick(row.fields["value"], Qt.Key.Key_Return)
    for card in panel.leave.cards:
        if not card.rows:
            qtbot.mouseClick(card.verdict.buttons["met"], Qt.MouseButton.LeftButton)
    assert panel.header.move_on.text() == "Move on to stage 2"
    qtbot.mouseClick(panel.header.move_on, Qt.MouseButton.LeftButton)
    plan = page.session.plan
    assert plan.current_stage == plan.stages[1].id

    page_1 = export(qtbot, window, dialogs, tmp_path / "second.pdf")
    assert "What is new since 3 November 2026" in page_1
    assert "You have moved on to stage 2." in page_1
    brought = open_any(tmp_path / "second.pdf")
    assert [m.measure.key for m in brought.measurements[:3]] == [
        "single-hop",
        "crossover-hop",
        "timed-hop",
    ]
    assert brought.reports[0].worst_pain == 2


SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from rehabplanner.domain import edits
from rehabplanner.ui.window import MainWindow

application = QApplication([])
window = MainWindow()

def edit():
    desk = window.desk
    desk.choose("bakers-cyst")
    desk.screening.page.foot.go_on.click()
    session = desk.open_page.session
    session.edit("Change goal", edits.set_goal, "Swim 20 lengths")
    print(session.plan.model_dump_json(by_alias=True), flush=True)

window.ready.connect(edit)
window.show()
application.exec()
"""


def killed_after_an_edit() -> Plan:
    """Another process edits a plan and is killed once the edit has had two seconds."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stdout is not None
    plan = Plan.model_validate_json(process.stdout.readline())
    wait_for(lambda: bool(Drafts().pending()))
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=10)
    process.stdout.close()
    return plan


def wait_for(condition: Callable[[], bool]) -> None:
    """Look again and again, for 10 seconds at most; each look reads the disk."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "nothing happened in 10 seconds"


def test_after_a_kill_the_next_start_has_the_work(qtbot: QtBot) -> None:
    plan = killed_after_an_edit()

    window: MainWindow = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    assert [found.plan for found in in_store(desk)] == [plan]
    [title] = plans_listed(desk)
    assert "Baker" in title
    qtbot.keyClicks(desk.start.chooser.search, "20 lengths")
    assert plans_listed(desk) == [title]
    qtbot.keyClick(desk.start.chooser.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page is not None)
    assert desk.open_page.session.plan == plan
    assert desk.open_page.session.plan.goal == "Swim 20 lengths"
