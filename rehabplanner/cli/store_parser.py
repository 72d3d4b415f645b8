"""The grammar of the commands that work on the store of plans."""

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rehabplanner.cli import commands
from rehabplanner.cli.arguments import (
    Add,
    add_json,
    add_output,
    add_password,
    at_least_one,
)


def add_store_commands(add: Add) -> None:
    for entry in (_plans, _keep, _take, _history, _backup, _archive, _unarchive):
        entry(add)


def _plans(add: Add) -> None:
    command = add("plans", "list the plans of the store, the newest first")
    command.add_argument("--search", metavar="TEXT", default="", help="only those with these words")
    command.add_argument("--limit", type=at_least_one, metavar="N", help="so many at most")
    add_json(command)
    _end(command, commands.plans)


def _keep(add: Add) -> None:
    command = add("keep", "put plan files into the store")
    command.add_argument("plans", nargs="+", type=Path, metavar="PLAN", help="plan files")
    _end(command, commands.keep)


def _take(add: Add) -> None:
    command = add("take", "write a plan of the store to a plan file")
    _add_id(command)
    add_output(command, "PLAN", "the plan file to write")
    command.add_argument(
        "--revision", type=at_least_one, metavar="N", help="as it was then; default: the newest"
    )
    _end(command, commands.take)


def _history(add: Add) -> None:
    command = add("history", "list the revisions of a plan")
    _add_id(command)
    add_json(command)
    _end(command, commands.history)


def _backup(add: Add) -> None:
    command = add("backup", "copy the store's file, one copy a day")
    what = command.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="the copies that there are")
    what.add_argument(
        "--restore",
        type=_day,
        metavar="DAY",
        help="bring back the copy of that day (as 2026-11-21); the store of now is kept aside",
    )
    _end(command, commands.backup)


def _archive(add: Add) -> None:
    command = add("archive", "write all plans with their history to one file")
    add_output(command, "FILE", "the archive to write; everybody who has it can read it")
    _end(command, commands.archive)


def _unarchive(add: Add) -> None:
    command = add("unarchive", "bring the plans of an archive into the store")
    command.add_argument("archive", type=Path, metavar="FILE", help="a file that was archived")
    _end(command, commands.unarchive)


def _add_id(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="as “rehabplanner plans” lists it")


def add_store(command: ArgumentParser, does: str, *, default: str | None = SUPPRESS) -> None:
    command.add_argument("--store", metavar="URL|FILE", type=_place, default=default, help=does)


def _end(command: ArgumentParser, work: Callable[..., int]) -> None:
    # suppressed, it leaves alone what stands before the command
    add_store(command, "not the store of the window's settings but this one")
    add_password(command, "the store opens with the password in this file")
    command.set_defaults(command=work)


def _place(words: str) -> str:
    from rehabplanner.refusal import Refusal
    from rehabplanner.storage.place import checked  # “--help” must not wait for it

    try:
        return checked(words)
    except Refusal as refusal:
        raise ArgumentTypeError(str(refusal).removesuffix(".")) from refusal


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise ArgumentTypeError(f"{words!r} is no day; write it as 2026-11-21") from error
