"""A therapist opens what they have: the plan file, or the handout with the plan inside."""

from pathlib import Path

from rehabplanner.delivery.carrying import carried_plan
from rehabplanner.delivery.untrusted import MAX_PDF_BYTES
from rehabplanner.domain.plan import Plan
from rehabplanner.storage.plan_file import read_plan

_PDF = b"%PDF-"


def open_any(path: Path, password: str | None = None) -> Plan:
    """The plan in a plan file or a handout; the content tells which it is, not the name.

    Raises Refusal, with what is wrong and what to do; of these PasswordNeeded (see `locking`) when
    the handout is locked and the password is missing or wrong.
    """
    pdf = _pdf(path)
    return read_plan(path) if pdf is None else carried_plan(pdf, path.name, password)


def is_handout(path: Path) -> bool:
    """True when the file is a PDF, whatever its name says."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except (OSError, ValueError):
        return False


def _pdf(path: Path) -> bytes | None:
    """The file when it is a PDF, and one byte more than allowed when it is too large."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_PDF))
            return start + file.read(MAX_PDF_BYTES) if start == _PDF else None
    except (OSError, ValueError):
        return None  # reading it as a plan file tells why
