"""The command line: the window's jobs for scripts, batch printing and machines without a screen."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from getpass import getpass
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NoReturn

from pydantic import ValidationError

from rehabplanner import __version__
from rehabplanner.delivery.export import export_contact_sheet, export_handout, export_referral
from rehabplanner.delivery.locking import PasswordNeeded, refuse_weak
from rehabplanner.delivery.opening import open_any
from rehabplanner.domain import charting
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.people import Patient
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.domain.screening import Bar, Outcome, Screening, Urgency
from rehabplanner.handout.choice import position
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.choosing import choose_protocol
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.reading import read_library
from rehabplanner.library.screening import CLOT, referral, screening
from rehabplanner.library.searching import exercise_index
from rehabplanner.refusal import UNREADABLE_OR_WRONG_USE, NotPlannable, Refusal
from rehabplanner.review.finding import Finding
from rehabplanner.review.place import place_name
from rehabplanner.review.review import open_findings, review, summary
from rehabplanner.settings import load_settings
from rehabplanner.storage.plan_file import read_plan, save_plan

_LONGEST_LINE = 1000
_MOST_STAGES = 20

_URGENT: Final[dict[Urgency | None, str]] = {
    "emergency": "Emergency: medical help now",
    "same-day": "Medical assessment today",
}
_SCREENED: Final[dict[Bar | None, str]] = {
    None: "Recorded; the plan may be handed out.",
    "exercises": "Recorded; the plan gives advice only until the outcome is recorded.",
    "everything": "Recorded; the patient must be referred and the plan gives no handout.",
}


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
    _add_screening(command)
    command.add_argument("-o", "--output", type=Path, metavar="PLAN", required=True)
    command.set_defaults(command=_new)

    command = commands.add_parser("screen", help="record a red-flag screening in a plan")
    command.add_argument("plan", type=Path, metavar="PLAN")
    _add_screening(command)
    command.add_argument("--outcome", metavar="TEXT", help="a physician's clearance, in words")
    command.add_argument("--by", metavar="WHO", default="", help="who gave it")
    command.set_defaults(command=_screen)

    command = commands.add_parser("refer", help="write the referral note for red flags")
    command.add_argument("diagnosis", metavar="DIAGNOSIS", help="a key, a name or a nickname")
    command.add_argument("--patient", metavar="NAME", required=True)
    command.add_argument("--side", choices=("left", "right", "both"), required=True)
    _add_flags(command)
    command.add_argument("--paper", choices=("letter", "a4"), help="default: as in the settings")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    command.set_defaults(command=_refer)

    command = commands.add_parser("review", help="what a careful colleague would say about a plan")
    command.add_argument("plan", type=Path, metavar="PLAN")
    command.add_argument("--json", action="store_true", help="for programs")
    command.set_defaults(command=_review)

    command = commands.add_parser("export", help="make the patient's PDF")
    command.add_argument("plans", nargs="+", type=Path, metavar="PLAN")
    command.add_argument("-o", "--output", metavar="FILE|FOLDER", required=True)
    command.add_argument("--paper", choices=("letter", "a4"), help="default: as in the settings")
    command.add_argument("--language", choices=("en",), default="en")
    command.add_argument("--large-print", action="store_true", help="18 points instead of 13")
    command.add_argument(
        "--stage",
        action="append",
        default=[],
        type=_stage_choice,
        metavar="N|today",
        help="only this stage; again for more of them, the first one in full",
    )
    command.add_argument("--no-plan", action="store_true", help="leave the plan out of the PDF")
    _add_password(command, "lock the PDF with the password in this file")
    command.set_defaults(command=_export)

    command = commands.add_parser("figures", help="draw all exercises on a contact sheet")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    command.add_argument("--paper", choices=("letter", "a4"), help="default: as in the settings")
    command.set_defaults(command=_figures)

    command = commands.add_parser("open", help="take the plan out of a handout")
    command.add_argument("handout", type=Path, metavar="HANDOUT", help="a PDF that was exported")
    command.add_argument("-o", "--output", type=Path, metavar="PLAN", required=True)
    _add_password(command, "the PDF is locked with the password in this file")
    command.set_defaults(command=_open)
    return parser


def _add_flags(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--flag", metavar="KEY", action="append", default=[], help="what was found"
    )
    command.add_argument(
        "--note", metavar="TEXT", default="", help="what was seen of the first one"
    )
    command.add_argument("--age", type=int, metavar="N", help="the patient's age in years")
    command.add_argument("--fresh-injury", action="store_true", help="in the last 7 days, no X-ray")


def _add_screening(command: argparse.ArgumentParser) -> None:
    _add_flags(command)
    command.add_argument("--no-red-flags", action="store_true", help="all were asked, none found")


def _stage_choice(words: str) -> int | None:
    """A stage's number from 1; None for today's."""
    if words == "today":
        return None
    if not (words.isascii() and words.isdigit() and 1 <= int(words) <= _MOST_STAGES):
        raise argparse.ArgumentTypeError(f"{words!r} is no stage; give a number or “today”")
    return int(words)


def _add_password(command: argparse.ArgumentParser, words: str) -> None:
    """Never the password itself: everybody on the machine can see a command's arguments."""
    command.add_argument(
        "--password-file", type=Path, metavar="FILE", help=f"{words} (- asks for it)"
    )


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
    if _is_screened(options):
        found = _screening(library, protocol.diagnosis, options)
        _refuse_hard_stop(protocol.diagnosis, found)
        plan = charting.screen(plan, found)
    _save(plan, options.output)
    if not plan.screenings:
        print("No red-flag screening yet; “rehabplanner screen” records one.", file=sys.stderr)
    print(f"{protocol.diagnosis.name}: plan with {len(plan.stages)} stages in {options.output}")
    return 0


