"""The wheel carries everything: what works in the checkout works where it is installed."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from rehabplanner import resources

ROOT = Path(__file__).parent.parent
LIBRARY = "rehabplanner/resources/library"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout with what is installed here: no network, nothing left."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--wheel-dir", str(folder)]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = folder.glob("rehabplanner-*.whl")
    return built


def test_the_wheel_carries_the_whole_library(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()

    def count(folder: str) -> int:
        return sum(name.startswith(f"{LIBRARY}/{folder}/") for name in names)

    assert count("exercises") == 131
    assert count("diagnoses") == 15
    assert count("advice") == len(resources.json_files("library/advice"))
    for name in ("sources.json", "guidance.json"):
        assert f"{LIBRARY}/{name}" in names


def test_the_wheel_carries_every_module_and_no_tests(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rehabplanner").rglob("*.py")}

    assert modules <= names
    assert "rehabplanner/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "dev"))]


def test_a_plan_is_drafted_and_exported_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    ZipFile(wheel).extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=elsewhere,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    here = python("-c", "import rehabplanner; print(rehabplanner.__file__)")
    assert here.startswith(str(installed))
    patient = ("--patient", "Sample", "--side", "left")
    python("-m", "rehabplanner", "new", "runner's knee", *patient, "-o", "plan.json")
    python("-m", "rehabplanner", "export", "plan.json", "-o", "sheet.pdf")

    assert (elsewhere / "sheet.pdf").read_bytes().startswith(b"%PDF-")
