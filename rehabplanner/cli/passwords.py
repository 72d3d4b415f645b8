"""Passwords from a file, from another program or from the keyboard; never from the arguments."""

import sys
from getpass import getpass
from pathlib import Path

from rehabplanner.delivery.locking import refuse_weak
from rehabplanner.refusal import Refusal

_LONGEST_LINE = 1000


def known_password(file: Path | None) -> str | None:
    """The first line of the file; for "-" what is typed or comes from another program."""
    return None if file is None else _first_line(file, is_new=False)


def asked_password(question: str) -> str:
    """What is typed at the terminal, unseen."""
    try:
        return getpass(question)
    except EOFError as error:
        raise Refusal("No password was typed; try again.") from error


def new_password(file: Path | None) -> str | None:
    """As `known_password`, typed twice. Raises Refusal for one that cannot lock a handout."""
    if file is None:
        return None
    password = _first_line(file, is_new=True)
    refuse_weak(password)
    return password


def _first_line(file: Path, *, is_new: bool) -> str:
    try:
        if str(file) == "-":
            line = _typed(is_new=is_new)
        else:
            with file.open(encoding="utf-8-sig") as lines:
                line = lines.readline(_LONGEST_LINE)
    except (OSError, ValueError, EOFError) as error:
        raise Refusal("Cannot read the password; name a text file that holds it.") from error
    return line.rstrip("\r\n")


def _typed(*, is_new: bool) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline(_LONGEST_LINE)
    typed = getpass("Password: ")
    if is_new and getpass("The same password again: ") != typed:  # a slip would lock all out
        raise Refusal("The two passwords differ; try again.")
    return typed