def _screen(options: argparse.Namespace) -> int:
    plan = read_plan(options.plan)
    if options.outcome is not None:
        plan = _with_outcome(plan, options)
    else:
        if not _is_screened(options):
            raise Refusal("Say what was found: --flag KEY, or --no-red-flags.")
        if options.no_red_flags and plan.bars:
            raise NotPlannable(
                "The plan waits for the outcome of a medical assessment;"
                " record it with --outcome TEXT --by WHO."
            )
        found = _screening(read_library(), plan.diagnosis, options, _open_flags(plan))
        plan = charting.screen(plan, found)
    save_plan(plan, options.plan)
    print(_SCREENED[plan.bars])
    return 0


def _with_outcome(plan: Plan, options: argparse.Namespace) -> Plan:
    if not plan.screenings or _is_screened(options):
        raise Refusal("An outcome answers to a screening that is in the plan; record that first.")
    try:
        outcome = Outcome(on=_today(), by=options.by, words=options.outcome)
    except ValidationError as error:
        raise Refusal(f"The outcome's {problem(error)}.") from error
    return charting.record_outcome(plan, outcome)


def _refer(options: argparse.Namespace) -> int:
    library, settings = read_library(), load_settings()
    diagnosis = choose_protocol(library, options.diagnosis).diagnosis
    if not options.flag and not diagnosis.plannable:
        options.flag = [CLOT]
    if not options.flag:
        raise Refusal("Say what was found with --flag KEY; one for each red flag.")
    found = _screening(library, diagnosis, options)
    told = referral(library, diagnosis, found, _patient(options), options.side)
    export_referral(told, options.output, settings.clinic, options.paper or settings.paper)
    print(options.output)
    return 0


def _is_screened(options: argparse.Namespace) -> bool:
    if options.flag and options.no_red_flags:
        raise Refusal("Give --flag or --no-red-flags, not both.")
    return bool(options.flag or options.no_red_flags)


def _open_flags(plan: Plan) -> dict[str, str]:
    """What was found before and still waits for its outcome, with its notes."""
    if plan.bars is None:
        return {}
    return {raised.flag.key: raised.note for raised in plan.screenings[-1].raised}


def _screening(
    library: Library,
    diagnosis: Diagnosis,
    options: argparse.Namespace,
    before: Mapping[str, str] = MappingProxyType({}),
) -> Screening:
    notes = dict.fromkeys(options.flag, "")
    if options.flag:
        notes[options.flag[0]] = options.note
    notes = {**before, **notes}
    try:
        return screening(
            library,
            diagnosis,
            notes,
            on=_today(),
            age=options.age,
            fresh_injury=options.fresh_injury,
        )
    except ValidationError as error:
        raise Refusal(f"The screening's {problem(error)}.") from error


