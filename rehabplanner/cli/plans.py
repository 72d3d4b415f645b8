"""Plans as files: a new draft, and the plan that a handout carries."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from rehabplanner.cli.intake import is_screened, patient, screened, today
from rehabplanner.cli.passwords import known_password
from rehabplanner.cli.printing import say_problem
from rehabplanner.delivery.locking import PasswordNeeded
from rehabplanner.delivery.opening import open_any
from rehabplanner.domain import charting
from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.domain.screening import Screening, Urgency
from rehabplanner.library.choosing import choose_protocol
from rehabplanner.library.drafting import draft_plan
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol
from rehabplanner.library.reading import read_library
from rehabplanner.refusal import NotPlannable, Refusal
from rehabplanner.storage.plan_file import read_plan, save_plan

_URGENT: Final[dict[Urgency | None, str]] = {
    "emergency": "Emergency: medical help now",
    "same-day": "Medical assessment today",
}


def draft(options: Namespace) -> int:
    """Write the first plan for a diagnosis; a red flag that stops everything makes none."""
    library = read_library()
    protocol = choose_protocol(library, options.diagnosis)
    plan = _drafted(library, protocol, options)
    if is_screened(options):
        found = screened(library, protocol.diagnosis, options, {})
        _refuse_hard_stop(protocol.diagnosis, found)
        plan = charting.screen(plan, found)
    write_plan(plan, options.output)
    if not plan.screenings:
        say_problem("No red-flag screening yet; “rehabplanner screen” records one.")
    print(f"{protocol.diagnosis.name}: plan with {len(plan.stages)} stages in {options.output}")
    return 0


def take_out(options: Namespace) -> int:
    """Write the plan that a handout carries to a plan file."""
    password = known_password(options.password_file)
    try:
        plan = open_any(options.handout, password)
    except PasswordNeeded as refusal:
        if password is not None:
            raise
        raise Refusal(
            f"{options.handout.name} is locked; give its password with --password-file FILE."
        ) from refusal
    write_plan(plan, options.output)
    print(options.output)
    return 0


def _drafted(library: Library, protocol: Protocol, options: Namespace) -> Plan:
    named = patient(options)
    try:
        return draft_plan(
            library,
            protocol,
            created=today(),
            patient=named,
            side=options.side,
            goal=options.goal,
            minutes_per_day=options.minutes,
        )
    except ValidationError as error:
        raise Refusal(f"The plan's {problem(error)}.") from error


def _refuse_hard_stop(diagnosis: Diagnosis, found: Screening) -> None:
    if found.bars == "everything":
        flags = " ".join(f"--flag {raised.flag.key}" for raised in found.raised)
        raise NotPlannable(
            f"{_URGENT[found.urgency]} and no plan;"
            f" “rehabplanner refer {diagnosis.key} {flags} ...” writes the referral note."
        )


def write_plan(plan: Plan, path: Path) -> None:
    """Write the plan file; a plan may be replaced, anything else is left alone."""
    if path.exists():
        read_plan(path)
    save_plan(plan, path)
