"""What a therapist does from beginning to end, with a therapist's hands."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
from desks import AnsweredDialogs, find_nothing, open_window, the_desk
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehabplanner.domain.plan import Plan
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.plan_file import read_plan
from rehabplanner.ui.editors.dose_editor import DoseEditor
from rehabplanner.ui.library_panel import LibraryPanel
from rehabplanner.ui.part import Part
from rehabplanner.ui.plan_tree import PlanTree
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

    dialogs.answer = tmp_path / "plan.json"
    desk.actions.named("Save").trigger()
    assert read_plan(tmp_path / "plan.json") == session.plan == finished


SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
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


def test_after_a_kill_the_next_start_offers_the_work(qtbot: QtBot) -> None:
    plan = killed_after_an_edit()

    window: MainWindow = open_window(qtbot, AnsweredDialogs())
    desk = the_desk(window)
    row = desk.start.drafts.list.item(0)
    assert row is not None
    assert "Baker" in row.text()
    desk.start.drafts.list.itemActivated.emit(row)
    assert desk.open_page.session.plan == plan
    assert desk.open_page.session.plan.goal == "Swim 20 lengths"
    assert window.isWindowModified()