def _refuse_hard_stop(diagnosis: Diagnosis, found: Screening) -> None:
    if found.bars == "everything":
        flags = " ".join(f"--flag {raised.flag.key}" for raised in found.raised)
        raise NotPlannable(
            f"{_URGENT[found.urgency]} and no plan;"
            f" “rehabplanner refer {diagnosis.key} {flags} ...” writes the referral note."
        )


def _save(plan: Plan, path: Path) -> None:
    if path.exists():
        read_plan(path)  # a plan may be replaced; anything else is left alone
    save_plan(plan, path)


def _draft(library: Library, protocol: Protocol, options: argparse.Namespace) -> Plan:
    patient = _patient(options)
    try:
        return draft_plan(
            library,
            protocol,
            created=_today(),
            patient=patient,
            side=options.side,
            goal=options.goal,
            minutes_per_day=options.minutes,
        )
    except ValidationError as error:
        raise Refusal(f"The plan's {problem(error)}.") from error


def _patient(options: argparse.Namespace) -> Patient:
    try:
        return Patient(name=options.patient)
    except ValidationError as error:
        raise Refusal(f"The patient's {problem(error)}.") from error


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the date at this desk


def _review(options: argparse.Namespace) -> int:
    plan = read_plan(options.plan)
    found = review(plan)
    if options.json:
        _print_json(_as_json(plan, finding) for finding in found)
    else:
        for finding in found:
            answer = f" (decided: {finding.override.reason})" if finding.override else ""
            print(f"{finding.severity}: {place_name(plan, finding.place)}")
            print(f"    {finding.message}{answer} [{', '.join(finding.sources)}]")
        print(summary(found))
    return 1 if open_findings(found, "stop") else 0


def _as_json(plan: Plan, finding: Finding) -> dict[str, object]:
    """One that the therapist has decided to go on with has its reason in `override`."""
    entry: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity,
        "where": place_name(plan, finding.place),
        "message": finding.message,
        "source": ", ".join(finding.sources),
    }
    return {**entry, "override": finding.override.reason} if finding.override else entry


def _export(options: argparse.Namespace) -> int:
    settings = load_settings()
    handout = HandoutOptions(
        paper=options.paper or settings.paper,
        language=options.language,
        large_print=options.large_print,
    )
    is_folder = options.output.endswith(("/", os.sep))  # a Path would forget it
    targets = _targets(options.plans, Path(options.output), is_folder=is_folder)
    password = _password(options.password_file, new=True)
    code = 0
    for number, (source, target) in enumerate(targets.items(), 1):
        try:
            plan = read_plan(source)
            today = position(plan, plan.current_stage)
            chosen = tuple(today if number is None else number for number in options.stage)
            export_handout(
                plan,
                target,
                settings.clinic,
                handout.replace(stages=chosen),
                carry=not options.no_plan,
                password=password,
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
    password = _password(options.password_file)
    try:
        plan = open_any(options.handout, password)
    except PasswordNeeded as refusal:
        if password is not None:
            raise
        raise Refusal(
            f"{options.handout.name} is locked; give its password with --password-file FILE."
        ) from refusal
    _save(plan, options.output)
    print(options.output)
    return 0


def _password(file: Path | None, *, new: bool = False) -> str | None:
    """The first line of the file; for "-" what is typed."""
    if file is None:
        return None
    try:
        if str(file) == "-":
            password = _typed_password(new=new)
        else:
            with file.open(encoding="utf-8-sig") as lines:
                password = lines.readline(_LONGEST_LINE)
    except (OSError, ValueError, EOFError) as error:
        raise Refusal("Cannot read the password; name a text file that holds it.") from error
    password = password.rstrip("\r\n")
    if new:
        refuse_weak(password)
    return password


def _typed_password(*, new: bool) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline(_LONGEST_LINE)
    typed = getpass("Password: ")
    if new and getpass("The same password again: ") != typed:  # a slip would lock all out
        raise Refusal("The two passwords differ; try again.")
    return typed


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
