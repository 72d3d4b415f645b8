"""What the therapist tells about the patient in front of them: the name and what was screened."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError

from rehabplanner.domain.diagnosis import Diagnosis
from rehabplanner.domain.people import Patient
from rehabplanner.domain.problem import problem
from rehabplanner.domain.screening import Screening
from rehabplanner.library.library import Library
from rehabplanner.library.screening import screening
from rehabplanner.refusal import Refusal


def today() -> date:
    return date.today()  # noqa: DTZ011 - the date at this desk


def patient(options: Namespace) -> Patient:
    try:
        return Patient(name=options.patient)
    except ValidationError as error:
        raise Refusal(f"The patient's {problem(error)}.") from error


def is_screened(options: Namespace) -> bool:
    """True when a screening is told. Raises Refusal when it contradicts itself or is cut short."""
    if options.flag and options.no_red_flags:
        raise Refusal("Give --flag or --no-red-flags, not both.")
    told = bool(options.flag or options.no_red_flags)
    if not told and (options.note or options.age is not None or options.fresh_injury):
        raise Refusal(
            "--note, --age and --fresh-injury belong to a screening;"
            " add --flag KEY, or --no-red-flags."
        )
    return told


def screened(
    library: Library, diagnosis: Diagnosis, options: Namespace, before: Mapping[str, str]
) -> Screening:
    """The screening of today. `before` are flags that still wait for their outcome, with notes."""
    try:
        return screening(
            library,
            diagnosis,
            {**before, **_notes(options)},
            on=today(),
            age=options.age,
            fresh_injury=options.fresh_injury,
        )
    except ValidationError as error:
        raise Refusal(f"The screening's {problem(error)}.") from error


def _notes(options: Namespace) -> dict[str, str]:
    notes = dict.fromkeys(options.flag, "")
    if options.flag:
        notes[options.flag[0]] = options.note
    elif options.note:
        raise Refusal("--note tells what was seen of a red flag; add --flag KEY.")
    return notes
