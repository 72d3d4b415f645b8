"""Arguments that several commands share, and the words for wrong use."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE

_MOST_STAGES = 20

Add = Callable[[str, str], ArgumentParser]
"""Adds a command: its name and what it does."""


class Parser(ArgumentParser):
    """Tells wrong use in one sentence, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            UNREADABLE_OR_WRONG_USE,
            f"{self.prog}: {message}; “{self.prog} --help” shows how to use it.\n",
        )


def add_diagnosis(command: ArgumentParser) -> None:
    command.add_argument(
        "diagnosis", metavar="DIAGNOSIS", help="a key, a name, a nickname or an ICD-10-CM code"
    )


def add_patient(command: ArgumentParser) -> None:
    command.add_argument("--patient", metavar="NAME", required=True, help="as it is to be printed")
    command.add_argument(
        "--side", choices=("left", "right", "both"), required=True, help="which knee"
    )


def add_flags(command: ArgumentParser) -> None:
    command.add_argument(
        "--flag",
        metavar="KEY",
        action="append",
        default=[],
        help="a red flag that was found; again for more; “rehabplanner red-flags” lists them",
    )
    command.add_argument(
        "--note", metavar="TEXT", default="", help="what was seen of the first flag"
    )
    command.add_argument("--age", type=whole_number, metavar="N", help="the patient's age in years")
    command.add_argument(
        "--fresh-injury", action="store_true", help="in the last 7 days, without an X-ray"
    )


def add_screening(command: ArgumentParser) -> None:
    add_flags(command)
    command.add_argument("--no-red-flags", action="store_true", help="all were asked, none found")


def add_json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="for programs")


def add_paper(command: ArgumentParser) -> None:
    command.add_argument(
        "--paper", choices=("letter", "a4"), help="default: as in the window's settings"
    )


def add_output(command: ArgumentParser, what: str, does: str) -> None:
    command.add_argument("-o", "--output", type=Path, metavar=what, required=True, help=does)


def add_password(command: ArgumentParser, words: str) -> None:
    """Never the password itself: everybody on the machine can see a command's arguments."""
    command.add_argument(
        "--password-file", type=Path, metavar="FILE", help=f"{words} (- asks for it)"
    )


def whole_number(words: str) -> int:
    try:
        return int(words)
    except ValueError as error:
        raise ArgumentTypeError(f"{words!r} is no whole number") from error


def at_least_one(words: str) -> int:
    if not (words.isascii() and words.isdigit() and int(words) >= 1):
        raise ArgumentTypeError(f"{words!r} is no number from 1 on")
    return int(words)


def stage_choice(words: str) -> int | None:
    """A stage's number from 1; None for today's."""
    if words == "today":
        return None
    if not (words.isascii() and words.isdigit() and 1 <= int(words) <= _MOST_STAGES):
        raise ArgumentTypeError(f"{words!r} is no stage; give a number or “today”")
    return int(words)
