"""What tests of the command line say and hear: a line with its exit code and what it printed."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pypdf

from rehabplanner import resources

NAME = "Sample Patient"
WHO = ("--patient", NAME, "--side", "left")
KEYS = [file.name.removesuffix(".json") for file in resources.json_files("library/diagnoses")]
COMMANDS = (
    *("diagnoses", "exercises", "red-flags", "new", "screen", "refer"),
    *("review", "export", "open", "figures"),
    *("plans", "keep", "take", "history", "backup", "archive", "unarchive"),
)


class Done(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Done]


def new(do: Command, diagnosis: str, path: Path, *more: str, name: str = NAME) -> Done:
    return do("new", diagnosis, "--patient", name, "--side", "left", "-o", path, *more)


def two_plans(plan_file: Path) -> tuple[Path, Path]:
    second = plan_file.with_name("second.json")
    second.write_bytes(plan_file.read_bytes())
    return plan_file, second


def is_one_sentence(done: Done, code: int = 2) -> None:
    assert done.code == code
    assert done.out == ""
    assert done.err.endswith(".\n")
    assert done.err.count("\n") == 1
    assert len(done.err) < 500
    assert "Traceback" not in done.err
    assert NAME not in done.err


def text(pdf: Path) -> str:
    """All words of a PDF without the spaces, so that line ends do not matter."""
    pages = pypdf.PdfReader(pdf).pages
    return packed(" ".join(page.extract_text() for page in pages))


def packed(words: str) -> str:
    return "".join(words.split())


def disk_is_full(_: int) -> None:
    raise OSError(28, "No space left on device")
