"""Sheets of paper as PDFs: the patient's, the therapist's copy and the figures of all exercises."""

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from rehabplanner.cli.batch import do_each, meant_files
from rehabplanner.cli.passwords import new_password
from rehabplanner.cli.printing import say_problem
from rehabplanner.delivery.export import (
    export_contact_sheet,
    export_handout,
    export_therapist_copy,
)
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.choice import position
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.reading import read_library
from rehabplanner.refusal import Refusal
from rehabplanner.review.review import open_findings, review
from rehabplanner.settings import Settings, load_settings
from rehabplanner.storage.plan_file import read_plan


def export(options: Namespace) -> int:
    """Write each plan's sheet; a plan that cannot be printed does not stop the others."""
    settings = load_settings()
    targets = _targets(options)
    password = new_password(options.password_file)

    def write(source: Path) -> Path:
        _export_one(source, targets[source], settings, options, password)
        return targets[source]

    return do_each(targets, write)


def draw_figures(options: Namespace) -> int:
    exercises = list(read_library().exercises.values())
    export_contact_sheet(exercises, options.output, options.paper or load_settings().paper)
    print(options.output)
    return 0


def _export_one(
    source: Path, target: Path, settings: Settings, options: Namespace, password: str | None
) -> None:
    plan = read_plan(source)
    told = _handout_options(plan, settings, options)
    if options.therapist_copy:
        export_therapist_copy(plan, target, settings.clinic, told, password=password)
    else:
        carry = not options.no_plan
        export_handout(plan, target, settings.clinic, told, carry=carry, password=password)
        _say_stops(plan, source)


def _say_stops(plan: Plan, source: Path) -> None:
    """Nobody looks at a review panel here; the sheet is written all the same."""
    stops = open_findings(review(plan), "stop")
    if stops:
        counted = "1 stop" if len(stops) == 1 else f"{len(stops)} stops"
        say_problem(f"{source.name}: {counted} open; “rehabplanner review” says which.")


def _handout_options(plan: Plan, settings: Settings, options: Namespace) -> HandoutOptions:
    today = position(plan, plan.current_stage)
    return HandoutOptions(
        paper=options.paper or settings.paper,
        language=options.language,
        large_print=options.large_print,
        stages=tuple(today if number is None else number for number in options.stage),
    )


def _targets(options: Namespace) -> dict[Path, Path]:
    """Where each plan's sheet goes: the named file, or its own name in the named folder."""
    plans = meant_files(options.plans)
    output = Path(options.output)
    is_folder = options.output.endswith(("/", os.sep)) or output.is_dir()
    if len(plans) == 1 and not is_folder:
        return {plans[0]: output}
    if output.is_file() or (output.suffix.lower() == ".pdf" and not output.is_dir()):
        raise Refusal(f"{output.name} is one file; name a folder for the handouts.")
    ending = "-therapist.pdf" if options.therapist_copy else ".pdf"
    return _named_in(output, plans, ending)


def _named_in(folder: Path, plans: Sequence[Path], ending: str) -> dict[Path, Path]:
    targets = {plan: folder / f"{plan.stem}{ending}" for plan in plans}
    if len({str(target).casefold() for target in targets.values()}) < len(targets):
        raise Refusal("Two of the plans have the same file name; export them one by one.")
    return targets
