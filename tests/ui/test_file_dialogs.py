"""The system's dialogs: the name that is written is the name that was confirmed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from rehabplanner.ui.file_dialogs import FileDialogs

Asked = list[str]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asked]:
    """Answers each dialog in turn; gives what every one of them suggested."""

    def answering(*names: Path | str) -> Asked:
        left, suggested = list(map(str, names)), Asked()

        def ask(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
            suggested.append(start)
            return left.pop(0), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return suggested

    return answering


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plan", "plan.json"),
        ("plan.json", "plan.json"),
        ("PLAN.JSON", "PLAN.JSON"),
        ("Dr. Smith", "Dr. Smith.json"),
        ("plan.v2", "plan.v2.json"),
        ("plan.pdf", "plan.pdf.json"),
    ],
)
def test_a_plan_file_always_ends_as_the_open_dialog_looks_for_it(
    qtbot: QtBot, answers: Callable[..., Asked], tmp_path: Path, typed: str, written: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers(tmp_path / typed)
    assert FileDialogs().plan_to_save(parent, "plan.json") == tmp_path / written


def test_a_file_is_never_replaced_under_a_name_the_dialog_has_not_asked_about(
    qtbot: QtBot, answers: Callable[..., Asked], tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    (tmp_path / "sheet.pdf").touch()
    suggested = answers(tmp_path / "sheet", "")
    assert FileDialogs().handout_to_save(parent, str(tmp_path / "x.pdf")) is None
    assert suggested[1] == str(tmp_path / "sheet.pdf")


def test_everything_as_one_file_ends_as_the_open_dialog_looks_for_it(
    qtbot: QtBot, answers: Callable[..., Asked], tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers(tmp_path / "clinic")
    assert FileDialogs().archive_to_save(parent, "all.zip") == tmp_path / "clinic.zip"
