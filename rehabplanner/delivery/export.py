"""The handout as a file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rehabplanner.delivery.carrying import carrying
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Paper
from rehabplanner.storage.atomic import write_atomic


def handout_pdf(plan: Plan, clinic: Clinic, options: HandoutOptions) -> bytes:
    """The plan's handout. Raises Refusal when it cannot be printed as it is."""
    from rehabplanner.handout.compose import compose
    from rehabplanner.handout.render import render  # reportlab is heavy: only when it is needed

    return render(compose(plan, clinic, options))


def export_handout(
    plan: Plan, path: Path, clinic: Clinic, options: HandoutOptions, *, carry: bool = True
) -> None:
    """Write the handout to a PDF file, whole or not at all.

    carry: put the plan inside, so that the next visit can start from the handout

    Raises Refusal when it cannot be printed or written, or when the path holds something that is
    not a PDF.
    """
    refuse_to_replace_other_files(path)
    pdf = handout_pdf(plan, clinic, options)
    write_atomic(path, carrying(pdf, plan) if carry else pdf, private=False)


def refuse_to_replace_other_files(path: Path) -> None:
    """Raises Refusal when a file that is not a PDF stands where the handout would go."""
    try:
        with path.open("rb") as file:
            start = file.read(5)
    except OSError:
        return  # nothing there, or nothing readable: writing will tell
    if start and start != b"%PDF-":
        raise Refusal(f"{path.name} exists and is not a PDF; choose another name for the handout.")


def export_contact_sheet(exercises: Sequence[Exercise], path: Path, paper: Paper) -> None:
    """Write a PDF with the figures of these exercises. Raises Refusal as `export_handout` does."""
    from rehabplanner.handout.contact_sheet import contact_sheet

    refuse_to_replace_other_files(path)
    write_atomic(path, contact_sheet(exercises, paper), private=False)


def default_name(created: date, suffix: str) -> str:
    """A file name without a word about the patient."""
    return f"knee-plan-{created.isoformat()}{suffix}"
