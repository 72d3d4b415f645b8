"""A saved state can be looked at as its sheet, and a long history stays quick to go through."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from builders import A_DAY, a_plan
from desks import asked, drafted
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.screening import Raised, Screening
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.library import Library
from rehabplanner.storage.saving import Saving, write_revision
from rehabplanner.storage.store import Store
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.history_dialog import HistoryDialog
from rehabplanner.ui.history_sheet import Printing, StateSheet
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.worker import Worker

PLAN = a_plan()
CLINIC = Clinic(name="Sample Clinic", phone="555 0100")
MORNING = datetime(2026, 11, 21, 8, tzinfo=UTC)
MAKING = "Making the sheet…"


class HeldWorker(Worker):
    """Does nothing until it is told to do the next thing."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Any, ...]] = []

    def run(self, *task: Any) -> None:
        self.waiting.append(task)

    def do_next(self) -> None:
        _, work, done, failed = self.waiting.pop(0)
        try:
            made = work()
        except Exception as error:  # noqa: BLE001 - as the worker does
            failed(error)
        else:
            done(made)


@pytest.fixture
def worker() -> Iterator[HeldWorker]:
    made = HeldWorker()
    yield made
    made.deleteLater()


@pytest.fixture
def sheet(qtbot: QtBot, worker: HeldWorker) -> StateSheet:
    made = StateSheet(Printing(worker, CLINIC, HandoutOptions(paper="a4")))
    qtbot.addWidget(made)
    made.show()
    return made


def printed(sheet: StateSheet) -> str:
    """The words of the page that is seen; empty when a sentence stands in its place."""
    if not sheet.view.isVisible():
        return ""
    pages = range(sheet.view.document.pageCount())
    return " ".join(sheet.view.document.getAllText(page).text() for page in pages)


def with_goal(goal: str) -> Plan:
    return a_plan(goal=goal)


def test_a_state_is_shown_as_this_desk_prints_it(sheet: StateSheet, worker: HeldWorker) -> None:
    sheet.show_sheet(with_goal("Climb stairs"))
    assert (sheet.sentence.isVisible(), sheet.sentence.text()) == (True, MAKING)
    worker.do_next()
    assert "Climb stairs" in printed(sheet)
    assert "Sample Clinic" in printed(sheet)
    assert sheet.view.document.pagePointSize(0).height() == pytest.approx(842, abs=1)


def test_a_state_without_a_side_says_why_it_gives_no_sheet(
    sheet: StateSheet, worker: HeldWorker
) -> None:
    sheet.show_sheet(a_plan(side=None))
    worker.do_next()
    assert sheet.sentence.isVisible()
    assert "This state gives no sheet." in sheet.sentence.text()
    assert "Choose left, right or both knees" in sheet.sentence.text()


def test_a_state_that_a_red_flag_bars_says_so(
    sheet: StateSheet, worker: HeldWorker, library: Library
) -> None:
    flag = next(flag for flag in library.red_flags if flag.urgency == "emergency")
    found = Screening(on=A_DAY, raised=(Raised(flag=flag),))
    sheet.show_sheet(a_plan(screenings=(found,)))
    worker.do_next()
    assert "must be referred first" in sheet.sentence.text()


def test_the_sheet_of_the_state_before_is_gone_at_once(
    sheet: StateSheet, worker: HeldWorker
) -> None:
    sheet.show_sheet(with_goal("Climb stairs"))
    worker.do_next()
    sheet.show_sheet(with_goal("Dance"))
    assert printed(sheet) == ""
    assert sheet.sentence.text() == MAKING
    worker.do_next()
    assert "Dance" in printed(sheet)


def test_only_the_last_of_many_states_is_made_and_shown(
    sheet: StateSheet, worker: HeldWorker
) -> None:
    for goal in ("Climb stairs", "Ski", "Swim", "Dance"):
        sheet.show_sheet(with_goal(goal))
    assert len(worker.waiting) == 1
    worker.do_next()
    assert printed(sheet) == ""
    worker.do_next()
    assert "Dance" in printed(sheet)
    assert not worker.waiting


def test_a_refusal_for_another_state_is_not_shown(sheet: StateSheet, worker: HeldWorker) -> None:
    sheet.show_sheet(a_plan(side=None))
    sheet.show_sheet(with_goal("Dance"))
    worker.do_next()
    assert sheet.sentence.text() == MAKING
    worker.do_next()
    assert "Dance" in printed(sheet)


def test_a_sheet_that_comes_too_late_does_not_cover_a_sentence(
    sheet: StateSheet, worker: HeldWorker
) -> None:
    sheet.show_sheet(PLAN)
    sheet.say("The store is away.")
    worker.do_next()
    assert sheet.sentence.isVisible()
    assert sheet.sentence.text() == "The store is away."


def test_the_sheet_that_was_seen_last_is_not_made_again(
    sheet: StateSheet, worker: HeldWorker
) -> None:
    sheet.show_sheet(PLAN)
    worker.do_next()
    sheet.say("Reading…")
    sheet.show_sheet(PLAN)
    assert not worker.waiting
    assert printed(sheet)


