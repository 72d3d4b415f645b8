"""A mistake in the program: the work is kept, and the dialog says so only when it is true."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from rehabplanner.refusal import Refusal
from rehabplanner.ui.errors import install_error_dialog


@pytest.fixture
def said(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the dialog told the therapist."""
    told: list[str] = []
    before = sys.excepthook
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.informativeText()))
    yield told
    sys.excepthook = before


def test_the_work_is_kept_and_the_dialog_says_so(said: list[str]) -> None:
    kept: list[str] = []
    install_error_dialog(lambda: kept.append("yes"))
    sys.excepthook(ValueError, ValueError("a patient's name"), None)
    assert kept == ["yes"]
    assert said[0].startswith("Your plan is kept.")
    assert "patient's name" not in said[0]


def test_work_that_could_not_be_kept_is_not_called_kept(said: list[str]) -> None:
    def full_disk() -> None:
        raise Refusal("Cannot write it.")

    install_error_dialog(full_disk)
    sys.excepthook(ValueError, ValueError("x"), None)
    assert "save the plan before you close" in said[0]
    assert "is kept" not in said[0]
