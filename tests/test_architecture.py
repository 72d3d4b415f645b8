"""The house rules, checked by the tools that know them, so that plain pytest checks them too."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _check(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_rooms_import_only_what_lies_below_them() -> None:
    _check("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")


def test_types_agree() -> None:
    _check("-m", "mypy")


def test_the_code_is_clean() -> None:
    _check("-m", "ruff", "check")


def test_the_code_is_formatted() -> None:
    _check("-m", "ruff", "format", "--check")


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("rehabplanner.handout.options", "reportlab"),
        ("rehabplanner.handout.phrases", "reportlab"),
        ("rehabplanner.handout.compose", "reportlab"),
        ("rehabplanner.delivery.export", "reportlab"),
        ("rehabplanner.cli", "reportlab"),
        ("rehabplanner.cli", "PySide6"),
        ("rehabplanner.handout.render", "PySide6"),
        ("rehabplanner.storage.stored", "sqlalchemy"),
        ("rehabplanner.storage.backups", "sqlalchemy"),
        ("rehabplanner.app", "sqlalchemy"),
    ],
)
def test_what_is_heavy_waits_until_it_is_needed(module: str, heavy: str) -> None:
    _check("-c", f"import sys, {module}; sys.exit({heavy!r} in sys.modules)")
