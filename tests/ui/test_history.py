"""The history of a plan can be looked at, compared and brought back; nothing is overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import A_DAY, a_dose, a_plan
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import GivenHandout
from rehabplanner.ui.history_dialog import HistoryDialog
from rehabplanner.ui.history_sheet import Printing
from rehabplanner.ui.roles import Role
from rehabplanner.ui.store_link import StoreLink
from rehabplanner.ui.worker import Worker

PLAN = a_plan()
NOW = edits.set_note(PLAN, "item-1a", "Slowly.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.at(tmp_path / "store.sqlite3")
    yield made
    made.close()


@pytest.fixture
def link(store: Store, tmp_path: Path) -> Iterator[StoreLink]:
    """On a store that has saved the plan three times."""
    first = store.save(PLAN, None, "Dr. Berg", "Draft")
    dosed = edits.set_dose(PLAN, "item-1a", a_dose(sets=2))
    second = store.save(dosed, first, "Desk 2", "Change dose")
    store.save(edits.set_goal(dosed, "Climb stairs"), second, "Dr. Berg")
    made = StoreLink(tmp_path / "store.sqlite3")
    made.open()
    yield made
    made.close()


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    """The window that the dialog belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(behind: QWidget, link: StoreLink) -> HistoryDialog:
    return opened(behind, link, PLAN.id)


def opened(
    behind: QWidget,
    link: StoreLink,
    plan_id: str,
    now: Plan = NOW,
    worker: Worker | None = None,
) -> HistoryDialog:
    printing = Printing(worker or Worker(behind), Clinic(name="Sample Clinic"), HandoutOptions())
    made = HistoryDialog(link, plan_id, now, printing, behind)
    made.open()
    settle(link)
    return made


def settle(link: StoreLink) -> None:
    """Until the store was asked everything that follows from an answer."""
    for _ in range(4):
        link.finish()
        QApplication.processEvents()


def choose(dialog: HistoryDialog, link: StoreLink, row: int) -> None:
    dialog.revisions.list.setCurrentIndex(dialog.revisions.model.index(row))
    settle(link)


def read(dialog: HistoryDialog) -> str:
    return dialog.revisions.view.text.toPlainText()


def rows(dialog: HistoryDialog) -> list[str]:
    model = dialog.revisions.model
    return [model.index(row).data(Role.DETAIL) for row in range(model.rowCount())]


def test_saved_states_are_listed_with_the_newest_first(dialog: HistoryDialog) -> None:
    assert rows(dialog) == [
        "Number 3 · by Dr. Berg",
        "Number 2 · by Desk 2 · Change dose",
        "Number 1 · by Dr. Berg · Draft",
    ]
    first = dialog.revisions.model.index(0)
    assert [chip.text for chip in first.data(Role.CHIPS)] == ["newest"]
    assert "Number 3" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert dialog.revisions.list.currentIndex() == first


def test_the_newest_is_compared_with_the_open_plan_at_once(dialog: HistoryDialog) -> None:
    assert "Climb stairs → Run 5 km again" in read(dialog)
    assert "nothing → Slowly." in read(dialog)


def test_the_arrow_keys_go_through_the_history(
    qtbot: QtBot, dialog: HistoryDialog, link: StoreLink
) -> None:
    for _ in range(2):
        qtbot.keyClick(dialog.revisions.list, Qt.Key.Key_Down)
    settle(link)
    assert read(dialog) == "Stage 1: Stage name 1\nStep up · Note\nnothing → Slowly."


def test_a_state_is_compared_with_the_one_before_it(dialog: HistoryDialog, link: StoreLink) -> None:
    dialog.revisions.view.from_before.click()
    settle(link)
    assert read(dialog) == "Patient and plan\nGoal\nRun 5 km again → Climb stairs"
    choose(dialog, link, 1)
    assert "3 sets of 10. Every day. → 2 sets of 10. Every day." in read(dialog)
    choose(dialog, link, 2)
    assert "there is none before it" in read(dialog)


