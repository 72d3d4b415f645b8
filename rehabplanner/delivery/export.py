"""The handout as a file."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from rehabplanner.delivery.carrying import carrying
from rehabplanner.delivery.locking import locked, refuse_weak
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.override import Override
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.referral import Referral
from rehabplanner.handout.options import HandoutOptions
from rehabplanner.library.reading import read_sources
from rehabplanner.library.sources import SourceRegistry
from rehabplanner.refusal import Refusal
from rehabplanner.settings import Paper
from rehabplanner.storage.atomic import write_atomic


def handout_pdf(plan: Plan, clinic: Clinic, options: HandoutOptions) -> bytes:
    """The plan's handout. Raises Refusal when it cannot be printed as it is."""
    from rehabplanner.handout.compose import compose
    from rehabplanner.handout.render import render  # reportlab is heavy: only when it is needed

    return render(compose(plan, clinic, options))


def export_handout(
    plan: Plan,
    path: Path,
    clinic: Clinic,
    options: HandoutOptions,
    *,
    carry: bool = True,
    password: str | None = None,
) -> None:
    """Write the handout to a PDF file, whole or not at all.

    carry: put the plan inside, so that the next visit can start from the handout
    password: lock the handout and the plan inside with it

    Raises Refusal when it cannot be printed, locked or written, or when the path holds something
    that is not a PDF.
    """
    refuse_to_replace_other_files(path)
    if password is not None:
        refuse_weak(password)
    pdf = handout_pdf(plan, clinic, options)
    if carry:
        pdf = carrying(pdf, plan)
    if password is not None:
        pdf = locked(pdf, password)
    write_atomic(path, pdf, private=False)


def therapist_copy_pdf(plan: Plan, clinic: Clinic, options: HandoutOptions) -> bytes:
    """The therapist's copy of the plan. Raises Refusal when it cannot be printed as it is."""
    from rehabplanner.handout.therapist import compose_therapist
    from rehabplanner.handout.therapist_page import render_therapist

    copy = compose_therapist(plan, clinic, options, _sources(), _answered(plan))
    return render_therapist(copy)


def export_therapist_copy(
    plan: Plan,
    path: Path,
    clinic: Clinic,
    options: HandoutOptions,
    *,
    password: str | None = None,
) -> None:
    """Write the therapist's copy to a PDF file; it carries no plan.

    Raises Refusal as `export_handout` does.
    """
    refuse_to_replace_other_files(path)
    if password is not None:
        refuse_weak(password)
    pdf = therapist_copy_pdf(plan, clinic, options)
    write_atomic(path, pdf if password is None else locked(pdf, password), private=False)


@cache
def _sources() -> SourceRegistry:
    """Read once: the preview asks after every edit."""
    return read_sources()


def _answered(plan: Plan) -> dict[Override, str]:
    """What the review says where the therapist has decided to go on."""
    if not plan.overrides:
        return {}
    from rehabplanner.review.review import review  # its dictionaries are heavy

    return {one.override: one.message for one in review(plan) if one.override is not None}


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


def export_referral(referral: Referral, path: Path, clinic: Clinic, paper: Paper) -> None:
    """Write the referral note to a PDF. Raises Refusal as `export_handout` does."""
    from rehabplanner.handout.referral import compose_referral
    from rehabplanner.handout.referral_page import render_referral

    refuse_to_replace_other_files(path)
    note = compose_referral(referral, clinic, paper)
    write_atomic(path, render_referral(note), private=False)


def referral_name(on: date) -> str:
    """A file name without a word about the patient."""
    return f"referral-{on.isoformat()}.pdf"


def default_name(created: date, suffix: str) -> str:
    """A file name without a word about the patient."""
    return f"knee-plan-{created.isoformat()}{suffix}"
