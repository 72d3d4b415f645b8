"""Two desks changed the same plan: both sides are shown, and the therapist decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_dose, a_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import SavedByAnotherDesk, StoredPlan
from rehabplanner.ui.conflict_dialog import ConflictDialog
from rehabplanner.ui.store_link import StoreLink

BASE = a_plan()
THEIRS = edits.set_goal(edits.set_dose(BASE, "item-1a", a_dose(sets=2)), "Climb stairs")
MINE = edits.set_note(edits.set_dose(BASE, "item-1a", a_dose(sets=4)), "item-2a", "Slowly.")


@pytest.fixture
def link(tmp_path: Path) -> Iterator[StoreLink]:
    """On a store in which another desk has saved on top of what both began with."""
    place = tmp_path / "store.sqlite3"
    store = Store.at(place)
    store.save(BASE, None, "Desk 1")
    store.save(THEIRS, 1, "Desk 2")
    store.close()
    made = StoreLink(place)
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
def dialog(behind: QWidget, link: StoreLink) -> ConflictDialog:
    return opened(behind, link, MINE, 1)


def opened(behind: QWidget, link: StoreLink, mine: Plan, based_on: int | None) -> ConflictDialog:
    conflict = SavedByAnotherDesk(mine.id, 2, "Desk 2")
    made = ConflictDialog(link, mine, based_on, conflict, behind)
    made.open()
    settle(link)
    return made


def settle(link: StoreLink) -> None:
    link.finish()
    QApplication.processEvents()


def test_who_saved_when_is_said(dialog: ConflictDialog) -> None:
    assert dialog.lead.text().startswith("Desk 2 saved this plan on ")
    assert "your work stays on this desk until you decide" in dialog.lead.text()
    assert dialog.their_title.text() == "What Desk 2 changed"


def test_each_side_shows_what_it_changed_since_both_began(dialog: ConflictDialog) -> None:
    theirs, mine = dialog.their_changes.toPlainText(), dialog.my_changes.toPlainText()
    assert "Run 5 km again → Climb stairs" in theirs
    assert "3 sets of 10. Every day. → 2 sets of 10. Every day." in theirs
    assert "3 sets of 10. Every day. → 4 sets of 10. Every day." in mine
    assert "nothing → Slowly." in mine
    assert "Climb stairs" not in mine


def test_what_both_changed_is_marked_on_both_sides(dialog: ConflictDialog) -> None:
    for view in (dialog.their_changes, dialog.my_changes):
        assert view.toPlainText().count("both") == 1
    assert "marked" in dialog.lead.text()


def test_changes_that_do_not_touch_are_not_marked(behind: QWidget, link: StoreLink) -> None:
    dialog = opened(behind, link, edits.set_note(BASE, "item-2a", "Slowly."), 1)
    assert "both" not in dialog.their_changes.toPlainText()
    assert "marked" not in dialog.lead.text()


def test_taking_theirs_hands_over_their_plan(qtbot: QtBot, dialog: ConflictDialog) -> None:
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.take.click()
    (theirs,) = taken.args
    assert isinstance(theirs, StoredPlan)
    assert (theirs.plan, theirs.revision) == (THEIRS, 2)
    assert not dialog.isVisible()


def test_keeping_a_copy_only_says_so(qtbot: QtBot, dialog: ConflictDialog) -> None:
    with qtbot.waitSignal(dialog.copied):
        dialog.copy.click()
    assert not dialog.isVisible()


def test_mine_goes_on_top_of_the_newest_even_if_they_saved_again(
    qtbot: QtBot, behind: QWidget, link: StoreLink, tmp_path: Path
) -> None:
    store = Store.at(tmp_path / "store.sqlite3")
    store.save(edits.set_goal(THEIRS, "Walk"), 2, "Desk 3")
    store.close()
    dialog = opened(behind, link, MINE, 1)
    assert dialog.lead.text().startswith("Desk 3")
    with qtbot.waitSignal(dialog.put_on_top) as put:
        dialog.on_top.click()
    assert put.args == [3]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_no_key_alone_decides(qtbot: QtBot, dialog: ConflictDialog, key: Qt.Key) -> None:
    decided = [dialog.taken, dialog.copied, dialog.put_on_top]
    with (
        qtbot.assertNotEmitted(decided[0]),
        qtbot.assertNotEmitted(decided[1]),
        qtbot.assertNotEmitted(decided[2]),
    ):
        qtbot.keyClick(dialog, key)
    assert dialog.isVisible() == (key == Qt.Key.Key_Return)


def test_deciding_later_decides_nothing(qtbot: QtBot, dialog: ConflictDialog) -> None:
    with qtbot.assertNotEmitted(dialog.taken), qtbot.assertNotEmitted(dialog.put_on_top):
        dialog.later.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("based_on", [None, 99])
def test_without_a_common_beginning_each_side_is_compared_with_the_other(
    behind: QWidget, link: StoreLink, based_on: int | None
) -> None:
    dialog = opened(behind, link, MINE, based_on)
    assert "is not known" in dialog.lead.text()
    assert "4 sets of 10. Every day. → 2 sets" in dialog.their_changes.toPlainText()
    assert "2 sets of 10. Every day. → 4 sets" in dialog.my_changes.toPlainText()
    assert dialog.take.isEnabled()


def test_a_desk_without_a_name_is_called_another_desk(qtbot: QtBot, tmp_path: Path) -> None:
    link = StoreLink(tmp_path / "other.sqlite3")
    link.open()
    dialog = ConflictDialog(link, MINE, 1, SavedByAnotherDesk(MINE.id, 2, ""))
    qtbot.addWidget(dialog)
    assert dialog.lead.text().startswith("Another desk saved this plan while")
    assert dialog.their_title.text() == "What they changed"
    link.close()


def test_a_plan_that_is_gone_can_still_be_kept_as_a_copy(
    qtbot: QtBot, behind: QWidget, link: StoreLink
) -> None:
    dialog = opened(behind, link, MINE.replace(id="gone"), 1)
    assert "not in the store any more" in dialog.wrong.text()
    assert not dialog.take.isEnabled()
    assert not dialog.on_top.isEnabled()
    with qtbot.waitSignal(dialog.copied):
        dialog.copy.click()