def test_only_the_last_of_many_choices_is_read(
    dialog: HistoryDialog, link: StoreLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    whole = Store.revision

    def counted(store: Store, plan_id: str, number: int) -> object:
        asked.append(number)
        return whole(store, plan_id, number)

    monkeypatch.setattr(Store, "revision", counted)
    for row in (1, 2, 1, 2):
        dialog.revisions.list.setCurrentIndex(dialog.revisions.model.index(row))
    settle(link)
    assert asked == [2, 1]
    assert "Slowly." in read(dialog)


def test_what_is_brought_back_is_handed_over_and_the_dialog_closes(
    qtbot: QtBot, dialog: HistoryDialog, link: StoreLink
) -> None:
    choose(dialog, link, 2)
    with qtbot.waitSignal(dialog.bring_back) as brought:
        dialog.revisions.bring.click()
    assert brought.args == [PLAN]
    assert not dialog.isVisible()


def test_the_plan_as_it_is_now_need_not_be_brought_back(behind: QWidget, link: StoreLink) -> None:
    dialog = opened(behind, link, PLAN.id, now=PLAN)
    assert dialog.revisions.bring.isEnabled()
    choose(dialog, link, 2)
    assert read(dialog) == "This is the plan as it is open now."
    assert not dialog.revisions.bring.isEnabled()


def test_the_sheets_given_are_listed_with_the_newest_first(
    behind: QWidget, store: Store, link: StoreLink
) -> None:
    give = GivenHandout(plan_id=PLAN.id, given_on=A_DAY, kind="print", sha256="0a1b2c3d" * 8)
    store.record_handout(give)
    store.record_handout(give.replace(kind="e-mail", to="Sample Patient", sha256="9f" * 32))
    dialog = opened(behind, link, PLAN.id)
    shown = dialog.handouts.list
    found = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    cells = [[row.text(column) for column in range(4)] for row in found if row is not None]
    assert cells == [
        ["21 November 2026", "By e-mail", "Sample Patient", "9f9f9f9f"],
        ["21 November 2026", "Printed", "", "0a1b2c3d"],
    ]
    assert found[0] is not None
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert found[0].font(3).family() == fixed.family() != found[0].font(0).family()
    assert found[0].toolTip(3) == "9f" * 32


def test_a_plan_that_gave_no_sheet_says_so(dialog: HistoryDialog) -> None:
    tabs = dialog.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    assert dialog.handouts.about.text() == "No sheet has been given for this plan yet."
    assert not dialog.handouts.list.isVisible()


def test_a_plan_that_was_never_saved_says_so(behind: QWidget, link: StoreLink) -> None:
    dialog = opened(behind, link, "unknown")
    assert "not been saved yet" in read(dialog)
    assert not dialog.revisions.bring.isEnabled()


def test_a_store_that_is_away_is_told_inside_and_read_when_it_is_back(
    behind: QWidget, store: Store, tmp_path: Path
) -> None:
    place = tmp_path / "broken.sqlite3"
    place.write_bytes(b"not a store" * 1000)
    link = StoreLink(place)
    link.open()
    dialog = opened(behind, link, PLAN.id)
    assert dialog.wrong.isVisible()
    assert dialog.wrong.text()
    assert read(dialog) == ""
    place.unlink()
    mended = Store.at(place)
    mended.save(PLAN, None, "Dr. Berg")
    mended.close()
    link.try_again()
    settle(link)
    assert not dialog.wrong.isVisible()
    assert rows(dialog) == ["Number 1 · by Dr. Berg"]
    link.close()


def test_escape_closes_and_brings_nothing_back(qtbot: QtBot, dialog: HistoryDialog) -> None:
    with qtbot.assertNotEmitted(dialog.bring_back):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_words_from_the_plan_are_shown_as_they_are(behind: QWidget, link: StoreLink) -> None:
    plan = edits.set_note(PLAN, "item-1a", "<img src='x'> & <b>slowly</b>")
    dialog = opened(behind, link, PLAN.id, now=plan)
    assert "<img src='x'> & <b>slowly</b>" in read(dialog)


def test_the_colours_follow_the_palette(dialog: HistoryDialog) -> None:
    view = dialog.revisions.view.text
    before = view.toPlainText()
    palette = view.palette()
    palette.setColor(palette.ColorRole.PlaceholderText, Qt.GlobalColor.magenta)
    view.setPalette(palette)
    QApplication.sendPostedEvents(view, QEvent.Type.PaletteChange)
    assert "#ff00ff" in view.toHtml()
    assert view.toPlainText() == before
