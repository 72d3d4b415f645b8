"""Handouts with a password: locked on the way out, unlocked on the way in."""

from pathlib import Path

import pikepdf
import pytest
from builders import a_plan
from desks import AnsweredDialogs, drafted
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rehabplanner.delivery.export import export_handout
from rehabplanner.delivery.opening import open_any
from rehabplanner.domain import edits
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.password_dialogs import NewPasswordDialog, UnlockDialog
from rehabplanner.ui.window import MainWindow

SECRET = "blue heron 7"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    export_handout(a_plan(), path, Clinic(), HandoutOptions(), password=SECRET)
    return path


def asked(window: MainWindow) -> UnlockDialog:
    dialog = window.findChild(UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    return dialog


def click_ok(qtbot: QtBot, dialog: NewPasswordDialog | UnlockDialog) -> None:
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)


def test_a_handout_is_exported_locked(
    qtbot: QtBot, desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    session = drafted(desk)
    session.edit("Change knee", edits.set_side, "left")
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export_locked()
    dialog = window.findChild(NewPasswordDialog)
    assert isinstance(dialog, NewPasswordDialog)
    qtbot.keyClicks(dialog.password, SECRET)
    qtbot.keyClicks(dialog.again, SECRET)
    click_ok(qtbot, dialog)
    qtbot.waitUntil(lambda: "by phone" in window.strip.text, timeout=20_000)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(dialogs.answer)
    assert open_any(dialogs.answer, SECRET) == session.plan
    assert SECRET not in window.strip.text


def test_a_new_password_is_typed_twice_alike_and_is_long_enough(qtbot: QtBot) -> None:
    dialog = NewPasswordDialog()
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.password, "heron")
    assert "too short" in dialog.wrong.text()
    qtbot.keyClicks(dialog.password, "s7")
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.again, "herons8")
    assert dialog.wrong.text() == "The two are not the same."
    dialog.again.setText("herons7")
    assert dialog.ok.isEnabled()


def test_the_password_can_be_shown(qtbot: QtBot) -> None:
    dialog = NewPasswordDialog()
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.password, "herons7")
    assert "herons7" not in dialog.password.displayText()
    dialog.shown.click()
    assert dialog.password.displayText() == "herons7"


def test_cancelling_the_password_exports_nothing(
    qtbot: QtBot, desk: Desk, window: MainWindow, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    drafted(desk).edit("Change knee", edits.set_side, "left")
    dialogs.answer = tmp_path / "sheet.pdf"
    desk.handover.export_locked()
    dialog = window.findChild(NewPasswordDialog)
    assert isinstance(dialog, NewPasswordDialog)
    dialog.reject()
    window.worker.finish()
    assert not dialogs.answer.exists()


def test_a_locked_handout_asks_until_the_password_fits(
    qtbot: QtBot, desk: Desk, window: MainWindow, locked: Path
) -> None:
    desk.open_plan(locked)
    dialog = asked(window)
    qtbot.keyClicks(dialog.password, "blue")
    click_ok(qtbot, dialog)
    assert dialog.isVisible()
    assert "not the password" in dialog.wrong.text()
    assert desk.page is None
    qtbot.keyClicks(dialog.password, SECRET)  # what was wrong is selected, so this replaces it
    click_ok(qtbot, dialog)
    assert desk.open_page.session.plan == a_plan()


def test_giving_up_on_a_locked_handout_leaves_everything_as_it_was(
    desk: Desk, window: MainWindow, locked: Path
) -> None:
    before = drafted(desk)
    desk.open_plan(locked)
    asked(window).reject()
    assert desk.open_page.session is before
    assert window.strip.text == ""


def test_a_file_that_is_gone_meanwhile_is_told_in_the_strip(
    qtbot: QtBot, desk: Desk, window: MainWindow, locked: Path
) -> None:
    desk.open_plan(locked)
    dialog = asked(window)
    locked.unlink()
    qtbot.keyClicks(dialog.password, SECRET)
    click_ok(qtbot, dialog)
    assert not dialog.isVisible()
    assert "sheet.pdf" in window.strip.text
