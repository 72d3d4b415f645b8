"""The command line as a whole: wrong use, help, and terminals, pipes and disks that fail."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli.lines import COMMANDS, WHO, Command, is_one_sentence, two_plans

from rehabplanner import __version__


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["new"],
        ["new", "bakers-cyst"],
        ["new", "bakers-cyst", "--patient", "A"],
        ["new", "bakers-cyst", "--patient", "A", "--side", "left"],
        ["export"],
        ["export", "plan.json"],
        ["export", "-o", "sheet.pdf"],
        ["export", "plan.json", "-o", "sheet.pdf", "--paper", "a3"],
        ["export", "plan.json", "-o", "sheet.pdf", "--language", "xx"],
        ["diagnoses", "now"],
        ["screen"],
        ["refer", "dvt"],
        ["review"],
        ["figures"],
        ["open"],
        ["open", "sheet.pdf"],
        ["open", "-o", "plan.json"],
        ["plans", "--limit", "0"],
        ["plans", "--store"],
        ["plans", "--store", "mysql://desk@server/clinic"],
        ["keep"],
        ["take"],
        ["take", "plan-1"],
        ["take", "plan-1", "-o", "plan.json", "--revision", "first"],
        ["history"],
        ["backup", "--restore", "yesterday"],
        ["backup", "--list", "--restore", "2026-11-21"],
        ["archive"],
        ["unarchive"],
        ["--store"],
        ["--store", ""],
    ],
)
def test_wrong_usage_is_told_in_one_sentence_with_a_way_to_help(
    do: Command, arguments: list[str]
) -> None:
    done = do(*arguments)

    is_one_sentence(done)
    assert "--help” shows how to use it" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(do: Command, command: str) -> None:
    done = do(command, "--help")

    assert (done.code, done.err) == (0, "")
    assert f"rehabplanner {command}" in done.out


def test_a_stop_by_the_keyboard_is_told_without_a_traceback(
    do: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rehabplanner.cli.diagnoses.read_catalogue", stop)

    is_one_sentence(do("diagnoses"), code=130)


def _program(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "rehabplanner", *arguments]
    return subprocess.run(command, check=False, stderr=subprocess.PIPE, **more)


def test_the_program_says_its_version() -> None:
    done = _program("--version", stdout=subprocess.PIPE)

    assert done.returncode == 0
    assert done.stdout.decode().strip() == f"rehabplanner {__version__}"


def _nobody_reads() -> io.FileIO:
    reader, writer = os.pipe()
    os.close(reader)  # like "| head" that is gone
    return io.FileIO(writer, "w")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with _nobody_reads() as gone:
        done = _program("exercises", "--json", stdout=gone)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_batch_goes_on_when_nobody_reads_its_progress(plan_file: Path) -> None:
    plans = map(str, two_plans(plan_file))
    folder = plan_file.with_name("sheets")
    with _nobody_reads() as gone:
        done = _program("export", *plans, "-o", str(folder), stdout=gone)

    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in folder.iterdir()) == ["plan.pdf", "second.pdf"]


def test_a_terminal_that_lacks_a_letter_is_no_error(tmp_path: Path) -> None:
    done = _program(
        "diagnoses", stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stderr) == (0, b"")

    path = tmp_path / "Müller 😀.json"
    done = _program(
        *("new", "bakers-cyst", *WHO, "--no-red-flags", "-o", str(path)),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = _program("diagnoses", stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Cannot print the answer")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file descriptors")
@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_output_does_not_stop_the_work(tmp_path: Path, closed: int) -> None:
    path = tmp_path / "plan.json"
    line = f'exec "$0" -m rehabplanner new bakers-cyst "$@" {closed}>&-'
    arguments = (*WHO, "--no-red-flags", "-o", path)

    done = subprocess.run(
        ["sh", "-c", line, sys.executable, *arguments], check=False, capture_output=True
    )

    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert path.is_file()
