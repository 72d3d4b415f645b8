"""What the therapist chooses about the sheet, apart from what the plan says."""

from typing import Literal

from rehabplanner.domain.language import DEFAULT
from rehabplanner.domain.record import Language, Record

Paper = Literal["letter", "a4"]


class HandoutOptions(Record):
    """The paper and the language of the sheet."""

    paper: Paper = "letter"
    language: Language = DEFAULT
