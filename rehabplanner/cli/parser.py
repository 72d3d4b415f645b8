"""The grammar of the command line: every command with its arguments and what help says of them."""

from argparse import ArgumentParser
from pathlib import Path

from rehabplanner import __version__
from rehabplanner.cli import commands
from rehabplanner.cli.arguments import (
    Add,
    Parser,
    add_diagnosis,
    add_flags,
    add_json,
    add_output,
    add_paper,
    add_password,
    add_patient,
    add_screening,
    stage_choice,
    whole_number,
)
from rehabplanner.cli.store_parser import add_store, add_store_commands


def parser() -> ArgumentParser:
    whole = Parser(
        prog="rehabplanner",
        description="Plan staged knee rehabilitation. Without a command the window opens.",
        epilog="“rehabplanner COMMAND --help” tells more about a command.",
    )
    whole.add_argument(
        "-V",  # its width lines up the commands too
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help="tell the version and exit",
    )
    add_store(whole, "a server or a file: open the window with the plans there", default=None)
    group = whole.add_subparsers(
        title="commands", required=True, metavar="COMMAND", parser_class=Parser
    )

    def add(name: str, does: str) -> ArgumentParser:
        return group.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")

    for entry in (_lists, _new, _screen, _refer, _review, _export, _open, _figures):
        entry(add)
    add_store_commands(add)
    return whole


def _lists(add: Add) -> None:
    command = add("diagnoses", "list the diagnoses")
    add_json(command)
    command.set_defaults(command=commands.diagnoses)

    command = add("exercises", "list the exercises")
    add_json(command)
    command.add_argument("--search", metavar="TEXT", default="", help="only those with these words")
    command.add_argument("--diagnosis", metavar="KEY", help="only the menu of this diagnosis")
    command.add_argument(
        "--stage", type=whole_number, metavar="N", help="only its menu in this stage"
    )
    command.set_defaults(command=commands.exercises)

    command = add("red-flags", "list the red flags to ask about, the most urgent first")
    add_json(command)
    command.add_argument("--diagnosis", metavar="KEY", help="only those of this diagnosis")
    command.set_defaults(command=commands.red_flags)


def _new(add: Add) -> None:
    command = add("new", "draft a plan")
    add_diagnosis(command)
    add_patient(command)
    command.add_argument("--goal", metavar="TEXT", default="", help="what the patient wants to do")
    command.add_argument(
        "--minutes", type=whole_number, metavar="N", help="the patient's time a day"
    )
    add_screening(command)
    add_output(command, "PLAN", "the plan file to write")
    command.set_defaults(command=commands.new)


def _screen(add: Add) -> None:
    command = add("screen", "record a red-flag screening in a plan")
    command.add_argument("plan", type=Path, metavar="PLAN", help="a plan file")
    add_screening(command)
    command.add_argument("--outcome", metavar="TEXT", help="a physician's clearance, in words")
    command.add_argument("--by", metavar="WHO", default="", help="who gave it")
    command.set_defaults(command=commands.screen)


def _refer(add: Add) -> None:
    command = add("refer", "write the referral note for red flags")
    add_diagnosis(command)
    add_patient(command)
    add_flags(command)
    add_paper(command)
    add_output(command, "FILE", "the PDF to write")
    command.set_defaults(command=commands.refer)


def _review(add: Add) -> None:
    command = add("review", "tell what a careful colleague would say about a plan")
    command.add_argument("plan", type=Path, metavar="PLAN", help="a plan file")
    add_json(command)
    command.set_defaults(command=commands.review)


def _export(add: Add) -> None:
    command = add("export", "make the patient's PDF")
    command.add_argument("plans", nargs="+", type=Path, metavar="PLAN", help="plan files")
    # as words: a Path would forget the slash that makes a folder
    command.add_argument(
        "-o", "--output", metavar="FILE|FOLDER", required=True, help="a PDF; a folder for many"
    )
    add_paper(command)
    command.add_argument("--language", choices=("en",), default="en", help="default: en")
    command.add_argument("--large-print", action="store_true", help="18 points instead of 13")
    command.add_argument(
        "--stage",
        action="append",
        default=[],
        type=stage_choice,
        metavar="N|today",
        help="only this stage; again for more of them, the first one in full",
    )
    _add_kinds_of_sheet(command)
    add_password(command, "lock the PDF with the password in this file")
    command.set_defaults(command=commands.export)


def _add_kinds_of_sheet(command: ArgumentParser) -> None:
    command.add_argument(
        "--therapist-copy",
        action="store_true",
        help="codes, sources, overrides and teach-back prompts, instead of the patient's sheet",
    )
    command.add_argument("--no-plan", action="store_true", help="leave the plan out of the PDF")


def _open(add: Add) -> None:
    command = add("open", "take the plan out of a handout")
    command.add_argument("handout", type=Path, metavar="HANDOUT", help="a PDF that was exported")
    add_output(command, "PLAN", "the plan file to write")
    add_password(command, "the PDF is locked with the password in this file")
    command.set_defaults(command=commands.take_out)


def _figures(add: Add) -> None:
    command = add("figures", "draw all exercises on a contact sheet")
    add_output(command, "FILE", "the PDF to write")
    add_paper(command)
    command.set_defaults(command=commands.figures)
