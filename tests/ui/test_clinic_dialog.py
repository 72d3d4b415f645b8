"""The clinic's letterhead: chosen once, seen at once, printed on every handout."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_plan
from desks import AnsweredDialogs
from logos import a_logo, a_png
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.delivery.export import handout_pdf
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.settings import Settings, load_settings
from rehabplanner.ui.clinic_dialog import ClinicDialog
from rehabplanner.ui.desk import Desk
from rehabplanner.ui.file_dialogs import FileDialogs

CLINIC = Clinic(name="Sample Clinic", therapist="Sample Therapist", phone="555 0100")


@pytest.fixture
def dialog(qtbot: QtBot, dialogs: AnsweredDialogs) -> Iterator[ClinicDialog]:
    yield from _shown(qtbot, dialogs, CLINIC)


@pytest.fixture
def dialog_with_logo(qtbot: QtBot, dialogs: AnsweredDialogs) -> Iterator[ClinicDialog]:
    yield from _shown(qtbot, dialogs, CLINIC.replace(logo=a_logo()))


def _shown(qtbot: QtBot, dialogs: FileDialogs, clinic: Clinic) -> Iterator[ClinicDialog]:
    made = ClinicDialog(Settings(clinic=clinic), dialogs)
    qtbot.addWidget(made)
    made.show()
    yield made


def choose(qtbot: QtBot, dialog: ClinicDialog) -> None:
    qtbot.mouseClick(dialog.logo.choose, Qt.MouseButton.LeftButton)


def sentences(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_chosen_logo_is_seen_and_kept(
    qtbot: QtBot, dialog: ClinicDialog, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    assert "No logo" in sentences(dialog)
    assert not dialog.logo.remove.isEnabled()
    dialogs.answer = tmp_path / "logo.png"
    dialogs.answer.write_bytes(a_png())
    choose(qtbot, dialog)
    logo = dialog.value().clinic.logo
    assert logo is not None
    assert logo.size == (300, 100)
    assert dialog.logo.preview.accessibleName() == "The clinic's logo"
    assert dialog.logo.preview.pixmap().toImage().pixelColor(100, 28).name() == "#0b4a66"
    assert dialog.value().clinic == CLINIC.replace(logo=logo)


def test_a_logo_stays_while_other_fields_change(
    qtbot: QtBot, dialog_with_logo: ClinicDialog
) -> None:
    dialog_with_logo.phone.setFocus()
    qtbot.keyClicks(dialog_with_logo.phone, "7")
    assert dialog_with_logo.value().clinic == CLINIC.replace(phone="555 01007", logo=a_logo())


def test_a_removed_logo_is_gone_and_the_keyboard_goes_on(
    qtbot: QtBot, dialog_with_logo: ClinicDialog
) -> None:
    dialog = dialog_with_logo
    dialog.activateWindow()
    dialog.logo.remove.setFocus()
    qtbot.keyClick(dialog.logo.remove, Qt.Key.Key_Space)
    assert dialog.value().clinic == CLINIC
    assert "No logo" in sentences(dialog)
    assert dialog.focusWidget() is dialog.logo.choose


def test_a_changed_mind_leaves_the_logo_as_it_was(
    qtbot: QtBot, dialog_with_logo: ClinicDialog, dialogs: AnsweredDialogs
) -> None:
    dialogs.answer = None
    choose(qtbot, dialog_with_logo)
    assert dialog_with_logo.value().clinic.logo == a_logo()


def test_what_is_no_picture_is_told_in_the_dialog_until_one_is_chosen(
    qtbot: QtBot, dialog_with_logo: ClinicDialog, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    dialog = dialog_with_logo
    told = "This is not a PNG, JPEG or SVG picture; choose one of these."
    dialogs.answer = tmp_path / "logo.png"
    dialogs.answer.write_text("No picture.")
    choose(qtbot, dialog)
    assert told in sentences(dialog)
    assert dialog.value().clinic.logo == a_logo()
    dialogs.answer.write_bytes(a_png(50, 50))
    choose(qtbot, dialog)
    assert told not in sentences(dialog)


def test_a_mistake_in_another_field_does_not_lose_the_logo(
    qtbot: QtBot, dialog_with_logo: ClinicDialog
) -> None:
    dialog_with_logo.name.setText("Clinic €")
    dialog_with_logo.accept()
    assert dialog_with_logo.isVisible()
    assert any("take out U+20AC" in sentence for sentence in sentences(dialog_with_logo))
    dialog_with_logo.name.setText("Clinic")
    assert dialog_with_logo.value().clinic.logo == a_logo()


def test_the_logo_chosen_in_the_window_is_kept_and_printed(
    qtbot: QtBot,
    desk: Desk,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answered(dialog: ClinicDialog) -> bool:
        choose(qtbot, dialog)
        dialog.accept()
        return True

    monkeypatch.setattr(ClinicDialog, "exec", answered)
    dialogs.answer = tmp_path / "logo.png"
    dialogs.answer.write_bytes(a_png())
    desk.actions.named("Clinic and paper…").trigger()
    kept = load_settings().clinic.logo
    assert kept is not None
    assert kept == desk.settings.value.clinic.logo
    pdf = handout_pdf(a_plan(), desk.settings.value.clinic, HandoutOptions())
    assert kept.pixels in pdf
