"""Waiting for the store behind a dialog, and answering what it asks first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.ui.store_link import StoreLink


def settle(link: StoreLink) -> None:
    """Until all that was asked for is on the screen; an answer may lead to another question."""
    for _ in range(4):
        link.finish()
        QApplication.processEvents()


def question(parent: QWidget) -> QMessageBox:
    """What is being asked over the parent."""
    box = parent.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box


def words(parent: QWidget) -> str:
    box = question(parent)
    return f"{box.text()} {box.informativeText()}"


def answer(qtbot: QtBot, parent: QWidget, button: str) -> None:
    [found] = [each for each in question(parent).buttons() if each.text() == button]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
