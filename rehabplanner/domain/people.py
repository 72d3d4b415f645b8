"""The people and places a plan names."""

import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from rehabplanner.domain.logo import Logo
from rehabplanner.domain.record import Note, Record

_ALLOWED_IN_NAMES = frozenset("LMNP")  # letters, marks, numbers, punctuation (Unicode categories)
_ALLOWED_TOO = frozenset(" +")  # a telephone number may begin with a plus


def _printable_name(name: str) -> str:
    for character in name:
        if (
            character not in _ALLOWED_TOO
            and unicodedata.category(character)[0] not in _ALLOWED_IN_NAMES
        ):
            raise ValueError(
                f"a name holds letters, digits and punctuation; take out U+{ord(character):04X}"
            )
    return name


Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=120),
    AfterValidator(_printable_name),
]
"""A person's or clinic's name: up to 120 letters, digits, spaces and punctuation marks."""


class Patient(Record):
    """Whose plan it is; as little as the therapist wants."""

    name: Name = ""
    born: date | None = None


class Clinic(Record):
    """Who made the plan and whom to call, as printed on the handout."""

    name: Name = ""
    therapist: Name = ""
    phone: Name = ""
    address: Note = ""
    logo: Logo | None = None
