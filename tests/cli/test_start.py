"""What the command line loads before it does anything: nothing that another command needs."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("parser", "pydantic"),
        ("diagnoses", "pydantic"),
        ("lists", "reportlab"),
        ("plans", "reportlab"),
        ("plans", "pikepdf"),
        ("screening", "reportlab"),
        ("parser", "sqlalchemy"),
        ("kept_plans", "reportlab"),
        ("copies", "PySide6"),
        ("sheets", "reportlab"),
        ("sheets", "pikepdf"),
        ("sheets", "PySide6"),
    ],
)
def test_what_is_heavy_waits_until_a_command_needs_it(module: str, heavy: str) -> None:
    script = f"import sys, rehabplanner.cli.{module}; sys.exit({heavy!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
