"""The command line: the window's jobs for scripts, batch printing and machines without a screen."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from rehabplanner import __version__
from rehabplanner.delivery.export import export_contact_sheet, export_handout
from rehabplanner.delivery.opening import open_any
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.choosing import choose_protocol
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.reading import read_library
from rehabplanner.library.searching import exercise_index
from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE, Refusal
from rehabplanner.settings import load_settings
from rehabplanner.storage.plan_file import read_plan, save_plan


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(
            UNREADABLE_OR_WRONG_USE,
            f"{self.prog}: {message}; “{self.prog} --help” shows how to use it.\n",
        )


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code: 0 done, 1 no, 2 wrong use or input."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):  # a letter the terminal lacks must not stop the work
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.exit_code
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk behind "> list.txt"
        return _cannot_print(error)
    except KeyboardInterrupt:
        print("Stopped; what was finished before stays.", file=sys.stderr)
        return 130
    return code


def _cannot_print(error: OSError) -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the end of Python tries
    reason = (error.strerror or "it failed").lower()
    print(f"Cannot print the answer ({reason}); free some space and try again.", file=sys.stderr)
    return UNREADABLE_OR_WRONG_USE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="rehabplanner",
        description="Plan staged knee rehabilitation. Without arguments the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    command = commands.add_parser("diagnoses", help="list the diagnoses")
    command.add_argument("--json", action="store_true", help="for programs")
    command.set_defaults(command=_diagnoses)

    command = commands.add_parser("exercises", help="list the exercises")
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument("--search", metavar="TEXT", default="", help="only those with these words")
    command.add_argument("--diagnosis", metavar="KEY", help="only the menu of this diagnosis")
    command.add_argument("--stage", type=int, metavar="N", help="only the menu of this stage")
    command.set_defaults(command=_exercises)

    command = commands.add_parser("new", help="draft a plan")
    command.add_argument("diagnosis", metavar="DIAGNOSIS", help="a key, a name or a nickname")
    command.add_argument("--patient", metavar="NAME", required=True)
    command.add_argument("--side", choices=("left", "right", "both"), required=True)
    command.add_argument("--goal", metavar="TEXT", default="", help="what the patient wants to do")
    command.add_argument("--minutes", type=int, metavar="N", help="minutes a day")
    command.add_argument("-o", "--output", type=Path, metavar="PLAN", required=True)
    command.set_defaults(command=_new)

    command = commands.add_parser("export", help="make the patient's PDF")
    command.add_argument("plans", nargs="+", type=Path, metavar="PLAN")
    command.add_argument("-o", "--output", metavar="FILE|FOLDER", required=True)
    command.add_argument("--paper", choices=("letter", "a4"), help="default: as in the settings")
    command.add_argument("--language", choices=("en",), default="en")
    command.add_argument("--large-print", action="store_true", help="18 points instead of 13")
    command.add_argument("--no-plan", action="store_true", help="leave the plan out of the PDF")
    command.set_defaults(command=_export)

    command = commands.add_parser("figures", help="draw all exercises on a contact sheet")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    command.add_argument("--paper", choices=("letter", "a4"), help="default: as in the settings")
    command.set_defaults(command=_figures)

    command = commands.add_parser("open", help="take the plan out of a handout")
    command.add_argument("handout", type=Path, metavar="HANDOUT", help="a PDF that was exported")
    command.add_argument("-o", "--output", type=Path, metavar="PLAN", required=True)
    command.set_defaults(command=_open)
    return parser


def _diagnoses(options: argparse.Namespace) -> int:
    diagnoses = [protocol.diagnosis for protocol in read_library().protocols.values()]
    if options.json:
        _print_json(
            {
                "key": diagnosis.key,
                "name": diagnosis.name,
                "synonyms": list(diagnosis.synonyms),
                "icd10": [code.code for code in diagnosis.icd10],
                "plannable": diagnosis.plannable,
            }
            for diagnosis in diagnoses
        )
        return 0
    for diagnosis in diagnoses:
        mark = "" if diagnosis.plannable else "  (refer, not plannable)"
        print(f"{diagnosis.key}{mark}\n    {diagnosis.name}")
        print(f"    also: {', '.join(diagnosis.synonyms)}")
        print(f"    ICD-10-CM: {', '.join(code.code for code in diagnosis.icd10)}")
    return 0


def _exercises(options: argparse.Namespace) -> int:
    library = read_library()
    found = exercise_index(_offered(library, options)).search(options.search)
    if options.json:
        _print_json(
            {
                "key": exercise.key,
                "name": exercise.name,
                "category": exercise.category,
                "unilateral": exercise.laterality == "unilateral",
            }
            for exercise in found
        )
    else:
        for exercise in found:
            print(f"{exercise.key:24} {exercise.category:11} {exercise.name}")
    return 0


def _offered(library: Library, options: argparse.Namespace) -> list[Exercise]:
    """All exercises, or those on the menu of a diagnosis, or of one of its stages."""
    if options.diagnosis is None:
        if options.stage is not None:
            raise Refusal("--stage needs --diagnosis: say whose stage you mean.")
        return list(library.exercises.values())
    protocol = choose_protocol(library, options.diagnosis)
    keys = {entry.exercise for stage in _stages(protocol, options.stage) for entry in stage.menu}
    return [exercise for key, exercise in library.exercises.items() if key in keys]


def _stages(protocol: Protocol, number: int | None) -> Sequence[Any]:
    if number is None:
        return protocol.stages
    if not 1 <= number <= len(protocol.stages):
        raise Refusal(
            f"{protocol.diagnosis.name} has {len(protocol.stages)} stages;"
            " --stage takes one of their numbers."
        )
    return protocol.stages[number - 1 : number]


def _new(options: argparse.Namespace) -> int:
    library = read_library()
    protocol = choose_protocol(library, options.diagnosis)
    plan = _draft(library, protocol, options)
    _save(plan, options.output)
    print(f"{protocol.diagnosis.name}: plan with {len(plan.stages)} stages in {options.output}")
    return 0


def _save(plan: Plan, path: Path) -> None:
    if path.exists():
        read_plan(path)  # a plan may be replaced; anything else is left alone
    save_plan(plan, path)


def _draft(library: Library, protocol: Protocol, options: argparse.Namespace) -> Plan:
    try:
        patient = Patient(name=options.patient)
    except ValidationError as error:
        raise Refusal(f"The patient's {problem(error)}.") from error
    try:
        return draft_plan(
            library,
            protocol,
            created=date.today(),  # noqa: DTZ011 - the date at this desk
            patient=patient,
            side=options.side,
            goal=options.goal,
            minutes_per_day=options.minutes,
        )
    except ValidationError as error:
        raise Refusal(f"The plan's {problem(error)}.") from error


def _export(options: argparse.Namespace) -> int:
    settings = load_settings()
    handout = HandoutOptions(
        paper=options.paper or settings.paper,
        language=options.language,
        large_print=options.large_print,
    )
    is_folder = options.output.endswith(("/", os.sep))  # a Path would forget it
    targets = _targets(options.plans, Path(options.output), is_folder=is_folder)
    code = 0
    for number, (source, target) in enumerate(targets.items(), 1):
        try:
            export_handout(
                read_plan(source), target, settings.clinic, handout, carry=not options.no_plan
            )
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            code = max(code, refusal.exit_code)
            continue
        print(f"[{number}/{len(targets)}] {target}" if len(targets) > 1 else target, flush=True)
    return code


def _figures(options: argparse.Namespace) -> int:
    exercises = list(read_library().exercises.values())
    export_contact_sheet(exercises, options.output, options.paper or load_settings().paper)
    print(options.output)
    return 0


def _open(options: argparse.Namespace) -> int:
    _save(open_any(options.handout), options.output)
    print(options.output)
    return 0


def _targets(plans: Sequence[Path], output: Path, *, is_folder: bool) -> dict[Path, Path]:
    """Where each plan's handout goes: the named file, or its own name in the named folder."""
    unique = list(dict.fromkeys(plans))
    if len(unique) == 1 and not is_folder and not output.is_dir():
        return {unique[0]: output}
    if output.is_file() or output.suffix.lower() == ".pdf":
        raise Refusal(f"{output.name} is one file; name a folder for {len(unique)} handouts.")
    targets = {plan: output / f"{plan.stem}.pdf" for plan in unique}
    if len(set(targets.values())) < len(targets):
        raise Refusal("Two of the plans have the same file name; export them one by one.")
    return targets


def _print_json(entries: Iterable[dict[str, object]]) -> None:
    print(json.dumps(list(entries), indent=2))
