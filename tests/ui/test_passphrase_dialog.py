"""A passphrase is set, changed and removed by a therapist; the open plan waits and comes back."""

from collections.abc import Iterator
from typing import NoReturn

import pytest
from desks import drafted, open_window, screening_page, the_desk
from locks import PASSPHRASE, ZEBULON, plans_in, settle, type_passphrase
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.domain import edits
from rehabplanner.settings import load_settings
from rehabplanner.storage import passphrase
from rehabplanner.storage.drafts import Drafts
from rehabplanner.storage.folders import data_folder, store_file
from rehabplanner.storage.passphrase import is_sealed
from rehabplanner.storage.store import Store
from rehabplanner.storage.stored import StoreFull
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.file_dialogs import FileDialogs
from rehabplanner.ui.passphrase_dialog import PassphraseDialog
from rehabplanner.ui.window import MainWindow

OTHER = "five loud red lamps"


pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def open_desk(desk: Desk, window: MainWindow) -> Iterator[Desk]:
    """Without a passphrase, its store open."""
    settle(desk)
    yield desk
    window.close()


def asked(desk: Desk) -> PassphraseDialog:
    desk.lock.ask()
    [dialog] = desk.start.window().findChildren(PassphraseDialog)
    assert dialog.isVisible()
    return dialog


def fill(qtbot: QtBot, *filled: tuple[QLineEdit, str]) -> None:
    for field, words in filled:
        field.clear()
        qtbot.keyClicks(field, words)