def test_what_is_broken_is_not_hidden_and_the_next_state_is_made(
    sheet: StateSheet, worker: HeldWorker
) -> None:
    broken = PLAN.model_copy(update={"stages": None})
    sheet.show_sheet(broken)
    sheet.show_sheet(with_goal("Dance"))
    with pytest.raises(TypeError):
        worker.do_next()
    worker.do_next()
    assert "Dance" in printed(sheet)


def test_the_sheet_is_enlarged_by_key(qtbot: QtBot, sheet: StateSheet, worker: HeldWorker) -> None:
    sheet.resize(500, 400)
    sheet.show_sheet(PLAN)
    worker.do_next()
    with qtbot.waitActive(sheet):
        sheet.activateWindow()
    sheet.view.setFocus()
    assert sheet.view.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(sheet.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert sheet.view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(sheet.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert sheet.view.horizontalScrollBar().maximum() == 0


# --- in the dialog ---


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    """The window that the dialog belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.at(tmp_path / "store.sqlite3")
    yield made
    made.close()


@pytest.fixture
def link(store: Store, tmp_path: Path) -> Iterator[StoreLink]:
    made = StoreLink(tmp_path / "store.sqlite3")
    made.open()
    yield made
    made.close()


def opened(behind: QWidget, link: StoreLink) -> HistoryDialog:
    printing = Printing(Worker(behind), CLINIC, HandoutOptions())
    made = HistoryDialog(link, PLAN.id, PLAN, printing, behind)
    made.open()
    return made


def keep(store: Store, *goals: str) -> None:
    revision = None
    for goal in goals:
        revision = store.save(with_goal(goal), revision, "Dr. Berg")


def test_the_arrow_keys_go_from_sheet_to_sheet(
    qtbot: QtBot, behind: QWidget, store: Store, link: StoreLink
) -> None:
    keep(store, "Climb stairs", "Dance")
    dialog = opened(behind, link)
    sheet = dialog.revisions.view.sheet
    dialog.revisions.view.as_sheet.click()
    qtbot.waitUntil(lambda: "Dance" in printed(sheet), timeout=20_000)
    qtbot.keyClick(dialog.revisions.list, Qt.Key.Key_Down)
    assert printed(sheet) == ""
    qtbot.waitUntil(lambda: "Climb stairs" in printed(sheet), timeout=20_000)
    dialog.revisions.view.from_now.click()
    qtbot.waitUntil(lambda: "Climb stairs" in dialog.revisions.view.text.toPlainText())
    assert not sheet.isVisible()


def test_a_plan_that_was_never_saved_says_so_in_place_of_its_sheet(
    qtbot: QtBot, behind: QWidget, link: StoreLink
) -> None:
    view = opened(behind, link).revisions.view
    view.as_sheet.click()
    qtbot.waitUntil(lambda: "not been saved yet" in view.sheet.sentence.text())
    assert view.sheet.sentence.isVisible()


def test_a_dialog_is_closed_while_its_sheet_is_being_made(
    qtbot: QtBot, behind: QWidget, store: Store, link: StoreLink
) -> None:
    keep(store, "Dance")
    dialog = opened(behind, link)
    dialog.revisions.view.as_sheet.click()
    qtbot.waitUntil(lambda: dialog.revisions.view.sheet.sentence.text() == MAKING)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_desk_hands_over_its_letterhead_and_paper(qtbot: QtBot, desk: Desk) -> None:
    desk.settings.use(desk.settings.value.replace(clinic=CLINIC, paper="a4"))
    session = drafted(desk)
    session.edit("Choose side", lambda plan: plan.replace(side="left"))
    desk.handover.save()
    asked(desk, lambda store: None)
    desk.records.history()
    (dialog,) = desk.start.window().findChildren(HistoryDialog)
    dialog.revisions.view.as_sheet.click()
    sheet = dialog.revisions.view.sheet
    qtbot.waitUntil(lambda: "Sample Clinic" in printed(sheet), timeout=20_000)
    assert sheet.view.document.pagePointSize(0).height() == pytest.approx(842, abs=1)


# --- a long history ---


def keep_many(store: Store, count: int) -> None:
    """In one go: each saving by itself waits for the disk."""
    with store.engine.execution_options(writes=True).begin() as connection:
        for number in range(1, count + 1):
            plan, based_on = with_goal(f"Run {number} km"), number - 1 or None
            write_revision(connection, Saving(plan, based_on, "Dr. Berg", MORNING))


def test_a_long_history_reads_the_one_state_that_is_looked_at(
    qtbot: QtBot,
    behind: QWidget,
    store: Store,
    link: StoreLink,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_many(store, 500)
    read: list[int] = []
    whole = Store.revision

    def counted(store: Store, plan_id: str, number: int) -> object:
        read.append(number)
        return whole(store, plan_id, number)

    monkeypatch.setattr(Store, "revision", counted)
    dialog = opened(behind, link)
    words = dialog.revisions.view.text
    qtbot.waitUntil(lambda: "Run 500 km →" in words.toPlainText())
    assert (dialog.revisions.model.rowCount(), read) == (500, [500])
    for _ in range(30):
        qtbot.keyClick(dialog.revisions.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Run 470 km →" in words.toPlainText())
    qtbot.keyClick(dialog.revisions.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Run 1 km →" in words.toPlainText())
    assert set(read) <= {1, *range(470, 501)}
