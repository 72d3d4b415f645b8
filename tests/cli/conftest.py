"""What every test of the command line gets: a way to run a line, a plan and its sheet."""

from pathlib import Path

import pytest
from cli.lines import WHO, Command, Done

from rehabplanner.cli import run
from rehabplanner.delivery.export import export_handout
from rehabplanner.domain.people import Clinic
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.storage.plan_file import read_plan


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line and gives its exit code and what it printed."""

    def doing(*arguments: str | Path) -> Done:
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse ends the program itself
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return doing


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan and its sheet, from which each test takes its own copies."""
    folder = tmp_path_factory.mktemp("made-once")
    plan, sheet = folder / "plan.json", folder / "sheet.pdf"
    assert run(["new", "patellofemoral-pain", *WHO, "-o", str(plan)]) == 0
    export_handout(read_plan(plan), sheet, Clinic(), HandoutOptions())
    return folder


@pytest.fixture
def plan_file(made_once: Path, tmp_path: Path) -> Path:
    """A plan for patellofemoral pain that nobody has screened."""
    path = tmp_path / "plan.json"
    path.write_bytes((made_once / "plan.json").read_bytes())
    return path


@pytest.fixture
def sheet(made_once: Path, plan_file: Path) -> Path:
    """The patient's sheet beside its plan."""
    path = plan_file.with_name("sheet.pdf")
    path.write_bytes((made_once / "sheet.pdf").read_bytes())
    return path
