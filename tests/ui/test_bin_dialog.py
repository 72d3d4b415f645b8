"""The bin: plans come back with one key, and go for ever only after a question."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import a_plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot
from questions import answer, question, settle, words

from rehabplanner.domain.people import Patient
from rehabplanner.storage.patients import Patients
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoredPatient
from rehabplanner.ui.bin_dialog import BinDialog
from rehabplanner.ui.store_link import StoreLink

Opening = Callable[[], BinDialog]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store" / "store.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """The same store as the dialog's, as another window has it open."""
    store = Store.at(file)
    yield store
    store.close()


@pytest.fixture
def link(store: Store, file: Path) -> Iterator[StoreLink]:
    link = StoreLink(file)
    link.open()
    yield link
    link.close()


@pytest.fixture
def opened(qtbot: QtBot, link: StoreLink) -> Opening:
    """Opens the dialog on what lies in the bin by then."""

    def open_it() -> BinDialog:
        dialog = BinDialog(link)
        qtbot.addWidget(dialog)
        dialog.open()
        settle(link)
        return dialog

    return open_it


def put_away(store: Store, *names: str) -> None:
    """A plan for each, in the bin; the first name was put there last."""
    for number, name in reversed(list(enumerate(names, start=1))):
        store.save(a_plan(id=f"plan-{number}", patient=Patient(name=name)), None, "Ann")
        store.to_bin(f"plan-{number}")


def shown(dialog: BinDialog) -> list[str]:
    rows = dialog.list.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_enter_brings_a_plan_back(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, "Ann Bell", "Bob Cox")
    dialog = opened()
    assert [line.partition("  ·")[0] for line in shown(dialog)] == ["Ann Bell", "Bob Cox"]

    with qtbot.waitSignal(dialog.changed):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    settle(link)

    assert [row.patient for row in store.recent()] == ["Ann Bell"]
    assert [line.partition("  ·")[0] for line in shown(dialog)] == ["Bob Cox"]
    assert "Ann Bell" in dialog.strip.text
    assert dialog.strip.text.endswith("is back.")
    assert dialog.isVisible(), "Enter belongs to the list"


def test_several_come_back_at_once(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, "Ann Bell", "Bob Cox", "Cy Day")
    dialog = opened()

    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, dialog.bring_back)
    settle(link)

    assert {row.patient for row in store.recent()} == {"Ann Bell", "Bob Cox"}
    assert dialog.strip.text == "All 2 are back."


def test_a_patient_comes_back_with_their_plans(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    patients = Patients(store)
    patients.save(StoredPatient(id="jane", name="Jane Smith"))
    store.save(a_plan(), None, "Ann")
    patients.file("plan-1", "jane")
    patients.to_bin("jane")
    dialog = opened()
    assert shown(dialog) == ["Jane Smith"]
    spoken = dialog.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Patient with 1 plan: Jane Smith. In the bin since")

    click(qtbot, dialog.bring_back)
    settle(link)

    assert [row.id for row in patients.plans("jane").rows] == ["plan-1"]


def test_deleting_for_ever_asks_and_enter_keeps(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, "Ann Bell", "Bob Cox")
    dialog = opened()

    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert words(dialog).startswith("Delete “Ann Bell")
    assert "cannot be undone" in words(dialog)
    assert "30 days" in words(dialog), "copies hold it for a while, and that is said"
    default = question(dialog).defaultButton()
    assert isinstance(default, QPushButton)
    assert default.text() == "Keep"
    answer(qtbot, dialog, "Keep")
    settle(link)

    assert len(store.binned().rows) == 2


def test_what_is_deleted_is_gone_and_the_next_one_is_chosen(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, "Ann Bell", "Bob Cox")
    dialog = opened()

    click(qtbot, dialog.delete)
    answer(qtbot, dialog, "Delete for ever")
    settle(link)

    assert [row.patient for row in store.binned().rows] == ["Bob Cox"]
    assert store.revisions("plan-1") == ()
    assert dialog.strip.text.endswith("is deleted for ever.")
    assert [row.patient for row in dialog.list.chosen if hasattr(row, "patient")] == ["Bob Cox"]


def test_emptying_says_how_much_it_deletes(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, "Ann Bell", "Bob Cox")
    Patients(store).save(StoredPatient(id="jane", name="Jane Smith"))
    Patients(store).to_bin("jane")
    dialog = opened()

    click(qtbot, dialog.empty)
    settle(link)
    assert words(dialog).startswith("Delete 2 plans and 1 patient for ever?")
    answer(qtbot, dialog, "Delete for ever")
    settle(link)

    assert store.binned().rows == ()
    assert dialog.nothing.isVisible()
    assert not dialog.list.isVisible()
    assert not dialog.empty.isEnabled()


def test_an_empty_bin_says_so(opened: Opening) -> None:
    dialog = opened()

    assert dialog.nothing.isVisible()
    assert not any(b.isEnabled() for b in (dialog.bring_back, dialog.delete, dialog.empty))


def test_a_long_bin_is_read_as_it_is_scrolled(
    store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, *(f"Patient {number}" for number in range(1, 121)))
    dialog = opened()
    rows = dialog.list.rows
    assert rows.rowCount() == 50, "never the whole bin at once"

    for _ in range(4):
        dialog.list.scrollToBottom()
        settle(link)

    assert rows.rowCount() == 120
    assert len(set(shown(dialog))) == 120
    assert not rows.canFetchMore(dialog.list.rootIndex())


def test_what_another_desk_has_deleted_is_told_and_leaves_the_list(
    qtbot: QtBot, store: Store, link: StoreLink, opened: Opening
) -> None:
    put_away(store, "Ann Bell", "Bob Cox")
    dialog = opened()
    store.delete_binned("plan-1")

    click(qtbot, dialog.bring_back)
    settle(link)

    assert "not in the store any more" in dialog.strip.text
    assert [line.partition("  ·")[0] for line in shown(dialog)] == ["Bob Cox"]


def test_a_store_that_cannot_be_asked_is_told_inside(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").write_bytes(b"Dear colleague" * 1000)
    link = StoreLink(tmp_path / "store.sqlite3")
    link.open()
    dialog = BinDialog(link)
    qtbot.addWidget(dialog)
    dialog.open()
    settle(link)

    assert "damaged" in dialog.strip.text
    assert not dialog.empty.isEnabled()
    link.close()