def click(qtbot: QtBot, desk: Desk, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(desk)


def encrypt(qtbot: QtBot, desk: Desk, words: str = PASSPHRASE) -> PassphraseDialog:
    dialog = asked(desk)
    fill(qtbot, (dialog.new.first, words), (dialog.new.again, words))
    click(qtbot, desk, dialog.set)
    return dialog


def dialogs_left(desk: Desk) -> list[PassphraseDialog]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return desk.start.window().findChildren(PassphraseDialog)


def said(desk: Desk) -> str:
    window = desk.start.window()
    assert isinstance(window, MainWindow)
    return window.strip.text


# --- setting one ---


def test_the_dialog_says_what_a_passphrase_does_and_that_nobody_can_recover_it(
    open_desk: Desk,
) -> None:
    dialog = asked(open_desk)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for part in ("backups and unsaved work", "(PDFs, plan files, archives) is not", "Nobody can"):
        assert part in words
    assert dialog.focusWidget() is dialog.new.first
    assert not dialog.set.isEnabled()
    dialog.reject()


def test_locking_without_a_passphrase_offers_to_set_one(open_desk: Desk) -> None:
    open_desk.lock.lock()
    [dialog] = dialogs_left(open_desk)
    dialog.reject()
    assert not open_desk.lock.is_locked


@pytest.mark.parametrize(
    ("first", "again", "missing"),
    [
        ("short", "", "8 or more characters"),
        ("short", "short", "8 or more characters"),
        (PASSPHRASE, "", "Type the same passphrase again."),
        (PASSPHRASE, OTHER, "The two are not the same."),
    ],
)
def test_a_short_or_mistyped_passphrase_cannot_be_set(
    qtbot: QtBot, open_desk: Desk, first: str, again: str, missing: str
) -> None:
    dialog = asked(open_desk)
    fill(qtbot, (dialog.new.first, first), (dialog.new.again, again))
    assert not dialog.set.isEnabled()
    assert missing in dialog.new.said.text()
    qtbot.keyClick(dialog.new.again, Qt.Key.Key_Return)
    settle(open_desk)
    assert not is_sealed(store_file())
    dialog.reject()


def test_what_is_typed_can_be_shown(qtbot: QtBot, open_desk: Desk) -> None:
    dialog = asked(open_desk)
    fill(qtbot, (dialog.new.first, PASSPHRASE))
    assert PASSPHRASE not in dialog.new.first.displayText()
    dialog.shown.click()
    assert dialog.new.first.displayText() == PASSPHRASE
    dialog.reject()


def test_the_plans_are_encrypted_and_the_open_one_comes_back_with_its_changes(
    qtbot: QtBot, open_desk: Desk
) -> None:
    drafted(open_desk).edit("Change goal", edits.set_goal, "Climb Monte Rosa")
    encrypt(qtbot, open_desk)
    assert dialogs_left(open_desk) == []
    assert "encrypted now" in said(open_desk)
    assert open_desk.open_page.session.plan.goal == "Climb Monte Rosa"
    assert is_sealed(store_file())
    assert open_desk.lock.idle.is_on
    assert [plan.goal for plan in plans_in(open_desk)] == ["Climb Monte Rosa"]
    for path in data_folder().rglob("*"):
        assert path.is_dir() or b"Monte Rosa" not in path.read_bytes()


def test_work_on_a_sealed_store_is_kept_sealed(qtbot: QtBot, open_desk: Desk) -> None:
    drafted(open_desk)
    encrypt(qtbot, open_desk)
    open_desk.open_page.session.edit("Change goal", edits.set_goal, "Climb Monte Rosa")
    open_desk.keep_draft_now()
    [draft] = (data_folder() / "unsaved").glob("*.json")
    assert b"Monte Rosa" not in draft.read_bytes()
    assert Drafts().pending() == []


def test_a_field_that_does_not_fit_has_to_be_seen_to_first(qtbot: QtBot, open_desk: Desk) -> None:
    drafted(open_desk)
    name = open_desk.open_page.patient.name
    name.setText("Z" * 500)
    name.setModified(True)
    dialog = encrypt(qtbot, open_desk)
    assert "holds what a plan cannot" in dialog.status.strip.text
    assert not is_sealed(store_file())
    assert name.text() == "Z" * 500
    dialog.reject()
    name.setText("")


def test_a_screening_has_to_be_finished_first(qtbot: QtBot, open_desk: Desk) -> None:
    open_desk.choose("patellofemoral-pain")
    dialog = encrypt(qtbot, open_desk)
    assert "screening" in dialog.status.strip.text
    assert screening_page(open_desk).isVisible()
    dialog.reject()


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(
    qtbot: QtBot, open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(open_desk).edit("Change goal", edits.set_goal, "Dance")
    monkeypatch.setattr(passphrase, "seal", _full)
    dialog = encrypt(qtbot, open_desk)
    assert dialog.status.strip.text == "The disk is full; free some space."
    assert dialog.set.isEnabled()
    assert dialog.new.first.text() == PASSPHRASE
    assert open_desk.open_page.session.plan.goal == "Dance"
    assert [plan.goal for plan in plans_in(open_desk)] == ["Dance"]
    assert not open_desk.lock.idle.is_on
    dialog.reject()


def _full(*_: object) -> NoReturn:
    raise StoreFull("The disk is full; free some space.")


def test_another_program_that_has_the_store_open_is_one_sentence(
    qtbot: QtBot, open_desk: Desk
) -> None:
    other = Store.at()
    other.recent()
    dialog = encrypt(qtbot, open_desk)
    assert "Another window or program has the store open" in dialog.status.strip.text
    assert not is_sealed(store_file())
    other.close()
    click(qtbot, open_desk, dialog.set)
    assert is_sealed(store_file())


def test_the_dialog_stays_until_the_work_is_done(qtbot: QtBot, open_desk: Desk) -> None:
    dialog = asked(open_desk)
    fill(qtbot, (dialog.new.first, PASSPHRASE), (dialog.new.again, PASSPHRASE))
    qtbot.mouseClick(dialog.set, Qt.MouseButton.LeftButton)
    assert dialog.status.is_busy
    assert not dialog.close_button.isEnabled()
    dialog.reject()
    open_desk.lock.lock()
    assert dialog.isVisible()
    settle(open_desk)
    assert dialogs_left(open_desk) == []
    assert open_desk.kept.link.is_open


# --- with one ---


def test_the_passphrase_is_changed(qtbot: QtBot, sealed_desk: Desk) -> None:
    dialog = asked(sealed_desk)
    assert dialog.focusWidget() is dialog.old
    fill(qtbot, (dialog.old, PASSPHRASE), (dialog.new.first, OTHER), (dialog.new.again, OTHER))
    click(qtbot, sealed_desk, dialog.set)
    assert said(sealed_desk) == "The passphrase is changed."
    sealed_desk.lock.lock()
    settle(sealed_desk)
    type_passphrase(qtbot, sealed_desk, OTHER)
    assert plans_in(sealed_desk) == [ZEBULON]


def test_the_passphrase_is_removed(qtbot: QtBot, sealed_desk: Desk) -> None:
    dialog = asked(sealed_desk)
    fill(qtbot, (dialog.old, PASSPHRASE))
    click(qtbot, sealed_desk, dialog.remove)
    assert "not encrypted any more" in said(sealed_desk)
    assert not is_sealed(store_file())
    assert not sealed_desk.lock.idle.is_on
    assert plans_in(sealed_desk) == [ZEBULON]


@pytest.mark.parametrize("what", ["change", "remove"])
def test_only_who_knows_the_old_one_can_change_or_remove_it(
    qtbot: QtBot, sealed_desk: Desk, what: str
) -> None:
    dialog = asked(sealed_desk)
    fill(qtbot, (dialog.old, OTHER), (dialog.new.first, OTHER), (dialog.new.again, OTHER))
    button = dialog.set if what == "change" else dialog.remove
    click(qtbot, sealed_desk, button)
    assert dialog.status.strip.text == "That is not the passphrase of the plans; type it again."
    assert dialog.old.selectedText() == OTHER
    fill(qtbot, (dialog.old, PASSPHRASE))
    click(qtbot, sealed_desk, button)
    assert "Wait 1 second" in dialog.status.strip.text
    assert is_sealed(store_file())
    dialog.reject()


def test_how_long_until_it_locks_is_kept(qtbot: QtBot, sealed_desk: Desk) -> None:
    dialog = asked(sealed_desk)
    assert dialog.minutes.value() == 10
    dialog.minutes.setValue(3)
    dialog.reject()
    assert load_settings().lock_after_min == 3
    assert sealed_desk.settings.value.lock_after_min == 3


# --- where there is none to set ---


def test_a_servers_disk_is_the_clinics_matter(
    qtbot: QtBot, dialogs: FileDialogs, server_place: str
) -> None:
    window = open_window(qtbot, dialogs, server_place)
    desk = the_desk(window)
    qtbot.waitUntil(lambda: desk.kept.link.is_open, timeout=20_000)
    dialog = asked(desk)
    [lead] = [label for label in dialog.findChildren(QLabel) if "server" in label.text()]
    assert "Whoever runs it" in lead.text()
    assert not dialog.set.isVisible()
    dialog.reject()
    window.close()


def test_before_the_store_is_open_there_is_nothing_to_set(window: MainWindow) -> None:
    desk = the_desk(window)
    desk.kept.link.lock()
    desk.lock.ask()
    assert dialogs_left(desk) == []
    assert "cannot be reached now" in said(desk)
