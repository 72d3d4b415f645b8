"""The preview says before the export what the export would refuse."""

from desks import drafted
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rehabplanner.domain.people import Patient
from rehabplanner.ui.desk import Desk


def test_letters_that_cannot_be_printed_are_named_in_the_preview(qtbot: QtBot, desk: Desk) -> None:
    session = drafted(desk)
    preview = desk.open_page.preview
    session.edit("Choose side", lambda plan: plan.replace(side="left"))
    session.edit("Change name", lambda plan: plan.replace(patient=Patient(name="王小明")))
    qtbot.waitUntil(lambda: preview.is_current, timeout=20_000)
    shown = " ".join(label.text() for label in preview.findChildren(QLabel) if label.isVisible())
    assert "The sheet cannot print these letters of the patient's name: 小, 明, 王;" in shown
    session.edit("Change name", lambda plan: plan.replace(patient=Patient(name="Wang Xiaoming")))
    qtbot.waitUntil(lambda: preview.is_current, timeout=20_000)
    assert preview.document.pageCount() > 0
    assert preview.view.isVisible()
