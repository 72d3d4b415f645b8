"""Red flags: recorded in a plan, answered by a physician, or told in a referral note."""

from argparse import Namespace
from typing import Final

from pydantic import ValidationError

from rehabplanner.cli.intake import is_screened, patient, screened, today
from rehabplanner.delivery.export import export_referral
from rehabplanner.domain import charting
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.problem import problem
from rehabplanner.domain.screening import Bar, Outcome
from rehabplanner.library.choosing import choose_protocol
from rehabplanner.library.reading import read_library
from rehabplanner.library.screening import CLOT, referral
from rehabplanner.refusal import NotPlannable, Refusal
from rehabplanner.settings import load_settings
from rehabplanner.storage.plan_file import read_plan, save_plan

_RECORDED: Final[dict[Bar | None, str]] = {
    None: "Recorded; the plan may be handed out.",
    "exercises": "Recorded; the plan gives advice only until the outcome is recorded.",
    "everything": "Recorded; the patient must be referred and the plan gives no handout.",
}


def screen(options: Namespace) -> int:
    """Record what was found, or the outcome of what was found before, in the plan file."""
    plan = read_plan(options.plan)
    is_told = is_screened(options)
    if options.outcome is None:
        plan = _with_screening(plan, options, is_told=is_told)
    else:
        plan = _with_outcome(plan, options, is_told=is_told)
    save_plan(plan, options.plan)
    print(_RECORDED[plan.bars])
    return 0


def refer(options: Namespace) -> int:
    """Write the referral note. A diagnosis that must always be referred is itself the red flag."""
    library, settings = read_library(), load_settings()
    diagnosis = choose_protocol(library, options.diagnosis).diagnosis
    if not options.flag and not diagnosis.plannable:
        options.flag = [CLOT]
    if not options.flag:
        raise Refusal("Say what was found with --flag KEY; one for each red flag.")
    found = screened(library, diagnosis, options, {})
    note = referral(library, diagnosis, found, patient(options), options.side)
    export_referral(note, options.output, settings.clinic, options.paper or settings.paper)
    print(options.output)
    return 0


def _with_screening(plan: Plan, options: Namespace, *, is_told: bool) -> Plan:
    if options.by:
        raise Refusal("--by says who gave an outcome; add --outcome TEXT.")
    if not is_told:
        raise Refusal("Say what was found: --flag KEY, or --no-red-flags.")
    if options.no_red_flags and plan.bars:
        raise NotPlannable(
            "The plan waits for the outcome of a medical assessment;"
            " record it with --outcome TEXT --by WHO."
        )
    found = screened(read_library(), plan.diagnosis, options, _open_flags(plan))
    return charting.screen(plan, found)


def _open_flags(plan: Plan) -> dict[str, str]:
    """What was found before and still waits for its outcome, with its notes."""
    if plan.bars is None:
        return {}
    return {raised.flag.key: raised.note for raised in plan.screenings[-1].raised}


def _with_outcome(plan: Plan, options: Namespace, *, is_told: bool) -> Plan:
    if not plan.screenings or is_told:
        raise Refusal("An outcome answers to a screening that is in the plan; record that first.")
    if not options.by.strip():
        raise Refusal("Say who gave the outcome: add --by WHO.")
    if not options.outcome.strip():
        raise Refusal("Say the outcome in words: --outcome TEXT.")
    try:
        outcome = Outcome(on=today(), by=options.by, words=options.outcome)
    except ValidationError as error:
        raise Refusal(f"The outcome's {problem(error)}.") from error
    return charting.record_outcome(plan, outcome)
