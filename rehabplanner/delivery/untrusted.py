"""Opens a PDF from outside so that a broken or hostile one is refused and does no harm."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from rehabplanner.delivery.locking import PasswordNeeded, as_typed
from rehabplanner.refusal import Refusal

if TYPE_CHECKING:
    from pikepdf import Pdf

MAX_PDF_BYTES: Final = 10_000_000
"""Far more than any handout needs (about 100 kB)."""

_MAX_UNPACKED: Final = 8_000_000
"""Bytes that one packed part may unpack to: much more than any part of a handout."""


_BROKEN: Final = (AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError)
"""What pikepdf raises, beside its own errors, when a part is not what a PDF has there."""

_LETTERS: Final = "".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in "Filter")
_PACKING: Final = r"[\s\0]*/(?!LZW|RL|RunLength)[\w.-]+(?=[\s\0/\[\]<>()%])"
_RISKY_PACKING: Final = re.compile(
    rf"/{_LETTERS}(?=[\s\0/\[\]<>()%])(?!{_PACKING}|[\s\0]*\[(?:{_PACKING})*[\s\0]*\])".encode()
)
"""A part packed in one of the two ways that qpdf unpacks without a limit (LZW, run length), or in
a way that is not written out plainly. No handout has one."""


@contextmanager
def opened(pdf: bytes, name: str, password: str | None = None) -> Iterator["Pdf"]:
    """The PDF, to be read inside the `with`. Its objects must not be used after it.

    Raises Refusal when it cannot be opened, and when the reading shows that it is damaged;
    PasswordNeeded when it is locked with another password than this.
    """
    import pikepdf  # heavy: only when it is needed

    if len(pdf) > MAX_PDF_BYTES:
        limit = f"over {MAX_PDF_BYTES // 1_000_000} MB"
        raise Refusal(f"{name} is too large to be a handout ({limit}); choose a handout.")
    if _RISKY_PACKING.search(pdf):
        raise without_a_plan(name)
    _tame_pikepdf()
    try:
        with _document(pdf, password) as document:
            yield document
    except pikepdf.PasswordError as error:
        raise _locked(name, password) from error
    except (pikepdf.PikepdfError, *_BROKEN) as error:
        raise Refusal(f"{name} is damaged; open another copy, or the plan file.") from error


def without_a_plan(name: str) -> Refusal:
    """Says that the PDF is a sound one, but not a handout with its plan."""
    return Refusal(
        f"{name} holds no plan; choose a plan file, or a handout that rehabplanner has exported."
    )


def _document(pdf: bytes, password: str | None) -> "Pdf":
    import pikepdf

    how = partial(pikepdf.open, attempt_recovery=False, suppress_warnings=True)
    try:
        return how(BytesIO(pdf))
    except pikepdf.PasswordError:
        if not password:
            raise
    return how(BytesIO(pdf), password=as_typed(password))


def _locked(name: str, password: str | None) -> PasswordNeeded:
    if password is None:
        return PasswordNeeded(f"{name} is locked; give its password to open it.")
    return PasswordNeeded(f"This is not the password of {name}; try again.")


@cache
def _tame_pikepdf() -> None:
    """Holds for the whole program: a few kilobytes of PDF could unpack to gigabytes."""
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(
        flate_max_memory=_MAX_UNPACKED,
        png_max_memory=_MAX_UNPACKED,
        tiff_max_memory=_MAX_UNPACKED,
    )
    logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # the refusal says it all
